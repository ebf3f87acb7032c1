"""How highlights, the selection and the caret are painted over or under the words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.surface import Surface

TINT = 0.18
CHOSEN_TINT = 0.35
SELECTED_TINT = 0.32
AREA_TINT = 0.06
_HANDLE = QPointF(3.0, 3.0)
CHOSEN_AREA_TINT = 0.12


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


def paint_marks(  # noqa: PLR0913, PLR0917 - the marks, and all that says how they look
    painter: QPainter,
    surface: Surface,
    marks: Sequence[Mark],
    chosen: Mark | None,
    ink: Ink,
    part_of: Callable[[UUID], float],
) -> None:
    """Tint the words of the marks; the chosen one stronger, with a frame.

    `part_of` tells how much of its tint a mark has at the moment.
    """
    for mark in marks:
        is_chosen = chosen is not None and mark.id == chosen.id
        if is_chosen or mark.is_tinted:
            boxes = boxes_of(surface, (piece for piece in mark.pieces if piece.box is None))
            tint = CHOSEN_TINT if is_chosen else TINT
            ink.tint(painter, boxes, mark.colour, tint * part_of(mark.id))
            if is_chosen:
                _paint_frame(painter, boxes, ink.line(mark.colour))
            _paint_areas(painter, surface, mark, ink, is_chosen=is_chosen)


def _paint_areas(
    painter: QPainter, surface: Surface, mark: Mark, ink: Ink, *, is_chosen: bool
) -> None:
    """Frame boxes, which hold pictures and are hardly tinted; one's own can be taken at corners."""
    boxes = boxes_of(surface, (piece for piece in mark.pieces if piece.box is not None))
    ink.tint(painter, boxes, mark.colour, CHOSEN_AREA_TINT if is_chosen else AREA_TINT)
    colour = ink.line(mark.colour)
    for box in boxes:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2.0 if is_chosen else 1.2))
        painter.drawRect(box)
        if is_chosen and mark.is_own:
            painter.setBrush(colour)
            for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
                painter.drawRect(QRectF(corner - _HANDLE, corner + _HANDLE))


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


def paint_caret(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Paint the keyboard's caret before a letter."""
    painter.fillRect(box.adjusted(-1.0, -1.0, 1.0, 1.0), colour)


def boxes_of(surface: Surface, pieces: Iterable[Piece]) -> list[QRectF]:
    """The boxes of several pieces."""
    return [box for piece in pieces for box in surface.boxes(piece)]


def _paint_frame(painter: QPainter, boxes: Sequence[QRectF], colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.0))
    for box in boxes:
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 2.0, 2.0)
