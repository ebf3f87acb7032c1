"""Papers: their pages as they are, their record from metadata, first page and running heads."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind
from ketareview.domain.errors import FileError
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.pdf import IMPORTER
from tests.importing.papers import Line, pdf

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
