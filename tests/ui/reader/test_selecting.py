"""What a selection holds."""

from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.selecting import Place, Selection, Span, pieces_of

_LENGTHS = {1: 10, 2: 0, 3: 20}
_PLACES = st.builds(Place, st.integers(1, 3), st.integers(0, 20)).filter(
    lambda place: place.offset <= _LENGTHS[place.page]
)


class Texts:
    """Pages of letters only, or what a test gives."""

    def __init__(
        self,
        texts: dict[int, str] | None = None,
        left_out: dict[int, tuple[tuple[int, int], ...]] | None = None,
    ) -> None:
        self._texts = texts or {page: "x" * length for page, length in _LENGTHS.items()}
        self._left_out = left_out or {}

    def text_of(self, page: int) -> str:
        return self._texts[page]

    def left_out(self, page: int) -> tuple[tuple[int, int], ...]:
        return self._left_out.get(page, ())


def span(start: tuple[int, int], end: tuple[int, int]) -> Span:
    return Span(Place(*start), Place(*end))


def test_a_span_over_pages_is_cut_at_their_ends() -> None:
    assert pieces_of(span((1, 4), (3, 5)), Texts()) == (Piece(1, 4, 10), Piece(3, 0, 5))


def test_headers_and_footers_between_are_left_out() -> None:
    texts = Texts({1: "one two FOOT", 2: "HEAD three"}, {1: ((8, 12),), 2: ((0, 4),)})
    assert pieces_of(span((1, 4), (2, 10)), texts) == (Piece(1, 4, 7), Piece(2, 5, 10))


def test_a_footnote_parts_what_runs_on_behind_it() -> None:
    texts = Texts({1: "left NOTE right"}, {1: ((5, 9),)})
    assert pieces_of(span((1, 0), (1, 15)), texts) == (Piece(1, 0, 4), Piece(1, 10, 15))


def test_a_footer_in_which_a_selection_begins_or_ends_is_meant() -> None:
    texts = Texts({1: "left NOTE right"}, {1: ((5, 9),)})
    assert pieces_of(span((1, 6), (1, 15)), texts) == (Piece(1, 6, 15),)
    assert pieces_of(span((1, 0), (1, 9)), texts) == (Piece(1, 0, 9),)
    assert pieces_of(span((1, 5), (1, 9)), texts) == (Piece(1, 5, 9),)


def test_white_space_at_the_ends_goes() -> None:
    texts = Texts({1: " one\n ", 2: "  "})
    assert pieces_of(span((1, 0), (2, 2)), texts) == (Piece(1, 1, 4),)


def test_a_selection_holds_its_first_unit_in_both_directions() -> None:
    word = span((3, 6), (3, 9))
    forwards = Selection(word, span((3, 12), (3, 15)))
    backwards = Selection(word, span((3, 1), (3, 3)))
    assert forwards.pieces(Texts()) == (Piece(3, 6, 15),)
    assert backwards.pieces(Texts()) == (Piece(3, 1, 9),)


def test_an_added_piece_is_united_with_those_it_meets() -> None:
    kept = (Piece(1, 0, 3), Piece(3, 0, 4), Piece(3, 7, 12))
    selection = Selection(span((3, 2), (3, 8)), span((3, 2), (3, 8)), kept)
    assert selection.pieces(Texts()) == (Piece(1, 0, 3), Piece(3, 0, 12))


def test_a_piece_that_holds_several_new_ones_stays_one() -> None:
    texts = Texts({1: "one NOTE two"}, {1: ((4, 8),)})
    selection = Selection(span((1, 0), (1, 12)), span((1, 0), (1, 12)), (Piece(1, 2, 10),))
    assert selection.pieces(texts) == (Piece(1, 0, 12),)


@given(_PLACES, _PLACES)
def test_pieces_hold_exactly_what_lies_between(one: Place, other: Place) -> None:
    start, end = sorted((one, other))
    held = {
        (piece.page, offset)
        for piece in pieces_of(Span(start, end), Texts())
        for offset in range(piece.start, piece.end)
    }
    between = {
        (page, offset)
        for page, length in _LENGTHS.items()
        for offset in range(length)
        if start <= Place(page, offset) < end
    }
    assert held == between
