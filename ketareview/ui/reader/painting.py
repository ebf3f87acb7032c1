"""How highlights, the selection and the caret are painted over or under the words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.marks import Mark
from ketareview.ui.reader.surface import Surface

TINT = 0.18
CHOSEN_TINT = 0.35
SELECTED_TINT = 0.32
AREA_TINT = 0.06
CHOSEN_AREA_TINT = 0.12
_BAR_GAP = 9.0  # between the bar's middle and the column
_LANE = 8.0  # between the bars of overlapping highlights
_STRIP = 5.0  # room for the widest bar
_SAME_EDGE = 6.0  # lines whose edges differ by less stand in one column


@dataclass(frozen=True, slots=True)
class Ink:
    """Lays tints so that the words stay readable, on white paper and on dark ground."""

    is_paper: bool
    is_dark: bool

    def tint(self, painter: QPainter, boxes: Iterable[QRectF], colour: QColor, part: float) -> None:
        """Fill boxes with a part of a colour; boxes that meet are filled once."""
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._mixed(colour, part))
        if self.is_paper:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in boxes:
            painter.drawRoundedRect(box, 2.0, 2.0)
        painter.restore()

    def line(self, colour: QColor) -> QColor:
        """The colour of bars and frames."""
        return lifted(colour, 0.62) if self.is_dark and not self.is_paper else colour

    def _mixed(self, colour: QColor, part: float) -> QColor:
        if not self.is_paper:
            mixed = lifted(colour, 0.6 if self.is_dark else 0.45)
            mixed.setAlphaF(part * 1.4 if self.is_dark else part)
            return mixed
        clear = lifted(colour, 0.45)
        return QColor.fromRgbF(
            1 - part + part * clear.redF(),
            1 - part + part * clear.greenF(),
            1 - part + part * clear.blueF(),
        )


def lifted(colour: QColor, lightness: float) -> QColor:
    """Give a dark colour the lightness at which its hue shows in a thin tint."""
    hue, present = max(colour.hslHueF(), 0.0), colour.lightnessF()
    return QColor.fromHslF(hue, colour.hslSaturationF(), max(present, lightness))


def paint_marks(
    painter: QPainter, surface: Surface, marks: Sequence[Mark], chosen: Mark | None, ink: Ink
) -> None:
    """Tint the words of the marks; the chosen one stronger, with a frame."""
    for mark in marks:
        is_chosen = chosen is not None and mark.id == chosen.id
        if is_chosen or mark.is_tinted:
            boxes = boxes_of(surface, mark.pieces)
            ink.tint(painter, boxes, mark.colour, CHOSEN_TINT if is_chosen else TINT)
            if is_chosen:
                _paint_frame(painter, boxes, ink.line(mark.colour))


def paint_selection(
    painter: QPainter, surface: Surface, pieces: Iterable[Piece], colour: QColor, ink: Ink
) -> None:
    """Tint what is selected."""
    ink.tint(painter, boxes_of(surface, pieces), colour, SELECTED_TINT)


def paint_area(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Paint a box that is being drawn."""
    ground = QColor(colour)
    ground.setAlphaF(AREA_TINT)
    painter.setBrush(ground)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
    painter.drawRect(box)


def paint_bars(
    painter: QPainter, surface: Surface, marks: Sequence[Mark], ink: Ink, scale: float
) -> None:
    """Paint the bars in the margin; where highlights overlap, one beside the other.

    On a page shown small, `scale` below 1 keeps them out of the column beside theirs.
    """
    taken: list[QRectF] = []
    for mark in marks:
        strips = _free(_strips(surface, mark, scale), taken, _LANE * scale)
        taken += strips
        for strip in strips:
            _paint_bar(painter, mark, strip, mark.bar * scale, ink.line(mark.colour))


def paint_caret(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Paint the keyboard's caret before a letter."""
    painter.fillRect(QRectF(box.left() - 1.0, box.top() - 1.0, 2.0, box.height() + 2.0), colour)


def boxes_of(surface: Surface, pieces: Iterable[Piece]) -> list[QRectF]:
    """The boxes of several pieces."""
    return [box for piece in pieces for box in surface.boxes(piece)]


def _strips(surface: Surface, mark: Mark, scale: float) -> list[QRectF]:
    """Join the lines of a mark to one upright strip for each column of text."""
    strips: list[QRectF] = []
    for piece in mark.pieces:
        for box, edge in zip(surface.boxes(piece), surface.edges(piece), strict=True):
            left = edge - (_BAR_GAP + _STRIP / 2) * scale
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


def _free(strips: list[QRectF], taken: Sequence[QRectF], lane: float) -> list[QRectF]:
    """Move a mark's strips outwards until none of them covers another mark's."""
    while any(strip.intersects(other) for strip in strips for other in taken):
        strips = [strip.translated(-lane, 0.0) for strip in strips]
    return strips


def _paint_bar(painter: QPainter, mark: Mark, strip: QRectF, width: float, colour: QColor) -> None:
    bar = QRectF(strip.center().x() - width / 2, strip.top(), width, strip.height())
    if mark.is_hollow:
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0.0, 0.5, 0.0, -0.5))
        return
    for part in _parts(bar, mark.pattern):
        painter.fillRect(part, colour)


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


def _paint_frame(painter: QPainter, boxes: Sequence[QRectF], colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.0))
    for box in boxes:
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 2.0, 2.0)
