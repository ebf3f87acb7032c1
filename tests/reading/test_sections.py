"""Under which heading a passage stands."""

import pytest

from ketareview.domain.text import Block, BlockKind, Page
from ketareview.reading.sections import Sections

_PAPER = (
    "Ketamine at home\nA. Author\nIntroduction\nMany people wait.\n2. Methods\nWe asked them.",
    "They answered.\nRESULTS\nMost had waited.\nReferences\n1 Author A. A title.",
)


def heading(text: str, words: str) -> str:
    """Ask for the heading above words of a paper of one page."""
    return Sections([Page(1, text)]).at(1, text.index(words))


@pytest.mark.parametrize(
    ("page", "words", "above"),
    [
        (1, "Ketamine", ""),
        (1, "Many", "Introduction"),
        (1, "asked", "2. Methods"),
        (2, "answered", "2. Methods"),
        (2, "waited", "RESULTS"),
        (2, "A title", "References"),
    ],
)
def test_a_passage_stands_under_the_nearest_heading_above(
    page: int, words: str, above: str
) -> None:
    sections = Sections(Page(number, text) for number, text in enumerate(_PAPER, start=1))
    assert sections.at(page, _PAPER[page - 1].index(words)) == above


@pytest.mark.parametrize(
    "line",
    [
        "Introduction of the law in 2019 was slow and met with much resistance from many sides",
        "results were mixed",
        "The introduction",
    ],
)
def test_a_sentence_is_no_heading(line: str) -> None:
    assert heading(f"{line}\nhere.", "here") == ""


def test_a_heading_of_the_papers_own_ends_the_introduction() -> None:
    text = "1. Introduction\nOthers found much.\n2. Ketamine in the clinic\nWe found more."
    assert heading(text, "We found") == "2. Ketamine in the clinic"


def test_headings_may_be_german() -> None:
    text = "Hintergrund und Ziele\nViele warten.\nErgebnisse\nEinige kamen."
    assert heading(text, "Viele") == "Hintergrund und Ziele"
    assert heading(text, "Einige") == "Ergebnisse"


def test_a_heading_far_above_is_not_believed() -> None:
    text = "Introduction\n" + "word " * 4_000 + "end"
    assert heading(text, "end") == ""


def test_reflowed_text_knows_its_headings() -> None:
    text = "Introduction\nA page about rooms.\nOur rooms\nThey are calm."
    blocks = (Block(BlockKind.HEADING, 0, 12, 1), Block(BlockKind.HEADING, 33, 42, 2))
    sections = Sections([Page(1, text, blocks=blocks)])
    assert sections.at(1, text.index("about")) == "Introduction"
    assert sections.at(1, text.index("calm")) == "Our rooms"


def test_a_page_that_is_not_there_has_no_heading() -> None:
    assert Sections([]).at(3, 0) == ""
