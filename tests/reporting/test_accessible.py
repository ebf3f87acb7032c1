"""Reports for those who cannot see them: headings, tables, alternative texts, language."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdf
import pytest
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject

from ketareview.domain.reporting import ReportOptions, Section
from ketareview.domain.study import StudyValue
from ketareview.reporting import as_pdf, compose
from ketareview.sandbox import Limits, WorkerPool
from tests.reporting.sample import ANNA, MADE
from tests.reporting.test_concluding import (
    AGAINST,
    BARE,
    FOR,
    TRIAL,
    about,
    standing,
    weighed,
    works,
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    values = (
        StudyValue(TRIAL.id, "randomised", 0, "40", FOR.passage, ANNA, MADE),
        StudyValue(TRIAL.id, "result", 1, "-9", FOR.passage, ANNA, MADE),
    )
    made = about(
        standing(weighed(FOR, 5), weighed(AGAINST, 6), weighed(BARE, 0), works=works(FOR, BARE))
    )
    made = replace(
        made,
        quote_ok={**made.quote_ok, values[0].id: True},
        studies={TRIAL.id: values},
        summary=f"# In short\n\nIt **works** [[h:{str(FOR.id)[:8]}]].",
        options=ReportOptions(sections=tuple(Section)),
    )
    with WorkerPool(1, Limits(memory=None, processor=120)) as pool:
        return as_pdf(compose(made), pool)


def root(pdf: bytes) -> DictionaryObject:
    return pypdf.PdfReader(io.BytesIO(pdf)).root_object


def elements(node: Any) -> Iterator[DictionaryObject]:  # noqa: ANN401 - any object of a PDF
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, ArrayObject):
        for each in found:
            yield from elements(each)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from elements(found["/K"])


def tags(pdf: bytes) -> list[str]:
    return [str(each["/S"]) for each in elements(root(pdf)["/StructTreeRoot"])]


def test_it_says_its_language_and_title(pdf: bytes) -> None:
    assert str(root(pdf)["/Lang"]) == "en-GB"
    assert pypdf.PdfReader(io.BytesIO(pdf)).metadata.title == "Response"  # type: ignore[union-attr] # it is there
    preferences = root(pdf)["/ViewerPreferences"].get_object()
    assert isinstance(preferences, DictionaryObject)
    assert preferences["/DisplayDocTitle"].get_object() == BooleanObject(value=True)


def test_no_level_of_headings_is_skipped(pdf: bytes) -> None:
    levels = [int(tag[2:]) for tag in tags(pdf) if tag[1:2] == "H" and tag[2:].isdecimal()]

    assert levels[0] == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))


def test_tables_have_heads_and_cells(pdf: bytes) -> None:
    found = tags(pdf)
    tables = [
        each for each in elements(root(pdf)["/StructTreeRoot"]) if str(each["/S"]) == "/Table"
    ]

    assert len(tables) >= 4  # the map, the findings, the studies and the card
    assert {"/THead", "/TH", "/TR", "/TD"} <= set(found)
    for table in tables:
        inner = [str(each["/S"]) for each in elements(table["/K"])]
        assert "/TH" in inner
        assert "/TD" in inner


def test_what_is_a_figure_has_words_instead(pdf: bytes) -> None:
    for each in elements(root(pdf)["/StructTreeRoot"]):
        if str(each["/S"]) == "/Figure":
            assert each.get("/Alt")


def test_each_section_is_a_bookmark(pdf: bytes) -> None:
    outline = pypdf.PdfReader(io.BytesIO(pdf)).outline
    titles = [str(each["/Title"]) for each in outline if not isinstance(each, list)]

    assert titles == [
        "Summary",
        "In brief",
        "Evidence map",
        "Claims",
        "Summary of findings",
        "Contradictions",
        "Studies",
        "Passages",
        "Sources",
        "Left out",
        "How this report was made",
        "Codebook",
        "Who read what",
        "Appendix: study cards",
    ]


def test_a_quotation_that_does_not_match_is_named_and_listed(pdf: bytes) -> None:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    words = " ".join(text.split())

    assert "does not match its source" in words
    assert "Okafor 2021: result" in words


def test_links_tell_what_they_lead_to_and_lead_there(pdf: bytes) -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf))
    pages = {page.indirect_reference.idnum: page for page in read.pages if page.indirect_reference}
    links = [
        link.get_object()
        for page in read.pages
        for link in page.get("/Annots", ())
        if link.get_object()["/Subtype"] == "/Link"
    ]
    told = [str(link["/Contents"]) for link in links]
    assert {"passage 1", "passage 2", "source 1"} <= set(told)
    [first, *_] = (link for link in links if link["/Contents"] == "passage 2")
    place = (first["/Dest"] if "/Dest" in first else first["/A"]["/D"]).get_object()
    words = " ".join(pages[place[0].idnum].extract_text().split())
    assert FOR.passage.quote in words
