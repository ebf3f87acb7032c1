"""Where the keyboard's caret goes: a letter, word, line or page on."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QPointF, QRectF

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.selecting import Grain, Place
from ketareview.ui.reader.surface import Surface

_STEPS = 12  # tries, each half a line further, to reach the next line
_NEAR = 64  # letters looked through for one that has a box


class Move(Enum):
    """Where a key takes the caret."""

    LEFT = auto()
    RIGHT = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    UP = auto()
    DOWN = auto()
    LINE_START = auto()
    LINE_END = auto()


def moved(surface: Surface, place: Place, move: Move) -> Place:
    """Find where a move leads; at the ends of the text it stays."""
    return _MOVES[move](surface, place)


def caret_box(surface: Surface, place: Place) -> QRectF | None:
    """The box of the letter after the caret, or an empty one behind the letter before it."""
    length = len(surface.text_of(place.page))
    for offset in range(place.offset, min(place.offset + _NEAR, length)):
        boxes = surface.boxes(Piece(place.page, offset, offset + 1))
        if boxes and offset == place.offset:
            return boxes[0]
        if boxes:
            break
    for offset in range(place.offset - 1, max(place.offset - _NEAR, -1), -1):
        boxes = surface.boxes(Piece(place.page, offset, offset + 1))
        if boxes:
            return QRectF(boxes[-1].right(), boxes[-1].top(), 0.0, boxes[-1].height())
    return None


def _letter_before(surface: Surface, place: Place) -> Place:
    if place.offset > 0:
        return Place(place.page, place.offset - 1)
    if place.page == 1:
        return place
    return Place(place.page - 1, len(surface.text_of(place.page - 1)))


def _letter_after(surface: Surface, place: Place) -> Place:
    if place.offset < len(surface.text_of(place.page)):
        return Place(place.page, place.offset + 1)
    if place.page == surface.last_page():
        return place
    return Place(place.page + 1, 0)


def _word_before(surface: Surface, place: Place) -> Place:
    before = _letter_before(surface, place)
    text = surface.text_of(before.page)
    while before.offset > 0 and text[before.offset : before.offset + 1].isspace():
        before = Place(before.page, before.offset - 1)
    start = surface.unit_at(before, Grain.WORD).start
    return min(start, before)


def _word_after(surface: Surface, place: Place) -> Place:
    text = surface.text_of(place.page)
    if place.offset >= len(text):
        return _letter_after(surface, place)
    after = max(surface.unit_at(place, Grain.WORD).end, _letter_after(surface, place)).offset
    while after < len(text) and text[after].isspace():
        after += 1
    return Place(place.page, after)


def _line_away(direction: int, surface: Surface, place: Place) -> Place:
    box = caret_box(surface, place)
    if box is None:
        return place
    for step in range(2, _STEPS):
        y = box.center().y() + direction * step * box.height() / 2
        found = surface.place_at(QPointF(box.left() + 0.5, y))
        if found is not None and _is_beyond(surface, found, box, direction):
            return found
    return place


def _is_beyond(surface: Surface, place: Place, box: QRectF, direction: int) -> bool:
    reached = caret_box(surface, place)
    if reached is None:
        return False
    return (reached.center().y() - box.center().y()) * direction > box.height() / 2


def _line_end(direction: int, surface: Surface, place: Place) -> Place:
    """Walk along the text while the letters stay on the line."""
    box = caret_box(surface, place)
    step = _letter_before if direction < 0 else _letter_after
    while box is not None:
        following = step(surface, place)
        reached = caret_box(surface, following)
        is_level = reached is not None and abs(reached.center().y() - box.center().y()) < (
            box.height() / 2
        )
        has_gone_on = reached is not None and (reached.left() - box.left()) * direction >= 0
        if following == place or following.page != place.page or not (is_level and has_gone_on):
            return place
        place, box = following, reached
    return place


_MOVES: dict[Move, Callable[[Surface, Place], Place]] = {
    Move.LEFT: _letter_before,
    Move.RIGHT: _letter_after,
    Move.WORD_LEFT: _word_before,
    Move.WORD_RIGHT: _word_after,
    Move.UP: partial(_line_away, -1),
    Move.DOWN: partial(_line_away, 1),
    Move.LINE_START: partial(_line_end, -1),
    Move.LINE_END: partial(_line_end, 1),
}
