"""An evidence map on the screen."""

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.mapping import Cell, MapKind
from ketareview.ui import fonts
from ketareview.ui.maps.headers import ColumnHeader, RowHeader
from ketareview.ui.maps.model import CELL, IS_GAP, SHADE, GridModel, Index
from ketareview.ui.theme import Theme

_ROW = 36
_COLUMNS = {MapKind.STRENGTH: 56, MapKind.TOPICS: 46, MapKind.GAPS: 46}
_RADIUS = 6.0
_NAMES = {
    MapKind.STRENGTH: "Evidence map: claim types by strength of evidence",
    MapKind.TOPICS: "Evidence map: topics by claim type",
    MapKind.GAPS: "Gap map: topics by topics",
}


class GridTable(QTableView):
    """Cells in a blue that tells the strength or the number; choosing one shows its passages."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("evidenceMap")
        self._grid = model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(ColumnHeader(theme, self))
        self.setVerticalHeader(RowHeader(theme, self))
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setItemDelegate(_Delegate(theme, self))
        self.selectionModel().currentChanged.connect(self._tell)
        model.modelReset.connect(self._name)
        theme.changed.connect(self._draw)
        self._name()

    @Slot()
    def _name(self) -> None:
        self.setAccessibleName(_NAMES[self._grid.grid.kind])
        self.horizontalHeader().setDefaultSectionSize(_COLUMNS[self._grid.grid.kind])
        self.horizontalHeader().updateGeometry()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.currentIndex())

    @Slot()
    def _draw(self) -> None:
        for part in (self, self.horizontalHeader(), self.verticalHeader()):
            part.viewport().update()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, table: GridTable) -> None:
        super().__init__(table)
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5)
        cell: Cell = index.data(CELL)
        shade: int | None = index.data(SHADE)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        edge = self._edge(is_chosen=is_chosen, is_framed=bool(cell.passages) and shade is None)
        painter.setPen(edge or Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.strength_colour(shade) if cell.passages else _clear())
        if cell.passages or is_chosen:
            painter.drawRoundedRect(room, _RADIUS, _RADIUS)
        if cell.passages:
            self._paint_count(painter, room, cell, shade)
        else:
            self._paint_nothing(painter, room, is_gap=index.data(IS_GAP))
        painter.restore()

    def _edge(self, *, is_chosen: bool, is_framed: bool) -> QPen | None:
        if is_chosen:
            return QPen(self._theme.colour("focus"), 2.0)
        return QPen(self._theme.colour("frame"), 1.0) if is_framed else None

    def _paint_count(self, painter: QPainter, room: QRectF, cell: Cell, shade: int | None) -> None:
        painter.setPen(self._theme.strength_ink(shade))
        painter.setFont(fonts.font(is_strong=True))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _short(cell.passages))
        if cell.against:
            painter.setFont(fonts.font(10))
            corner = room.adjusted(0, 1, -3, 0)
            sign = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(corner, sign, f"\N{MINUS SIGN}{_short(cell.against)}")

    def _paint_nothing(self, painter: QPainter, room: QRectF, *, is_gap: bool) -> None:
        """Draw a dot where nothing is; an open ring where articles have no passage."""
        if is_gap:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("soft"), 1.2))
            painter.drawEllipse(room.center(), 4.0, 4.0)
        else:
            painter.setBrush(self._theme.colour("line"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(room.center(), 1.5, 1.5)


def _short(count: int) -> str:
    """Write a number that fits a cell: 12345 as 12k."""
    return str(count) if count < 10_000 else f"{count // 1000}k"  # noqa: PLR2004 - five digits


def _clear() -> QColor:
    return QColor(Qt.GlobalColor.transparent)
