"""Abstracts without a heading are known by the looks of their lines."""

import pytest

from ketareview.domain.geometry import Rect
from ketareview.importing.record.masthead import title
from ketareview.importing.record.set_apart import paragraph_below, without_text_below
from ketareview.pdf.shapes import TextLine

_WORDS = "Ketamine acts within hours in many patients with depression, we found."
_ABSTRACT = " ".join([_WORDS] * 8)
_BODY = "Depression is common, and ketamine acts fast. " * 2


def _line(top: float, size: float, text: str, width: float = 400) -> TextLine:
    return TextLine(text, Rect(50, top, width, size), size, bold=False, page=1)


def _page(
    size: float, *behind: TextLine, words: str = _WORDS, column: float = 400
) -> list[TextLine]:
    return [
        _line(80, 20, "A title with several words"),
        _line(110, 11, "Ines Prado, Lars Berg"),
        *(_line(160 + 14 * row, size, words) for row in range(8)),
        *behind,
        *(_line(320 + 12 * row, 10, _BODY, column) for row in range(20)),
    ]


def _abstract(lines: list[TextLine]) -> str:
    found = title(lines, lambda _page: 800.0)
    assert found is not None
    return paragraph_below(lines, found)


def test_the_paragraph_that_is_larger_than_the_text_is_the_abstract() -> None:
    assert _abstract(_page(12)) == _ABSTRACT


def test_the_paragraph_above_the_keywords_is_the_abstract() -> None:
    assert _abstract(_page(10, _line(290, 7, "Keywords: mood, night"))) == _ABSTRACT


def test_the_paragraph_that_is_wider_than_the_columns_is_the_abstract() -> None:
    assert _abstract(_page(9, column=190)) == _ABSTRACT
    assert not _abstract(_page(9))


@pytest.mark.parametrize(
    "words",
    [
        "Ines Prado is at the Department of Moods, and earned her degree in Lagos.",
        "Figure 1 shows that ketamine acts within hours in many of the patients.",
        "This is an open access article under the terms of the usual licence here.",
        "and acts within hours in many patients with depression, as we have found.",
    ],
)
def test_what_stands_out_may_be_no_abstract(words: str) -> None:
    assert not _abstract(_page(12, words=words))


def test_a_long_abstract_ends_where_its_conclusions_do() -> None:
    rows = ["Background", *([_WORDS] * 30), "Conclusions It works.", _WORDS, "It lasts."]
    told = [_line(100 + 11 * place, 9, row) for place, row in enumerate(rows)]
    text = [_line(500 + 11 * place, 9, _BODY) for place in range(20)]
    whole = " ".join(line.text for line in (*told, *text))

    assert without_text_below(whole, [*told, *text]) == " ".join(rows)
    assert without_text_below(whole, text) == whole
