"""What a selection holds."""

from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.selecting import Place, Selection, Span, pieces_of

_LENGTHS = {1: 10, 2: 0, 3: 20}
_PLACES = st.builds(Place, st.integers(1, 3), st.integers(0, 20)).filter(
    lambda place: place.offset <= _LENGTHS[place.page]
)


def length_of(page: int) -> int:
    return _LENGTHS[page]


def span(start: tuple[int, int], end: tuple[int, int]) -> Span:
    return Span(Place(*start), Place(*end))


def test_a_span_over_pages_is_cut_at_their_ends() -> None:
    assert pieces_of(span((1, 4), (3, 5)), length_of) == (Piece(1, 4, 10), Piece(3, 0, 5))


def test_a_selection_holds_its_first_unit_in_both_directions() -> None:
    word = span((3, 6), (3, 9))
    forwards = Selection(word, span((3, 12), (3, 15)))
    backwards = Selection(word, span((3, 1), (3, 3)))
    assert forwards.pieces(length_of) == (Piece(3, 6, 15),)
    assert backwards.pieces(length_of) == (Piece(3, 1, 9),)


def test_an_added_piece_takes_over_those_it_meets() -> None:
    kept = (Piece(1, 0, 3), Piece(3, 0, 4))
    selection = Selection(span((3, 2), (3, 8)), span((3, 2), (3, 8)), kept)
    assert selection.pieces(length_of) == (Piece(1, 0, 3), Piece(3, 2, 8))


@given(_PLACES, _PLACES)
def test_pieces_hold_exactly_what_lies_between(one: Place, other: Place) -> None:
    start, end = sorted((one, other))
    held = {
        (piece.page, offset)
        for piece in pieces_of(Span(start, end), length_of)
        for offset in range(piece.start, piece.end)
    }
    between = {
        (page, offset)
        for page, length in _LENGTHS.items()
        for offset in range(length)
        if start <= Place(page, offset) < end
    }
    assert held == between
