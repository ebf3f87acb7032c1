"""The evidence map on the screen."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.codebook import Code
from ketareview.domain.highlight import Highlight
from ketareview.ui import fonts
from ketareview.ui.evidence_model import AGAINST, CELL, CODE, EvidenceModel, Index
from ketareview.ui.theme import Theme

_ROW = 36
_COLUMN = 56
_LABELS = 220
_RADIUS = 6.0
_BADGE = 20


class EvidenceTable(QTableView):
    """Cells in the blue of their strength; choosing one shows its passages."""

    chosen = Signal(object)  # tuple[Highlight, ...]

    def __init__(self, model: EvidenceModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("evidenceMap")
        self.setAccessibleName("Evidence map: claim types by strength of evidence")
        self._model = model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setHorizontalHeader(_Header(Qt.Orientation.Horizontal, theme, self))
        self.setVerticalHeader(_Header(Qt.Orientation.Vertical, theme, self))
        self.horizontalHeader().setDefaultSectionSize(_COLUMN)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setFixedWidth(_LABELS)
        self.setItemDelegate(_Delegate(theme, self))
        self.selectionModel().currentChanged.connect(self._tell)
        model.modelReset.connect(self._tell)
        theme.changed.connect(self._draw)

    @Slot()
    def _tell(self) -> None:
        found: tuple[Highlight, ...] = self.currentIndex().data(CELL) or ()
        self.chosen.emit(found)

    @Slot()
    def _draw(self) -> None:
        for part in (self, self.horizontalHeader(), self.verticalHeader()):
            part.viewport().update()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, table: EvidenceTable) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5)
        found: tuple[Highlight, ...] = index.data(CELL)
        strength: Code = index.data(CODE)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        edge = self._edge(is_chosen=is_chosen, is_framed=bool(found) and strength.level is None)
        painter.setPen(edge or Qt.PenStyle.NoPen)
        ground = self._theme.strength_colour(strength.level) if found else _clear()
        painter.setBrush(ground)
        if found or is_chosen:
            painter.drawRoundedRect(cell, _RADIUS, _RADIUS)
        if found:
            self._paint_count(painter, cell, len(found), index.data(AGAINST), strength.level)
        else:
            painter.setBrush(self._theme.colour("line"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(cell.center(), 1.5, 1.5)
        painter.restore()

    def _edge(self, *, is_chosen: bool, is_framed: bool) -> QPen | None:
        if is_chosen:
            return QPen(self._theme.colour("focus"), 2.0)
        return QPen(self._theme.colour("frame"), 1.0) if is_framed else None

    def _paint_count(
        self, painter: QPainter, cell: QRectF, found: int, against: int, level: int | None
    ) -> None:
        painter.setPen(self._theme.strength_ink(level))
        painter.setFont(fonts.font(is_strong=True))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(found))
        if against:
            painter.setFont(fonts.font(11))
            corner = cell.adjusted(0, 1, -5, 0)
            sign = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(corner, sign, f"\N{MINUS SIGN}{against}")


class _Header(QHeaderView):
    """The digit of each strength above; the letter and name of each claim type at the left."""

    def __init__(self, orientation: Qt.Orientation, theme: Theme, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def sizeHint(self) -> QSize:
        is_above = self.orientation() is Qt.Orientation.Horizontal
        return QSize(0, _ROW) if is_above else QSize(_LABELS, 0)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        code = self.model().headerData(section, self.orientation(), CODE)
        if not isinstance(code, Code):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._theme.colour("panel"))
        if self.orientation() is Qt.Orientation.Horizontal:
            painter.setPen(self._theme.colour("soft"))
            painter.setFont(fonts.font(12, is_strong=True))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, code.sign)
        else:
            self._paint_claim(painter, rect, code)
        painter.restore()

    def _paint_claim(self, painter: QPainter, rect: QRect, code: Code) -> None:
        top = rect.center().y() - _BADGE / 2 + 0.5
        badge = QRectF(rect.left() + 16.0, top, _BADGE, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.claim_colour(code))
        painter.drawRoundedRect(badge, 4.0, 4.0)
        painter.setPen(QColor(Qt.GlobalColor.white))
        painter.setFont(fonts.font(12, is_strong=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, code.sign)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(fonts.font())
        room = rect.adjusted(16 + _BADGE + 10, 0, -8, 0)
        words = painter.fontMetrics().elidedText(
            code.label, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def _clear() -> QColor:
    return QColor(Qt.GlobalColor.transparent)
