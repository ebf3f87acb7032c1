"""The bars in the margin: one for each highlight, side by side where highlights overlap.

Colour and pattern are the claim type's, with its letter beside the bar; the width is the strength.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ketareview.ui import fonts
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.painting import Ink
from ketareview.ui.reader.page.surface import Surface

CONTESTED = "±"
_GAP = 6.0  # between the bars and the column
_NEARER = 3.0  # of the gap, where the letter has no room else
_STRIP = 5.0  # room for the widest bar
_LETTER = 10.0  # room for the letter beside it
_LANE = _STRIP + _LETTER + 2.0
_LEAST_SCALE = 0.75  # on a page shown smaller, letters are left out
_SAME_EDGE = 6.0  # lines whose edges differ by less stand in one column
_NARROWEST = 2.5  # pixels from one bar to the next
_SAME_GUTTER = 150.0  # pixels
_GRASP = 3.0  # pixels around a bar in which it can be pressed


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark's strips, one for each column of text that it stands in; with room for its letter."""

    mark: Mark
    strips: tuple[QRectF, ...]
    has_room: bool = True

    def is_at(self, point: QPointF) -> bool:
        """Whether a point lies on the bar or very near."""
        return any(
            strip.adjusted(-_GRASP, 0.0, _GRASP, 0.0).contains(point) for strip in self.strips
        )


def bars_of(surface: Surface, marks: Sequence[Mark], scale: float) -> tuple[Bar, ...]:
    """Place the bars of marks so that none covers another, nor the words of the column beside.

    On a page shown small, `scale` below 1 keeps them near their own column.
    """
    laid: list[tuple[Mark, list[QRectF], int]] = []
    for mark in marks:
        strips = _strips(surface, mark, scale)
        for _, others, _ in laid:
            _share_lines(strips, others)
        taken = [other for _, others, _ in laid for other in others]
        laid.append((mark, *_free(strips, taken, _LANE * scale)))
    every = [(strip, lane) for _, strips, lane in laid for strip in strips]
    return tuple(
        _squeezed(surface, mark, [(strip, lane) for strip in strips], every, scale)
        for mark, strips, lane in laid
    )


def paint_bars(
    painter: QPainter, bars: Sequence[Bar], ink: Ink, scale: float, against: QColor
) -> None:
    """Paint bars and their letters; `against` is the colour of what other passages contradict."""
    for bar in bars:
        painter.save()
        painter.setOpacity(1.0 if bar.mark.is_own or bar.mark.is_tinted else 0.6)
        colour = ink.line(bar.mark.colour)
        for strip in bar.strips:
            _paint_bar(painter, bar.mark, strip, min(bar.mark.bar * scale, strip.width()), colour)
        if bar.strips and bar.has_room and scale >= _LEAST_SCALE:
            _paint_letter(painter, bar.mark, bar.strips[0], colour, against)
        painter.restore()


def _strips(surface: Surface, mark: Mark, scale: float) -> list[QRectF]:
    """Join the lines of a mark to one upright strip for each column of text."""
    strips: list[QRectF] = []
    for piece in mark.pieces:
        for box, edge in zip(surface.boxes(piece), surface.edges(piece), strict=True):
            left = edge - (_GAP + _STRIP) * scale
            strip = QRectF(left, box.top(), _STRIP * scale, box.height())
            last = strips[-1] if strips else QRectF()
            follows = strip.top() - last.top() >= 0 and strip.top() - last.bottom() < box.height()
            if strips and follows and abs(strip.left() - last.left()) < _SAME_EDGE:
                left = min(last.left(), strip.left())
                height = strip.bottom() - last.top()
                strips[-1] = QRectF(left, last.top(), strip.width(), height)
            else:
                strips.append(strip)
    return strips


def _share_lines(strips: list[QRectF], others: list[QRectF]) -> None:
    """Part two bars in the middle of a line on which one passage ends and the next begins."""
    for number, strip in enumerate(strips):
        for place, other in enumerate(others):
            common = strip.intersected(other)
            follows = strip.top() > other.top() and strip.bottom() > other.bottom()
            is_little = 2 * common.height() < min(strip.height(), other.height())
            if follows and not common.isEmpty() and is_little:
                middle = common.center().y()
                others[place] = QRectF(other.topLeft(), QPointF(other.right(), middle - 1.0))
                strips[number] = QRectF(QPointF(strip.left(), middle + 1.0), strip.bottomRight())


def _free(strips: list[QRectF], taken: Sequence[QRectF], width: float) -> tuple[list[QRectF], int]:
    """Move a mark's strips outwards, lane by lane, until none of them covers another mark's."""
    lane = 0
    while any(strip.intersects(other) for strip in strips for other in taken):
        strips = [strip.translated(-width, 0.0) for strip in strips]
        lane += 1
    return strips, lane


def _squeezed(
    surface: Surface,
    mark: Mark,
    strips: Sequence[tuple[QRectF, int]],
    every: Sequence[tuple[QRectF, int]],
    scale: float,
) -> Bar:
    """Place bars nearer to their words where letters need the room, or else draw them together."""
    usual = _placed(surface, mark, strips, every, scale)
    if usual.has_room:
        return usual
    nearer = [(strip.translated(_NEARER * scale, 0.0), lane) for strip, lane in strips]
    near = _placed(surface, mark, nearer, every, scale)
    return near if near.has_room else usual


def _placed(
    surface: Surface,
    mark: Mark,
    strips: Sequence[tuple[QRectF, int]],
    every: Sequence[tuple[QRectF, int]],
    scale: float,
) -> Bar:
    """Draw lanes together where the gutter is too narrow for all that stand there side by side."""
    placed, has_room = [], True
    for strip, lane in strips:
        first = strip.translated(lane * _LANE * scale, 0.0)
        room = first.right() - surface.words_before(first) - 1.0
        lanes = 1 + max(other for each, other in every if _shares_gutter(strip, each))
        pitch = min(_LANE * scale, max(room / lanes, _NARROWEST))
        width = min(strip.width(), pitch - 1.0)
        right = first.right() - lane * pitch
        placed.append(QRectF(right - width, strip.top(), width, strip.height()))
        has_room = has_room and placed[-1].left() - _LETTER > first.right() - room
        has_room = has_room and pitch > (_STRIP + _LETTER) * scale
    return Bar(mark, tuple(placed), has_room)


def _shares_gutter(strip: QRectF, other: QRectF) -> bool:
    """Whether two bars stand at the same height, few lanes apart."""
    is_level = strip.top() < other.bottom() and other.top() < strip.bottom()
    return is_level and abs(strip.left() - other.left()) < _SAME_GUTTER


def _paint_bar(painter: QPainter, mark: Mark, strip: QRectF, width: float, colour: QColor) -> None:
    bar = QRectF(strip.center().x() - width / 2, strip.top(), width, strip.height())
    if mark.is_hollow:
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0.0, 0.5, 0.0, -0.5))
        return
    for part in _parts(bar, mark.pattern):
        painter.fillRect(part, colour)


def _paint_letter(
    painter: QPainter, mark: Mark, strip: QRectF, colour: QColor, against: QColor
) -> None:
    font = QFont(fonts.font(11, is_strong=True))
    font.setPixelSize(9)
    painter.setFont(font)
    room = QRectF(strip.left() - _LETTER, strip.top(), _LETTER - 1.0, 11.0)
    painter.setPen(colour.darker(130) if colour.lightnessF() < 0.5 else colour)  # noqa: PLR2004 - half
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, mark.letter)
    if mark.is_contested:
        painter.setPen(against)
        painter.drawText(room.translated(0.0, 10.0), Qt.AlignmentFlag.AlignCenter, CONTESTED)


def _parts(bar: QRectF, pattern: tuple[float, ...]) -> list[QRectF]:
    if not pattern:
        return [bar]
    parts, top, step = [], bar.top(), 0
    while top < bar.bottom():
        length = min(pattern[step % len(pattern)], bar.bottom() - top)
        if step % 2 == 0:
            parts.append(QRectF(bar.left(), top, bar.width(), length))
        top += pattern[step % len(pattern)]
        step += 1
    return parts
