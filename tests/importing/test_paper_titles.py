"""Which of a paper's titles is believed: the file's own words or those on its first page."""

from pathlib import Path

import pytest

from ketareview.domain.article import Record
from ketareview.domain.geometry import Rect
from ketareview.domain.text import Page
from ketareview.importing.record.findings import settle
from ketareview.importing.record.papers import findings
from ketareview.pdf.shapes import PdfDocument, PdfMetadata, TextLine

_BODY = "Depression is common, and vector clocks are not what it is about."


def _record(
    metadata: str, rows: list[tuple[float, float, str]], name: str = "x.pdf", **xmp: str
) -> Record:
    rows = [*rows, *((300.0 + 12 * row, 10.0, _BODY) for row in range(9))]
    lines = tuple(
        TextLine(text, Rect(50, top, 400, size), size, False, 1)  # noqa: FBT003 - not bold
        for top, size, text in rows
    )
    page = Page(1, "\n".join(text for _, _, text in rows), width=595.0, height=842.0)
    document = PdfDocument((page,), PdfMetadata(title=metadata, xmp=xmp), lines)
    return settle(findings(Path(name), document))[0]


def test_two_words_of_the_text_do_not_make_a_title() -> None:
    rows = [(80.0, 20.0, "A practical tour of clocks"), (110.0, 11.0, "Ines Prado")]
    assert _record("Vector Clocks", rows).title == "A practical tour of clocks"
    rows[0] = (80.0, 20.0, "Vector Clocks")
    assert _record("Vector Clocks", rows).title == "Vector Clocks"


def test_a_subtitle_that_only_the_page_shows_belongs_to_the_title() -> None:
    rows = [(80.0, 20.0, "Ketamine in the night:"), (104.0, 20.0, "what the wards report")]
    title = _record("Ketamine in the night", rows).title
    assert title == "Ketamine in the night: what the wards report"


def test_a_month_above_the_title_tells_the_year() -> None:
    rows = [(60.0, 10.0, "February 2002"), (80.0, 20.0, "A practical tour of clocks")]
    assert _record("", rows).year == 2002


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Marsh et al. - 2019 - Ketamine at night.pdf", ("Ketamine at night", 2019, ["Marsh"])),
        ("Marsh and van Reed - 2019 - A night.pdf", ("A night", 2019, ["Marsh", "van Reed"])),
        ("Marsh (2019) - Ketamine at night.pdf", ("Ketamine at night", 2019, ["Marsh"])),
        ("A trial of 2019 patients at night.pdf", ("A trial of 2019 patients at night", None, [])),
        ("Ketamine 2019.pdf", ("Ketamine 2019", None, [])),
    ],
)
def test_names_of_files_tell_what_nothing_else_does(
    name: str, expected: tuple[str, int | None, list[str]]
) -> None:
    record = _record("", [], name)
    assert (record.title, record.year, [who.family for who in record.authors]) == expected


def test_a_doi_stands_in_names_of_files_without_its_slash() -> None:
    assert _record("", [], "10.1016_j.jad.2018.01.001.pdf").doi == "10.1016/j.jad.2018.01.001"


def test_the_line_of_pubmed_s_number_holds_no_names() -> None:
    rows = [(80.0, 20.0, "A practical tour of clocks"), (110.0, 11.0, "Ines Prado; Robert Jones")]
    record = _record("", [*rows, (125.0, 9.0, "PMID: 31234567 PMCID: PMC7654321")])
    assert [who.family for who in record.authors] == ["Prado", "Jones"]


def test_metadata_tell_the_pages_too() -> None:
    ends = {"prism:startingPage": "11", "prism:endingPage": "19"}
    assert _record("", [], **ends).pages == "11-19"
    assert _record("", [], **{"prism:pageRange": "5-9"}).pages == "5-9"


def test_what_metadata_tell_beside_is_kept() -> None:
    told = {"dc:subject": "sleep; mood", "prism:issn": "1234-5679"}

    assert _record("", [], **told).extra == {"keywords": "sleep; mood", "issn": "1234-5679"}
    assert not _record("", [], **{"dc:subject": "Keywords"}).extra


@pytest.mark.parametrize(
    "version", ["[v2; ref status: indexed, http://f1000r.es/1]", "[version 1; peer review: 2]"]
)
def test_the_version_behind_a_title_is_no_part_of_it(version: str) -> None:
    rows = [(80.0, 20.0, "Ketamine in the night"), (104.0, 20.0, version)]

    assert _record("", rows).title == "Ketamine in the night"


def test_authors_that_metadata_leave_out_are_those_of_the_page() -> None:
    rows = [(80.0, 20.0, "Ketamine in the night"), (110.0, 11.0, "Ada Reed, Ines Prado, Lars Berg")]
    told = {"dc:creator": "Ines Prado; Lars Berg"}

    assert [who.family for who in _record("", rows, **told).authors] == ["Reed", "Prado", "Berg"]
    told = {"dc:creator": "Ada Reed; Ines Prado; Lars Berg"}
    assert [who.given for who in _record("", rows, **told).authors] == ["Ada", "Ines", "Lars"]


def test_of_the_versions_of_a_paper_the_latest_is_told() -> None:
    rows = [
        (80.0, 20.0, "Ketamine in the night"),
        (110.0, 9.0, "First published: 2014 (doi: 10.12688/moods.47.1)"),
        (122.0, 9.0, "Latest published: 2015 (doi: 10.12688/moods.47.2)"),
    ]

    assert _record("", rows).doi == "10.12688/moods.47.2"


def test_a_record_that_jabref_wrote_into_the_file_is_believed() -> None:
    rows = [(80.0, 20.0, "2 A heading of some sort"), (110.0, 11.0, "Lars Berg, Nnamdi Okafor")]
    record = _record(
        "Palace",
        rows,
        **{
            "dc:title": "Palace",
            "dc:creator": "Prado, Ines; Reed, Ada",
            "dc:date": "2018-03",
            "dc:identifier": "10/palace",
            "dc:description": "Ketamine helps; it does.",
            "dc:subject": "mood; night",
            "dc:relation": "bibtex/journal/Moods; and Sleep; bibtex/pages/1-2; bibtex/owner/Me; "
            "bibtex/url/https://example.org/a; bibtex/citationkey/Prado2018",
        },
    )

    assert (record.title, record.year, record.journal) == ("Palace", 2018, "Moods; and Sleep")
    assert [who.short for who in record.authors] == ["Prado", "Reed"]
    assert (record.pages, record.url) == ("1-2", "https://example.org/a")
    assert record.abstract == "Ketamine helps; it does."
    assert record.extra == {
        "keywords": "mood; night",
        "BibTeX owner": "Me",
        "BibTeX doi": "10/palace",
        "citation-key": "Prado2018",
    }
