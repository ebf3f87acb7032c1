"""Mail and packed web pages: the part that is read, and what is named only."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.errors import EmptyFileError
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.mail import IMPORTER as MAIL
from ketareview.importing.formats.mhtml import IMPORTER as PAGES
from tests.importing.papers_other.blocks import blocks

_PAGE = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://clinic.example/ketamine
Subject: =?utf-8?Q?Ketamine=20f=C3=BCr=20alle?=
Date: Mon, 1 Mar 2021 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-ID: <frame@x>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://clinic.example/ketamine

<html><head><meta charset=3D"utf-8"></head><body><h1>Ketamine f=C3=BCr alle</h1><p>It helps.</p=
></body></html>
--b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://clinic.example/x.png

AAAA
--b--
"""


def _letter() -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = "Inés Prado <ines@clinic.example>"
    letter["To"] = "reviewer@clinic.example"
    letter["Subject"] = "Two patients on ketamine"
    letter["Date"] = "Mon, 01 Mar 2021 10:00:00 +0000"
    letter.set_content("Dear all,\n\nboth got better.\n")
    return letter


def test_a_packed_page_is_read_with_its_address(tmp_path: Path) -> None:
    path = tmp_path / "x.mhtml"
    path.write_bytes(_PAGE)

    assert PAGES.recognises(path)
    (draft,) = PAGES.read(path, NO_WISHES)

    assert blocks(draft) == [("heading", 1, "Ketamine für alle"), ("paragraph", 0, "It helps.")]
    assert draft.record.title == "Ketamine für alle"
    assert draft.record.url == "https://clinic.example/ketamine"


def test_a_packed_page_of_frames_gives_the_largest(tmp_path: Path) -> None:
    frames = b"<frameset><frame src='cid:1'></frameset>"
    two = _PAGE.replace(b"image/png", b"text/html").replace(b"base64", b"7bit")
    two = two.replace(b"AAAA", b"<p>Inner page.</p>")
    start, end = two.index(b"<html>"), two.index(b"--b\nContent-Type: text/html", 400)
    path = tmp_path / "x.mht"
    path.write_bytes(two[:start] + frames + b"\n" + two[end:])

    (draft,) = PAGES.read(path, NO_WISHES)

    assert blocks(draft) == [("paragraph", 0, "Inner page.")]
    assert "embedded-pages" in draft.left_out


def test_a_packed_page_without_page_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "x.mht"
    path.write_bytes(_PAGE.replace(b"text/html\nContent-ID", b"image/gif\nContent-ID"))

    assert PAGES.recognises(path)
    with pytest.raises(EmptyFileError):
        PAGES.read(path, NO_WISHES)


def test_mail_is_read_with_its_heads(tmp_path: Path) -> None:
    letter = _letter()
    letter.add_attachment(b"x", maintype="application", subtype="pdf", filename="chart.pdf")
    path = tmp_path / "x.eml"
    path.write_bytes(letter.as_bytes())

    assert MAIL.recognises(path)
    assert not PAGES.recognises(path)
    (draft,) = MAIL.read(path, NO_WISHES)

    heads = (
        "From: Inés Prado <ines@clinic.example>\nTo: reviewer@clinic.example\n"
        "Date: Mon, 01 Mar 2021 10:00:00 +0000\nAttached: chart.pdf"
    )
    assert blocks(draft) == [
        ("heading", 1, "Two patients on ketamine"),
        ("paragraph", 0, heads),
        ("paragraph", 0, "Dear all,"),
        ("paragraph", 0, "both got better."),
    ]
    assert draft.left_out == ("attachments",)
    assert draft.record.title == "Two patients on ketamine"
    assert draft.record.authors == (Author(family="Prado", given="Inés"),)
    assert draft.record.year == 2021


def test_mail_is_read_in_its_form_with_headings(tmp_path: Path) -> None:
    letter = _letter()
    letter.add_alternative("<h2>Dear all</h2><ul><li>better</li></ul>", subtype="html")
    path = tmp_path / "letter"
    path.write_bytes(letter.as_bytes())

    assert MAIL.recognises(path)
    (draft,) = MAIL.read(path, NO_WISHES)

    assert blocks(draft)[2:] == [("heading", 2, "Dear all"), ("list-item", 1, "better")]


@pytest.mark.parametrize(
    "sender", ["(" * 50_000, "=?utf-8?q?a?= " * 50_000, "<" * 9_000, '"' * 9_001]
)
def test_senders_without_end_end(tmp_path: Path, sender: str) -> None:
    path = tmp_path / "x.eml"
    path.write_text(
        f"From: {sender}\nDate: {sender}\nSubject: {sender}\n\nHello.", encoding="utf-8"
    )

    (draft,) = MAIL.read(path, NO_WISHES)

    assert blocks(draft)[-1] == ("paragraph", 0, "Hello.")


@pytest.mark.parametrize("before", ["\ufeff", "\n\n", "9000\n", "Received: by a\nX-Route: {}\n"])
def test_what_programs_set_before_mail_is_passed_over(tmp_path: Path, before: str) -> None:
    path = tmp_path / "x.eml"
    head = "From: a@b.example\nSubject: Two patients on ketamine\nMessage-ID: <a@b.example>\n"
    path.write_text(f"{before.format('x' * 9_000)}{head}\nHello.", encoding="utf-8")

    assert MAIL.recognises(path)
    (draft,) = MAIL.read(path, NO_WISHES)
    assert draft.record.title == "Two patients on ketamine"
    assert blocks(draft)[-1] == ("paragraph", 0, "Hello.")


def test_empty_mail_is_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "x.eml"
    path.write_bytes(b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\n")
    with pytest.raises(EmptyFileError):
        MAIL.read(path, NO_WISHES)


@pytest.mark.parametrize(
    "text",
    [
        "Title: Notes\nAuthor: Ines\n\nFrom: here on",
        "From: my notes\nSubject: ketamine\n\nWords.",
        "Date: 2020\nFrom: Vienna\nSubject: a trip\n\nTo: be continued.",
        "PMID- 123\nTI  - Title\n",
        "@article{a, title={b}}",
    ],
)
def test_notes_are_no_mail(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")

    assert not MAIL.recognises(path)
    assert not PAGES.recognises(path)
