"""Papers: their pages as they are, their record from metadata, first page and running heads."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.article import ArticleKind
from ketareview.domain.errors import EncryptedFileError, FileError, WrongPasswordError
from ketareview.domain.imports import Draft, ReadFile, Wishes
from ketareview.importing import wire
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.pdf import IMPORTER
from tests.importing.papers import Line, pdf
from tests.pdf.papers import changed

_BODY = [
    (
        300.0 + 14 * row,
        10.0,
        "Depression is common and ketamine acts within hours in many patients.",
    )
    for row in range(20)
]
_FIRST = [
    (40.0, 8.0, "Okafor et al. Journal of Mood (2021) 4:12"),
    (100.0, 20.0, "Rapid effects of ketamine in depression:"),
    (124.0, 20.0, "a randomised trial"),
    (150.0, 12.0, "Nnamdi Okafor1, Ines Prado2"),
    (170.0, 8.0, "1 Department of Psychiatry, University of Mood"),
    (760.0, 8.0, "https://doi.org/10.5555/Mood.2021.4"),
    *_BODY,
]


def _read(
    path: Path, pages: Sequence[Sequence[Line]], info: Mapping[str, str] | None = None
) -> Draft:
    path.write_bytes(pdf(pages, info))
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def test_the_first_page_gives_the_record(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.pdf", [_FIRST], {"Title": "Microsoft Word - trial.docx"})

    record = draft.record
    assert record.title == "Rapid effects of ketamine in depression: a randomised trial"
    assert [author.family for author in record.authors] == ["Okafor", "Prado"]
    assert (record.journal, record.year, record.volume) == ("Journal of Mood", 2021, "4")
    assert record.doi == "10.5555/mood.2021.4"
    assert record.kind is ArticleKind.TRIAL
    assert draft.origin["title"].where == "first page"
    assert "hours" in draft.pages[0].text
    assert draft.left_out == ()


def test_metadata_that_the_page_shows_are_surer(tmp_path: Path) -> None:
    title = "Rapid Effects of Ketamine in Depression: A Randomised Trial"
    info = {"Title": title, "Subject": "Journal of Mood, doi:10.5555/meta.1", "Author": "A. Nobody"}
    draft = _read(tmp_path / "x.pdf", [_FIRST], info)

    assert draft.record.title == title
    assert draft.record.doi == "10.5555/meta.1"
    assert draft.origin["title"].where == "file metadata"
    assert [author.family for author in draft.record.authors] == ["Okafor", "Prado"]


def test_a_title_in_a_wrong_encoding_is_repaired(tmp_path: Path) -> None:
    title = "Rapid effects of ketamine in depression\u2014a randomised trial"
    wrong = title.encode().decode("cp1252")
    octal = "".join(f"\\{byte:03o}" for byte in b"\xfe\xff" + wrong.encode("utf-16-be"))
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([_FIRST], {"Title": "TITLE"}).replace(b"TITLE", octal.encode()))
    (draft,) = IMPORTER.read(path, NO_WISHES)

    assert draft.record.title == title


def test_the_doi_of_running_heads_wins_over_a_cited_one(tmp_path: Path) -> None:
    head = (30.0, 8.0, "doi:10.5555/own.7")
    first = [(200.0, 10.0, "As shown before (10.1000/cited.1)."), *_BODY]
    draft = _read(tmp_path / "x.pdf", [first, *[[head, *_BODY]] * 4])

    assert draft.record.doi == "10.5555/own.7"
    assert draft.origin["doi"].where == "page text"


def test_a_cited_doi_on_a_later_page_is_not_taken(tmp_path: Path) -> None:
    last = [(100.0, 10.0, "References"), (120.0, 10.0, "1. Zarate. doi:10.1000/cited.1")]

    assert _read(tmp_path / "x.pdf", [_BODY, _BODY, _BODY, last]).record.doi == ""


def test_the_citation_at_the_end_gives_the_doi(tmp_path: Path) -> None:
    last = [
        (100.0, 10.0, "doi:10.5555/own.9"),
        (114.0, 10.0, "Cite this article as: Okafor N: Rapid effects."),
    ]

    assert _read(tmp_path / "x.pdf", [_BODY, _BODY, last]).record.doi == "10.5555/own.9"


def test_a_scan_comes_with_empty_pages_and_a_notice(tmp_path: Path) -> None:
    draft = _read(tmp_path / "my scanned paper.pdf", [[], []])

    assert [page.text for page in draft.pages] == ["", ""]
    assert draft.left_out == ("no-text",)
    assert draft.record.title == "my scanned paper"
    assert draft.origin["title"].where == "file name"


@pytest.mark.parametrize(
    "junk", ["<document>", "1. Introduction", "Research Article", "Journal of Mood", "N. Okafor"]
)
def test_what_is_no_title_is_not_taken_from_the_metadata(tmp_path: Path, junk: str) -> None:
    draft = _read(tmp_path / "x.pdf", [_FIRST], {"Title": junk, "Author": "N. Okafor"})

    assert draft.record.title == "Rapid effects of ketamine in depression: a randomised trial"


def test_broken_pages_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([_FIRST, _BODY]).replace(b"6 0 obj\n<<", b"6 0 obj\n17"))
    (draft,) = IMPORTER.read(path, NO_WISHES)

    assert draft.left_out == ("broken-pages",)
    assert [bool(page.text) for page in draft.pages] == [True, False]


def test_marks_of_other_programs_come_with_the_paper(tmp_path: Path) -> None:
    mark = b"/Annots[<</Subtype/Highlight/Rect[70 660 560 700]/Contents(!)/T(Ada)>>]"
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([_FIRST]).replace(b"/Type /Page ", b"/Type /Page " + mark, 1))
    (draft,) = IMPORTER.read(path, NO_WISHES)

    (found,) = draft.marks
    assert (found.note, found.author) == ("!", "Ada")
    (span,) = found.spans
    text = draft.pages[span.page - 1].text
    assert "ketamine" in text[span.start : span.end]


def test_a_locked_paper_asks_for_its_password_and_opens_with_it(tmp_path: Path) -> None:
    plain = tmp_path / "x.pdf"
    plain.write_bytes(pdf([_FIRST]))
    path = changed(tmp_path / "y.pdf", plain, password="secret")  # noqa: S106 - a test's

    with pytest.raises(EncryptedFileError):
        IMPORTER.read(path, NO_WISHES)
    with pytest.raises(WrongPasswordError):
        IMPORTER.read(path, Wishes(password="other"))  # noqa: S106 - a test's
    (draft,) = IMPORTER.read(path, Wishes(password="secret"))  # noqa: S106 - a test's
    assert draft.record.title.startswith("Rapid effects")


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_file_of_any_bytes_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    whole = pdf([_FIRST, _BODY], {"Title": "Rapid effects"})
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 60))
    other = data.draw(st.binary(max_size=60))
    path = tmp_path / "x.pdf"
    path.write_bytes(whole[:start] + other + whole[start + length :])
    try:
        (draft,) = IMPORTER.read(path, NO_WISHES)
    except FileError:
        return
    assert draft.pages
    assert _over_the_wire(draft) == draft


def _over_the_wire(draft: Draft) -> object:
    read = ReadFile("0" * 64, 1, "application/pdf", (draft,), counted=1)
    return wire.from_json(json.loads(json.dumps(wire.to_json(read)))).drafts[0]


@pytest.mark.parametrize("content", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\0" * 500, pdf([])])
def test_a_broken_paper_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)

    with pytest.raises(FileError):
        IMPORTER.read(path, NO_WISHES)


def test_papers_are_known_by_content_not_by_name(tmp_path: Path) -> None:
    late, named = tmp_path / "paper.html", tmp_path / "page.pdf"
    late.write_bytes(b"junk\n" + pdf([]))
    named.write_bytes(b"<html><body>This talks of %PDF-1.4 files.")

    broken = tmp_path / "broken.pdf"
    broken.write_bytes(bytes(200))

    assert IMPORTER.recognises(late)
    assert IMPORTER.recognises(broken)
    assert not IMPORTER.recognises(named)
