"""What Ovid's databases write each in their own way: margins, sources, books."""

from pathlib import Path

import pytest

from ketareview.importing.formats.nbib import IMPORTER as MEDLINE
from ketareview.importing.formats.ovid import IMPORTER as OVID
from tests.importing.tagged.reading import drafts

_RECORD = """<1. >
VN  - Ovid Technologies
AU  - Marsh, Ada B
AU  - Prado, Ines
IN  - Marsh: Pond House

      Prado: Lake House
TI  - Frogs and ponds
AB  - Ponds dry.

      AU - is no author here.

"""


@pytest.mark.parametrize("margin", ["", " ", "\t", "     "])
def test_an_export_may_be_indented_as_a_whole(tmp_path: Path, margin: str) -> None:
    text = "".join(margin + line for line in (_RECORD * 2).splitlines(keepends=True))
    for draft in drafts(OVID, tmp_path, text):
        assert draft.record.title == "Frogs and ponds"
        assert [who.family for who in draft.record.authors] == ["Marsh", "Prado"]
        assert draft.record.abstract == "Ponds dry. AU - is no author here."
        assert draft.record.extra["affiliations"] == "Marsh: Pond House Prado: Lake House"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Journal of Ponds 12(3), Winter 2004: 45-67.", ("12", "3")),
        ("Journal of Ponds 12, 2004: 45-67.", ("12", "")),
        ("Journal of Ponds, 2004(3): 45-67.", ("2004", "3")),
        ("Journal of Ponds. 12 (3) (pp 45-67), 2004. Date of Publication: 2004.", ("12", "3")),
    ],
)
def test_a_source_tells_journal_volume_and_pages(
    tmp_path: Path, source: str, told: tuple[str, str]
) -> None:
    text = f"<1. >\nTI  - Frogs\nSO  - {source}\nYR  - 2004\n"
    record = drafts(OVID, tmp_path, text)[0].record
    assert (record.volume, record.issue) == told
    assert (record.journal, record.pages, record.year) == ("Journal of Ponds", "45-67", 2004)
    assert record.extra["Ovid SO"] == source


def test_a_chapter_stands_in_its_book(tmp_path: Path) -> None:
    record = drafts(OVID, tmp_path, "<1. >\nTI  - Frogs\nBT  - The book of ponds\n")[0].record
    assert (record.title, record.journal) == ("Frogs", "The book of ponds")
    record = drafts(MEDLINE, tmp_path, "PMID- 1\nTI  - Frogs\nBTI - The book of ponds\n")[0].record
    assert (record.title, record.journal) == ("Frogs", "The book of ponds")


@pytest.mark.parametrize("title", ["TI  - The book of ponds\n", ""])
def test_a_book_stands_not_in_itself(tmp_path: Path, title: str) -> None:
    text = f"PMID- 1\n{title}BTI - The book of ponds\nAU  - Marsh AB\n"
    record = drafts(MEDLINE, tmp_path, text)[0].record
    assert (record.title, record.journal) == ("The book of ponds", "")


def test_a_link_to_a_resolver_tells_the_doi(tmp_path: Path) -> None:
    text = "<1. >\nTI  - Frogs\nXL  - http://sfx.example/to?id=pmid:&id=doi:10.5555%2Ffrog.1&x=1\n"
    assert drafts(OVID, tmp_path, text)[0].record.doi == "10.5555/frog.1"


def test_labels_of_journals_databases(tmp_path: Path) -> None:
    text = """<1>
Author
  Marsh, Ada MD *
Title
  Frogs
Source
  Journal of Ponds.
Author Keywords
  pond;  lake.
Document Type
  Research Articles.
DOI Number
  10.5555/frog.1
Link to the Ovid Full Text or citation
 http://ovid.example/1
"""
    record = drafts(OVID, tmp_path, text)[0].record
    assert (record.journal, record.doi) == ("Journal of Ponds", "10.5555/frog.1")
    assert record.url == "http://ovid.example/1"
    assert record.extra["keywords"] == "pond\nlake."
    assert record.extra["publication-types"] == "Research Articles."


@pytest.mark.parametrize(
    ("text", "pmid"),
    [
        ("<1. >\nDB  - Ovid MEDLINE(R)\nUI  - 31234567\nTI  - Frogs\n", "31234567"),
        ("<1. >\nUI  - 31234567\nST  - In-Process\nTI  - Frogs\n", "31234567"),
        ("<1>\nUnique Identifier\n  31234567\nTitle\n  Frogs\nStatus\n  MEDLINE\n", "31234567"),
        ("<1>\nUnique Identifier\n  31234567\nTitle\n  Frogs\nStatus\n  Embase\n", ""),
    ],
)
def test_medline_numbers_its_records_as_pubmed_does(tmp_path: Path, text: str, pmid: str) -> None:
    assert drafts(OVID, tmp_path, text)[0].record.pmid == pmid
