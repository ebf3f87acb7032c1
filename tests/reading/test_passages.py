"""Passages quote their source and are checked against it letter by letter."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import CONTEXT, Piece
from ketareview.domain.text import Page
from ketareview.reading import passage, quote_ok

SOURCE = "0" * 64
PAGES = (Page(1, "One arm \n"), Page(2, " got ketamine."))


def test_pieces_are_put_in_page_order_trimmed_and_joined() -> None:
    found = passage(PAGES, [Piece(2, 0, 5), Piece(1, 3, 9)], SOURCE)
    assert found.pieces == (Piece(1, 4, 7), Piece(2, 1, 4))
    assert found.quote == "arm\ngot"
    assert (found.before, found.after) == ("One ", " ketamine.")


def test_pieces_of_white_space_are_left_out() -> None:
    assert passage(PAGES, [Piece(1, 7, 9), Piece(2, 1, 4)], SOURCE).pieces == (Piece(2, 1, 4),)
    with pytest.raises(ValueError, match="white space"):
        passage(PAGES, [Piece(1, 7, 9)], SOURCE)


def test_a_box_on_a_page_quotes_no_words() -> None:
    figure = passage(PAGES, [Piece(1, box=Rect(10, 10, 50, 50))], SOURCE)
    assert figure.quote == ""
    assert quote_ok(PAGES, figure)


def test_a_quotation_that_differs_at_all_is_not_right() -> None:
    found = passage(PAGES, [Piece(2, 1, 13)], SOURCE)
    assert quote_ok(PAGES, found)
    assert not quote_ok(PAGES, replace(found, quote="got Ketamine"))
    assert not quote_ok(PAGES, replace(found, pieces=(Piece(2, 0, 13),)))
    assert not quote_ok(PAGES[:1], found)


@given(st.text("ab \n\u00e9\U0001d6fc", min_size=1, max_size=90), st.data())
def test_what_is_selected_is_quoted_without_outer_white_space(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    page = Page(1, text)
    found = passage([page], [Piece(1, start, end)], SOURCE)
    assert found.quote == text[start:end].strip()
    assert quote_ok([page], found)
    assert text.endswith(found.after, 0, found.pieces[0].end + CONTEXT)
    assert found.before + found.quote + found.after in text
    assert len(found.before) <= CONTEXT >= len(found.after)
