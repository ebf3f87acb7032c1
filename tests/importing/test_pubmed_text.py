"""PubMed's lists for reading come out as records, as its other exports do."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers

_SUMMARIES = """\
1: Marsh AB Jr, Reed T, et al. A trial (St. John study). Was it good? J Mood. 2006
Aug;63(8):856-64. doi: 10.1000/mood.63. Epub 2006 Jan 1. PMID: 123; PMCID: PMC12.

2: [Frogs]. J Ponds (Lond). 2021 May 3:101. PMID: 124.

3: Of which nothing is told. PMID: 125.
"""
_ABSTRACTS = """\
1. J Mood. 2006 Aug;63(8):856-64. doi: 10.1000/mood.63. Epub 2006 Jan 1.

A trial (St. John study). Was it
good?

Marsh AB Jr(1)(2), Reed T(2); Pond Group.

Author information:
(1)University of Ponds.
(2)Lake House.

Comment in
    J Ponds. 2007 Feb;10(1):27.

AIM: To see.
1. J Frogs. 2005 was read.

RESULTS: Frogs left.

4. J Frogs. 2005 was read too.

Copyright \u00a9 2006.

DOI: 10.1000/mood.63
PMCID: PMC12
PMID: 123 [Indexed for MEDLINE]

Conflict of interest statement: None.


2. J Ponds (Lond). 2021 May 3:101.

[Frogs].

[Article in German]

PMID: 124
"""


def _read(folder: Path, text: str) -> list[Draft]:
    path = folder / "pubmed.txt"
    path.write_text(text, encoding="utf-8")
    importer = next(one for one in importers() if one.recognises(path))
    assert importer.name == "PubMed text"
    return [each for each in importer.read(path, NO_WISHES) if isinstance(each, Draft)]


@pytest.mark.parametrize("text", [_SUMMARIES, _ABSTRACTS], ids=["summaries", "abstracts"])
def test_each_citation_is_a_record(tmp_path: Path, text: str) -> None:
    first, second, *_ = (draft.record for draft in _read(tmp_path, text.replace("\n", "\r\n")))
    assert first.title == "A trial (St. John study). Was it good?"
    assert first.authors[:2] == (Author("Marsh", "AB, Jr"), Author("Reed", "T"))
    assert (first.journal, first.year, first.volume, first.issue) == ("J Mood", 2006, "63", "8")
    assert (first.pages, first.doi, first.pmid) == ("856-64", "10.1000/mood.63", "123")
    assert first.extra["pmcid"] == "PMC12"
    assert "Epub 2006 Jan 1" in first.extra["PubMed text citation"]
    assert (second.title, second.journal, second.pages) == ("[Frogs].", "J Ponds (Lond)", "101")


def test_what_follows_a_title_is_told_apart_by_its_first_words(tmp_path: Path) -> None:
    first, second = (draft.record for draft in _read(tmp_path, _ABSTRACTS))
    assert first.authors[2] == Author(literal="Pond Group")
    assert first.abstract.startswith("AIM: To see. 1. J Frogs. 2005 was read.\nRESULTS: Frogs")
    assert first.abstract.endswith("4. J Frogs. 2005 was read too.")
    assert "(2)Lake House." in first.extra["affiliations"]
    assert "J Ponds. 2007" in first.extra["related"]
    assert (first.extra["rights"], second.abstract) == (
        "Copyright \u00a9 2006.",
        "[Article in German]",
    )
    assert first.extra["conflicts"] == "Conflict of interest statement: None."
    assert "[Indexed for MEDLINE]" in first.extra["PubMed text numbers"]


def test_a_summary_of_another_shape_keeps_its_words(tmp_path: Path) -> None:
    third = _read(tmp_path, _SUMMARIES)[2].record
    assert (third.title, third.pmid) == ("Of which nothing is told. PMID: 125.", "125")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. Marsh A. Frogs. J Ponds. 2010;1:2. PMID: 5.\n2. More.\n", id="references"),
        pytest.param("1: Frogs leave.\n\n2: Ponds dry. PMID: 5.\n", id="a numbered text"),
    ],
)
def test_other_numbered_texts_are_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text, encoding="utf-8")
    assert next(one for one in importers() if one.recognises(path)).name == "plain text"
