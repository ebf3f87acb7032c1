"""A field and a list that shrinks as one types: commands, topics."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.folding import fold
from ketareview.ui.rows import ICON, Index, RowDelegate
from ketareview.ui.theme import Theme

_WIDTH = 520
_ROWS = 10
_ROW = 32
_FROM_TOP = 96
_CHOICE = Qt.ItemDataRole.UserRole
_HINT = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; `hint` stands soft at the right."""

    words: str
    choice: object
    hint: str = ""
    icon: str = ""
    is_possible: bool = True


class Chooser(QDialog):
    """Tells what was chosen by Enter or a click; Escape leaves everything as it was."""

    chosen = Signal(object)

    def __init__(
        self, title: str, options: Sequence[Option], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._options = tuple(options)
        self._field = _Field(self)
        self._field.setPlaceholderText(title)
        self._field.setAccessibleName(title)
        self._list = QListWidget(self)
        self._list.setAccessibleName(title)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(_OptionDelegate(theme, self._list, _ROW))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._field.textChanged.connect(self._filter)
        self._field.returnPressed.connect(self._choose)
        self._field.stepped.connect(self._step)
        self._list.itemClicked.connect(self._choose)
        self._filter("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of the window."""
        width = min(_WIDTH, window.width() - 32)
        height = min(_ROWS, len(self._options)) * _ROW + 64
        corner = QPoint((window.width() - width) // 2, _FROM_TOP)
        self.setGeometry(QRect(window.mapToGlobal(corner), QSize(width, height)))
        self.show()
        self._field.setFocus()

    def _filter(self, typed: str) -> None:
        words = fold(typed).text.split()
        self._list.clear()
        for option in self._options:
            if all(word in fold(option.words).text for word in words):
                item = QListWidgetItem(option.words, self._list)
                item.setData(_CHOICE, option.choice)
                item.setData(_HINT, option.hint)
                item.setData(ICON, option.icon)
                if not option.is_possible:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._step(1)

    @Slot()
    def _choose(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            choice = item.data(_CHOICE)
            self.close()
            self.chosen.emit(choice)

    @Slot(int)
    def _step(self, by: int) -> None:
        row = self._list.currentRow() + by
        while 0 <= row < self._list.count():
            if self._list.item(row).flags():
                self._list.setCurrentRow(row)
                return
            row += by


class _Field(QLineEdit):
    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class _OptionDelegate(RowDelegate):
    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Index
    ) -> None:
        hint = str(index.data(_HINT) or "")
        narrowed = QStyleOptionViewItem(option)
        if hint:
            width = option.fontMetrics.horizontalAdvance(hint) + 16
            narrowed.rect = option.rect.adjusted(0, 0, -width, 0)
        super().paint(painter, narrowed, index)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("soft"))
        room = option.rect.adjusted(0, 0, -20, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        painter.restore()
