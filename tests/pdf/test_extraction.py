"""What is stored of a paper is what it says, and the map back is PDFium's own."""

import random
from pathlib import Path

import pytest
import typst

from ketareview import resources
from ketareview.domain.errors import (
    EmptyFileError,
    EncryptedFileError,
    FileError,
    UnreadableFileError,
    WrongPasswordError,
)
from ketareview.pdf.extraction import read
from tests.pdf.papers import (
    COLUMN,
    changed,
    one_page,
    stream,
    typeset,
    unicode_font,
    words,
    written,
)


def text_of(path: Path) -> str:
    return "\n".join(page.text for page in read(str(path)).pages)


def test_lines_are_parted_by_line_feeds_alone(tmp_path: Path) -> None:
    content = words("First line", 50, 300) + words("second line", 50, 280)
    assert text_of(one_page(tmp_path / "a.pdf", content)) == "First line\nsecond line"


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    source = "#set page(width: 300pt, height: 120pt, columns: 2)\n"
    source += "Ketamine works fast. #colbreak() Its effect fades."
    text = " ".join(text_of(typeset(tmp_path / "a.pdf", source)).split())
    assert text == "Ketamine works fast. Its effect fades."


def test_a_hyphen_that_only_the_line_end_needs_is_soft(tmp_path: Path) -> None:
    source = COLUMN + "#lorem(20)\n\nThe antidepressant effectiveness of intravenous "
    source += "administration in hospitalised participants notwithstanding contraindications."
    text = text_of(typeset(tmp_path / "a.pdf", source))
    assert "\u00ad" in text
    assert "\ufffe" not in text
    assert "administration" in text.replace("\u00ad", "").replace("\n", "")


def test_a_hyphen_that_the_paper_writes_itself_stays(tmp_path: Path) -> None:
    content = b"".join(
        words(line, 50, 300 - 20 * number)
        for number, line in enumerate(
            (
                "a double-blind trial of self-",
                "reported and double-",
                "blind effects of keta-",
                "mine",
            )
        )
    )
    text = text_of(one_page(tmp_path / "a.pdf", content))
    assert "double-blind effects" in text
    assert "keta\u00admine" in text
    assert "self\u00adreported" in text


def test_mathematical_letters_ligatures_and_accents_are_code_points(tmp_path: Path) -> None:
    source = "#set page(width: 300pt, height: 90pt)\n$alpha$ office affluent naïve cafe\u0301 end"
    page = read(str(typeset(tmp_path / "a.pdf", source))).pages[0]
    assert page.text == "\U0001d6fc office affluent naïve cafe\u0301 end"
    covered = {run.start + step for run in page.runs for step in range(run.length)}
    assert covered == set(range(len(page.text)))
    last = page.runs[-1]
    assert last.character + last.length == len(page.text) + 1  # one letter is two characters


def test_right_to_left_words_stand_in_the_order_of_reading(tmp_path: Path) -> None:
    source = '#set page(width: 300pt, height: 90pt)\n#set text(lang: "he")\nמרק חם'
    assert text_of(typeset(tmp_path / "a.pdf", source)).split() == ["מרק", "חם"]


def test_arabic_letters_that_one_sign_shows_stand_in_the_order_of_reading(tmp_path: Path) -> None:
    words = "\u062a\u062d\u0633\u064a\u0646 \u0627\u0644\u0625\u0646\u062a\u0627\u062c"
    words += " \u062e\u0644\u0627\u0644 \u0627\u0644\u0623\u062f\u0627\u0629"
    source = f'#set text(lang: "ar", font: "Noto Naskh Arabic")\n{words}'
    fonts = str(resources.path("fonts"))
    (tmp_path / "a.typ").write_text(source, encoding="utf-8")
    typst.compile(str(tmp_path / "a.typ"), output=str(tmp_path / "a.pdf"), font_paths=[fonts])
    assert text_of(tmp_path / "a.pdf") == words


def test_what_cannot_be_stored_is_seen_to_be_lost(tmp_path: Path) -> None:
    font, table = unicode_font({"b": "\x01", "d": "\ud835", "e": "\x9f"})
    path = one_page(tmp_path / "a.pdf", words("abdea", 50, 300), font=font, more=[table])
    text = text_of(path)
    assert text.startswith("a")
    assert text.endswith("a")
    assert set(text) <= {"a", "\ufffd"}


def test_pages_measure_what_is_displayed(tmp_path: Path) -> None:
    plain = one_page(tmp_path / "a.pdf", words("x", 50, 300))
    turned = one_page(tmp_path / "b.pdf", words("x", 50, 300), page=b"/Rotate 90")
    cropped = one_page(tmp_path / "c.pdf", words("x", 90, 300), page=b"/CropBox[50 100 250 390]")
    sizes = [(p.width, p.height) for f in (plain, turned, cropped) for p in read(str(f)).pages]
    assert sizes == [(300, 400), (400, 300), (200, 290)]


def test_printed_labels_are_kept(tmp_path: Path) -> None:
    plain = typeset(tmp_path / "a.pdf", "one #pagebreak() two")
    assert [page.label for page in read(str(plain)).pages] == [None, None]
    labelled = changed(tmp_path / "b.pdf", plain, labels="S-")
    assert [page.label for page in read(str(labelled)).pages] == ["S-i", "S-ii"]


def test_the_first_lines_tell_size_weight_and_place(tmp_path: Path) -> None:
    source = "#set page(width: 300pt, height: 200pt, margin: 30pt)\n#set text(size: 10pt)\n"
    source += '#text(size: 20pt, weight: "bold")[Ketamine]\n\nAda Okafor\n#pagebreak()\nLast'
    lines = read(str(typeset(tmp_path / "a.pdf", source))).first_lines
    assert [(line.text, line.size, line.bold, line.page) for line in lines] == [
        ("Ketamine", 20.0, True, 1),
        ("Ada Okafor", 10.0, False, 1),
        ("Last", 10.0, False, 2),
    ]
    assert 25 < lines[0].box.top < lines[0].box.bottom < lines[1].box.top < 80


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    plain = one_page(tmp_path / "a.pdf", words("x", 50, 300))
    packet = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" prism:volume="12">
    <prism:doi>10.1000/182</prism:doi>
    <dc:creator><rdf:Seq><rdf:li>A. Okafor</rdf:li><rdf:li>B. Haas</rdf:li></rdf:Seq></dc:creator>
    </rdf:Description></rdf:RDF></x:xmpmeta>"""
    info = {"/Title": "Ketamine", "/Author": "Okafor", "/Keywords": "mood"}
    about = read(str(changed(tmp_path / "b.pdf", plain, info=info, xmp=packet))).metadata
    assert (about.title, about.author, about.keywords) == ("Ketamine", "Okafor", "mood")
    assert about.xmp["prism:doi"] == "10.1000/182"
    assert about.xmp["prism:volume"] == "12"
    assert about.xmp["dc:creator"] == "A. Okafor; B. Haas"


def without_pages(tmp_path: Path) -> Path:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    return written(tmp_path / "none.pdf", objects)


def locked(tmp_path: Path) -> Path:
    plain = one_page(tmp_path / "plain.pdf", words("x", 50, 300))
    return changed(tmp_path / "locked.pdf", plain, password="secret")  # noqa: S106 - a test's


def garbage(tmp_path: Path) -> Path:
    path = tmp_path / "garbage.pdf"
    path.write_bytes(b"%PDF-1.4\n" + random.Random(1).randbytes(30_000))  # noqa: S311 - no secret
    return path


def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.pdf"
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (without_pages, EmptyFileError),
        (locked, EncryptedFileError),
        (garbage, UnreadableFileError),
        (empty, EmptyFileError),
    ],
)
def test_each_broken_paper_is_refused_for_its_own_reason(
    make: object, kind: type[FileError], tmp_path: Path
) -> None:
    assert callable(make)
    with pytest.raises(kind):
        read(str(make(tmp_path)))
    # PDFium remembers its last error: the one before must not be taken for this one's.
    with pytest.raises(EmptyFileError):
        read(str(without_pages(tmp_path)))


def test_a_paper_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    plain = one_page(tmp_path / "a.pdf", words("free", 50, 300))
    assert text_of(changed(tmp_path / "b.pdf", plain, password="")) == "free"


def test_a_broken_page_costs_no_other(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.pdf",
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources 7 0 R>>",
            stream(words("whole", 50, 300)),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"17",
            b"<</Font<</F 5 0 R>>>>",
        ],
    )
    paper = read(str(path))
    assert [page.text for page in paper.pages] == ["whole", ""]
    assert paper.broken == (2,)


@pytest.mark.parametrize("password", ["secret", "Größe", "пароль", "e\u0301t\u00e9"])
@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_password_opens_the_paper_and_its_metadata(
    tmp_path: Path, password: str, algorithm: str
) -> None:
    plain = changed(
        tmp_path / "b.pdf",
        one_page(tmp_path / "a.pdf", words("locked", 50, 300)),
        info={"/Title": "Ketamine"},
    )
    if algorithm == "RC4-128" and not password.isascii():
        pytest.skip("the writer encodes these in its own way")
    path = changed(tmp_path / "c.pdf", plain, password=password, algorithm=algorithm)
    paper = read(str(path), password)
    assert paper.pages[0].text == "locked"
    assert paper.metadata.title == "Ketamine"
    with pytest.raises(EncryptedFileError):
        read(str(path))
    with pytest.raises(WrongPasswordError):
        read(str(path), "other")


def test_the_password_of_the_owner_opens_as_well(tmp_path: Path) -> None:
    plain = one_page(tmp_path / "a.pdf", words("locked", 50, 300))
    path = changed(tmp_path / "b.pdf", plain, password="reader", owner="owner")  # noqa: S106 - a test's
    assert read(str(path), "reader").pages == read(str(path), "owner").pages


def test_a_password_that_is_not_needed_does_no_harm(tmp_path: Path) -> None:
    plain = one_page(tmp_path / "a.pdf", words("free", 50, 300))
    path = changed(tmp_path / "b.pdf", plain, password="", owner="owner")
    assert [read(str(each), "other").pages[0].text for each in (plain, path)] == ["free"] * 2
