"""Moving the ends of marked or selected words by a word, with keys."""

from enum import Enum

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.caret import onward, word_back, word_on
from ketareview.ui.reader.page.selecting import Grain, Place, Span, pieces_of
from ketareview.ui.reader.page.surface import Surface


class Stretch(Enum):
    """Which end goes which way; the value is the text that one types for it."""

    END_BACK = "["
    END_ON = "]"
    START_BACK = "{"
    START_ON = "}"


def stretched(surface: Surface, pieces: tuple[Piece, ...], stretch: Stretch) -> tuple[Piece, ...]:
    """Move one end by a word; a piece of which nothing would be left goes, but for the last."""
    if not pieces or any(piece.box for piece in pieces):
        return pieces
    is_end = stretch in {Stretch.END_BACK, Stretch.END_ON}
    moving, kept = (pieces[-1], pieces[:-1]) if is_end else (pieces[0], pieces[1:])
    start, end = Place(moving.page, moving.start), Place(moving.page, moving.end)
    if is_end:
        span = Span(start, _end_moved(surface, end, stretch))
    else:
        move = word_on if stretch is Stretch.START_ON else word_back
        span = Span(move(surface, start), end)
    latest = pieces_of(span, surface) if span.start < span.end else ()
    return ((*kept, *latest) if is_end else (*latest, *kept)) or pieces


def _end_moved(surface: Surface, end: Place, stretch: Stretch) -> Place:
    if stretch is Stretch.END_ON:
        return surface.unit_at(onward(surface, end), Grain.WORD).end
    return word_back(surface, end)
