"""Two articles side by side; what differs bears a sign, and a ground of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from ketareview.ui import fonts
from ketareview.ui.theme import Theme
from ketareview.ui.twins.comparison import Line

DIFFERS = "≠"

_LABEL = 120
_PADDING = 8
_MOST_LINES = 10
_LONGEST = 1_500
_MARK = Qt.ItemDataRole.UserRole
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

Index = QModelIndex | QPersistentModelIndex


class SideBySide(QTableWidget):
    """Three columns: the field, and what the one and the other article say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("sideBySide")
        self.setAccessibleName("The two articles, field by field")
        self.setHorizontalHeaderLabels(["", "Kept", "Merged into it"])
        self.setItemDelegate(_Cell(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, _LABEL)
        theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[Line], heads: tuple[str, str]) -> None:
        """Show two articles."""
        self.setHorizontalHeaderLabels(["", *heads])
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            label = f"{DIFFERS}  {line.label}" if line.differs else line.label
            for column, words in enumerate((label, line.first, line.second)):
                item = QTableWidgetItem(words[:_LONGEST])
                item.setData(_MARK, line.differs and column > 0)
                said = f"{line.label}: {words}. " if column else label
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole, f"{said}{'Differs' * line.differs}"
                )
                self.setItem(row, column, item)
        self.resizeRowsToContents()
        self.scrollToTop()

    def differing(self) -> list[str]:
        """The labels of the lines that bear the sign."""
        labels = (self.item(row, 0) for row in range(self.rowCount()))
        words = [item.text() for item in labels if item is not None]
        return [each.removeprefix(DIFFERS).strip() for each in words if each.startswith(DIFFERS)]


class _Cell(QStyledItemDelegate):
    """Wraps words; nothing is taken for markup."""

    def __init__(self, theme: Theme, view: SideBySide) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column()) - 2 * _PADDING
        metrics = QFontMetrics(self._font(index))
        room = QRect(0, 0, max(width, 60), 10_000)
        high = metrics.boundingRect(room, _WRAPPED, str(index.data() or " ")).height()
        return QSize(width, min(high, _MOST_LINES * metrics.lineSpacing()) + 2 * _PADDING)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(_MARK):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("warning_ground"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6.0, 6.0)
        room = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        painter.setFont(self._font(index))
        painter.setPen(self._theme.colour("ink" if index.column() else "soft"))
        painter.setClipRect(room)
        painter.drawText(room, _WRAPPED, str(index.data() or ""))
        painter.restore()

    def _font(self, index: Index) -> QFont:
        return fonts.font() if index.column() else fonts.font(12)
