"""Where the keyboard's caret goes: a letter, word, line, sentence, paragraph or screen on.

It follows the order in which one reads: over columns and pages, past headers, footers and
footnotes, in which it stays once it was put there. Left and right are those of the page, so that
in text from right to left the left arrow goes forward.
"""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QPointF, QRectF

from ketareview.ui.reader.page.edges import edge_before, edge_behind, runs_left, way_at
from ketareview.ui.reader.page.selecting import Grain, Place
from ketareview.ui.reader.page.surface import Surface

_STEPS = 12  # tries, each half a line further, to reach the next line
_NEAR = 64  # letters looked through for one that has a box
_SAME_COLUMN = 600  # letters between two lines of one column, at most
_SCREEN_STEPS = 8  # tries, each a line nearer, to find a letter a screen away


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
    SENTENCE_BACK = auto()
    SENTENCE_ON = auto()
    PARAGRAPH_BACK = auto()
    PARAGRAPH_ON = auto()
    SCREEN_UP = auto()
    SCREEN_DOWN = auto()
    TEXT_START = auto()
    TEXT_END = auto()


VERTICAL = frozenset({Move.UP, Move.DOWN, Move.SCREEN_UP, Move.SCREEN_DOWN})
"""Moves that keep to the same height of the line, however short the lines between are."""


def moved(
    surface: Surface, place: Place, move: Move, *, x: float | None = None, screen: float = 0.0
) -> Place:
    """Find where a move leads; at the ends of the text it stays.

    `x` is where vertical moves keep to, `screen` how far down the surface a screen reaches.
    """
    if move in _MOVES:
        return _MOVES[move](surface, place)
    box = caret_box(surface, place)
    if box is None:
        return place
    across = along(box) if x is None else x
    if move in {Move.UP, Move.DOWN}:
        return _line_away(1 if move is Move.DOWN else -1, surface, place, across)
    return _screen_away(screen if move is Move.SCREEN_DOWN else -screen, surface, place, across)


def caret_box(surface: Surface, place: Place) -> QRectF | None:
    """The edge at which the caret stands: before the letter after it, or behind the one before."""
    length = len(surface.text_of(place.page))
    here = edge_before(surface, place) if place.offset < length else None
    if here is not None:
        return here
    for offset in range(place.offset - 1, max(place.offset - _NEAR, -1), -1):
        behind = edge_behind(surface, Place(place.page, offset))
        if behind is not None:
            return behind
    for offset in range(place.offset + 1, min(place.offset + _NEAR, length)):
        before = edge_before(surface, Place(place.page, offset))
        if before is not None:
            return before
    return None


def along(box: QRectF) -> float:
    """How far along its line a caret stands: across the page, or down where lines stand upright."""
    return box.top() if _is_upright(box) else box.left()


def onward(surface: Surface, place: Place) -> Place:
    """Go forward to the next letter that one reads, from where none is."""
    start = place
    while not _is_read(surface, place, start):
        following = _after(surface, place)
        if following == place:
            return place
        place = following
    return place


def _gap_at(surface: Surface, place: Place) -> tuple[int, int] | None:
    """The header, footer or footnote that a place lies in."""
    gaps = surface.left_out(place.page)
    return next((gap for gap in gaps if gap[0] <= place.offset <= gap[1]), None)


def _is_read(surface: Surface, place: Place, start: Place) -> bool:
    text = surface.text_of(place.page)
    if place.offset >= len(text) or text[place.offset].isspace():
        return False
    gap = _gap_at(surface, place)
    return gap is None or (place.page == start.page and gap == _gap_at(surface, start))


def _before(surface: Surface, place: Place) -> Place:
    if place.offset > 0:
        return Place(place.page, place.offset - 1)
    if place.page == 1:
        return place
    return Place(place.page - 1, len(surface.text_of(place.page - 1)))


def _after(surface: Surface, place: Place) -> Place:
    if place.offset < len(surface.text_of(place.page)):
        return Place(place.page, place.offset + 1)
    if place.page == surface.last_page():
        return place
    return Place(place.page + 1, 0)


_Step = Callable[[Surface, Place], Place]


def _letter(step: _Step, surface: Surface, place: Place) -> Place:
    """Go a letter on or back, over what is left out and over the end of a page at once."""
    reached = step(surface, place)
    here = _gap_at(surface, place)
    while reached != place:
        gap = _gap_at(surface, reached)
        is_skipped = gap is not None and gap != here
        is_page_end = reached.page != place.page and reached.offset == len(
            surface.text_of(reached.page)
        )
        if not (is_skipped or is_page_end):
            return reached
        following = step(surface, reached)
        if following == reached:
            return place
        reached = following
    return place


def word_on(surface: Surface, place: Place) -> Place:
    """Go to the beginning of the next word."""
    text = surface.text_of(place.page)
    if place.offset < len(text) and not text[place.offset].isspace():
        end = surface.unit_at(place, Grain.WORD).end
        place = end if end > place else _letter(_after, surface, place)
    reached = place
    while not _is_read(surface, reached, place):
        following = _letter(_after, surface, reached)
        if following == reached:
            return reached
        reached = following
    return reached


def word_back(surface: Surface, place: Place) -> Place:
    """Go to the beginning of the word, or of the one before."""
    reached = _letter(_before, surface, place)
    while not _is_read(surface, reached, place):
        following = _letter(_before, surface, reached)
        if following == reached:
            return reached
        reached = following
    return min(surface.unit_at(reached, Grain.WORD).start, reached)


def _unit_on(grain: Grain, surface: Surface, place: Place) -> Place:
    """Go to the beginning of the next sentence or paragraph."""
    end = surface.unit_at(place, grain).end
    return onward(surface, max(end, _after(surface, place)))


def _unit_back(grain: Grain, surface: Surface, place: Place) -> Place:
    """Go to the beginning of the sentence or paragraph; from there to that of the one before."""
    start = surface.unit_at(place, grain).start
    if start < place:
        return start
    reached = word_back(surface, place)
    return min(surface.unit_at(reached, grain).start, reached)


def _line_end(direction: int, surface: Surface, place: Place) -> Place:
    """Walk along the text while the letters stay on the line."""
    box = caret_box(surface, place)
    text = surface.text_of(place.page)
    while box is not None:
        at = place.offset if direction > 0 else place.offset - 1
        if not 0 <= at < len(text) or text[at] == "\n":
            return place
        following = Place(place.page, place.offset + direction)
        reached = caret_box(surface, following)
        if reached is None or not _are_level(reached, box):
            return place
        place, box = following, reached
    return place


def _are_level(one: QRectF, other: QRectF) -> bool:
    """Whether two carets stand on the same line."""
    apart = one.center() - other.center()
    distance = apart.x() if _is_upright(one) else apart.y()
    return abs(distance) < max(_size(one), _size(other)) / 2


def _is_upright(caret: QRectF) -> bool:
    """Whether the line of a caret stands upright, so that the caret lies."""
    return caret.width() > caret.height()


def _size(caret: QRectF) -> float:
    return max(caret.width(), caret.height())


def _line_away(direction: int, surface: Surface, place: Place, x: float) -> Place:
    """Go to the line below or above, and from the end of a column to the next one."""
    box = caret_box(surface, place)
    if box is not None:
        way, middle = way_at(surface, place), box.center()
        line = QPointF(middle.x(), x) if _is_upright(box) else QPointF(x, middle.y())
        line += way.onward / 2
        half = way.below * direction * _size(box) / 2
        near = (surface.place_at(line + half * step) for step in range(2, _STEPS))
        for found in near:
            if found is not None and _is_next(surface, place, found, half):
                return found
    edge = _line_end(direction, surface, place)
    beyond = word_on(surface, edge) if direction > 0 else word_back(surface, edge)
    return beyond if direction > 0 else _line_end(-1, surface, beyond)


def _is_next(surface: Surface, place: Place, found: Place, half: QPointF) -> bool:
    """Whether a place found stands on the line that one reads next; `half` leads towards it."""
    here, there = caret_box(surface, place), caret_box(surface, found)
    if here is None or there is None:
        return False
    apart = there.center() - here.center()
    is_beyond = QPointF.dotProduct(apart, half) > QPointF.dotProduct(half, half)
    is_near = found.page == place.page and abs(found.offset - place.offset) < _SAME_COLUMN
    gap = _gap_at(surface, found)
    return is_beyond and is_near and (gap is None or gap == _gap_at(surface, place))


def _screen_away(distance: float, surface: Surface, place: Place, x: float) -> Place:
    box = caret_box(surface, place)
    if box is None or not distance:
        return place
    for step in range(_SCREEN_STEPS):
        y = box.center().y() + distance * (1 - step / _SCREEN_STEPS)
        found = surface.place_at(QPointF(x, min(max(y, 0.0), surface.size().height())))
        if found is not None:
            return found
    return place


def _text_end(surface: Surface, _place: Place) -> Place:
    last = surface.last_page()
    return Place(last, len(surface.text_of(last).rstrip()))


def _text_start(surface: Surface, _place: Place) -> Place:
    return onward(surface, Place(1, 0))


def _leftward(left: _Step, right: _Step, surface: Surface, place: Place) -> Place:
    return (right if runs_left(surface, place) else left)(surface, place)


_LETTER_BACK = partial(_letter, _before)
_LETTER_ON = partial(_letter, _after)
_MOVES: dict[Move, _Step] = {
    Move.LEFT: partial(_leftward, _LETTER_BACK, _LETTER_ON),
    Move.RIGHT: partial(_leftward, _LETTER_ON, _LETTER_BACK),
    Move.WORD_LEFT: partial(_leftward, word_back, word_on),
    Move.WORD_RIGHT: partial(_leftward, word_on, word_back),
    Move.LINE_START: partial(_line_end, -1),
    Move.LINE_END: partial(_line_end, 1),
    Move.SENTENCE_BACK: partial(_unit_back, Grain.SENTENCE),
    Move.SENTENCE_ON: partial(_unit_on, Grain.SENTENCE),
    Move.PARAGRAPH_BACK: partial(_unit_back, Grain.PARAGRAPH),
    Move.PARAGRAPH_ON: partial(_unit_on, Grain.PARAGRAPH),
    Move.TEXT_START: _text_start,
    Move.TEXT_END: _text_end,
}
