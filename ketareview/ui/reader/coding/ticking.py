"""A dialog in which rows are ticked from the keyboard while one types what they are called."""

from collections.abc import Hashable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

_KEY = Qt.ItemDataRole.UserRole
_ROW = 28
_HINT = "Enter ticks, Ctrl+Enter takes what is ticked, Esc changes nothing."
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


class TickDialog(QDialog):
    """Letters search, arrows go through the rows, Enter ticks, Ctrl+Enter takes what is ticked.

    Which rows there are is said by `list_rows`.
    """

    def __init__(self, title: str, asked: str, take: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.keys: set[Hashable] = set()
        self.search = _TickField(self)
        self.search.setPlaceholderText(asked)
        self.search.setAccessibleName(asked)
        self.search.setClearButtonEnabled(True)
        self.rows = QListWidget(self)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = QLabel(_HINT, self)
        self.hint.setObjectName("hint")
        buttons = QDialogButtonBox(self)
        for words, role in (
            (take, QDialogButtonBox.ButtonRole.AcceptRole),
            ("Cancel", QDialogButtonBox.ButtonRole.RejectRole),
        ):
            buttons.addButton(words, role).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (self.search, self.rows, self.hint, buttons):
            column.addWidget(widget, int(widget is self.rows))
        self.search.textChanged.connect(self.fill)
        self.search.stepped.connect(self._step)
        self.search.ticked.connect(self._tick)
        self.search.accepted.connect(self.accept)
        self.rows.itemChanged.connect(self._take_tick)
        self.search.setFocus()

    @Slot()
    def fill(self) -> None:
        """List anew the rows that fit the words typed, and choose the first."""
        self.rows.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.rows.clear()
        self.list_rows(self.search.text().strip())
        self.rows.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.rows.setCurrentRow(0)

    def list_rows(self, typed: str) -> None:
        """Add the rows that fit; of itself the dialog has none."""

    def add_row(self, words: str, key: Hashable | None) -> QListWidgetItem:
        """Add a row to be ticked, or without a key one that is only taken by Enter."""
        item = QListWidgetItem(words, self.rows)
        item.setSizeHint(QSize(0, _ROW))
        if key is not None:
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if key in self.keys else Qt.CheckState.Unchecked
            item.setCheckState(state)
        return item

    def take(self, item: QListWidgetItem) -> None:
        """Tick a row, or take its tick away."""
        is_ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)
        self.search.selectAll()

    def _step(self, by: int) -> None:
        row = min(max(self.rows.currentRow() + by, 0), self.rows.count() - 1)
        self.rows.setCurrentRow(row)

    def _tick(self) -> None:
        if self.rows.currentRow() >= 0:
            self.take(self.rows.currentItem())

    def _take_tick(self, item: QListWidgetItem) -> None:
        if item.checkState() is Qt.CheckState.Checked:
            self.keys.add(item.data(_KEY))
        else:
            self.keys.discard(item.data(_KEY))


class _TickField(QLineEdit):
    """Passes the keys on that are for the list."""

    stepped = Signal(int)
    ticked = Signal()
    accepted = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_done = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.accepted if is_done else self.ticked).emit()
        else:
            super().keyPressEvent(event)
