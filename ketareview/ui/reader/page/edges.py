"""Where a letter begins and where it ends: lines run to the right, to the left, up or down."""

import unicodedata
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.selecting import Place
from ketareview.ui.reader.page.surface import Surface

_NEAR = 64  # letters looked through for one that tells its direction
_BESIDE = 4  # letters on each side that tell which way a line runs
_TOUCHING = 3.0  # letters' sizes between two that follow each other on a line, at most
_STEEP = 2.0  # times as far down as across, from letter to letter, where a line stands upright


class Way(Enum):
    """Where the letters of a line follow each other to."""

    RIGHT = auto()
    LEFT = auto()
    UP = auto()
    DOWN = auto()

    @property
    def is_level(self) -> bool:
        """Whether the line lies as most do."""
        return self in {Way.RIGHT, Way.LEFT}

    @property
    def onward(self) -> QPointF:
        """The direction, of length 1, in which the next letter stands."""
        return {
            Way.RIGHT: QPointF(1.0, 0.0),
            Way.LEFT: QPointF(-1.0, 0.0),
            Way.UP: QPointF(0.0, -1.0),
            Way.DOWN: QPointF(0.0, 1.0),
        }[self]

    @property
    def below(self) -> QPointF:
        """The direction, of length 1, in which the next line stands."""
        if self.is_level:
            return QPointF(0.0, 1.0)
        return QPointF(1.0 if self is Way.UP else -1.0, 0.0)


def way_at(surface: Surface, place: Place) -> Way:
    """Tell which way the line at a place runs."""
    across, down = _steps_at(surface, place)
    if sum(map(abs, down)) > _STEEP * sum(map(abs, across)):
        return Way.DOWN if sum(down) > 0 else Way.UP
    return Way.LEFT if runs_left(surface, place) else Way.RIGHT


def runs_left(surface: Surface, place: Place) -> bool:
    """Whether the text at a place is written from right to left."""
    text = surface.text_of(place.page)
    for step in range(_NEAR):
        for offset in (place.offset + step, place.offset - step - 1):
            kind = unicodedata.bidirectional(text[offset]) if 0 <= offset < len(text) else ""
            if kind in {"L", "R", "AL"}:
                return kind != "L"
    return False


def edge_before(surface: Surface, place: Place) -> QRectF | None:
    """The edge at which the letter at a place begins, as a box without breadth."""
    letter = _letter(surface, place.page, place.offset)
    return None if letter is None else _edges(letter, way_at(surface, place))[0]


def edge_behind(surface: Surface, place: Place) -> QRectF | None:
    """The edge at which the letter at a place ends."""
    letter = _letter(surface, place.page, place.offset)
    return None if letter is None else _edges(letter, way_at(surface, place))[1]


def _letter(surface: Surface, page: int, offset: int) -> QRectF | None:
    boxes = surface.boxes(Piece(page, offset, offset + 1))
    return boxes[0] if boxes else None


def _edges(box: QRectF, way: Way) -> tuple[QRectF, QRectF]:
    left = QRectF(box.left(), box.top(), 0.0, box.height())
    top = QRectF(box.left(), box.top(), box.width(), 0.0)
    right, bottom = left.translated(box.width(), 0.0), top.translated(0.0, box.height())
    return {
        Way.RIGHT: (left, right),
        Way.LEFT: (right, left),
        Way.UP: (bottom, top),
        Way.DOWN: (top, bottom),
    }[way]


def _steps_at(surface: Surface, place: Place) -> tuple[list[float], list[float]]:
    """List how far letter follows letter near a place, across and down."""
    length = len(surface.text_of(place.page))
    near = range(max(place.offset - _BESIDE, 0), min(place.offset + _BESIDE + 1, length))
    boxes = [_letter(surface, place.page, offset) for offset in near]
    known = [box for box in boxes if box is not None]
    steps = [
        after.center() - before.center()
        for before, after in pairwise(known)
        if _touch(before, after)
    ]
    return [step.x() for step in steps], [step.y() for step in steps]


def _touch(one: QRectF, other: QRectF) -> bool:
    size = max(one.width(), one.height(), other.width(), other.height())
    return (other.center() - one.center()).manhattanLength() < _TOUCHING * size
