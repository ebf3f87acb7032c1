"""Finding words in the article that is open."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from ketareview.ui.theme import Theme

_PAUSE = 120  # milliseconds of rest in typing before the article is searched


class FindBar(QFrame):
    """A line above the page; Enter and F3 go on, with Shift back, Esc closes."""

    asked = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._theme = theme
        self._icons: dict[QToolButton, str] = {}
        self._field = QLineEdit(self)
        self._field.setPlaceholderText("Find in this article")
        self._field.setAccessibleName("Find in this article")
        self._field.setClearButtonEnabled(True)
        self._count = QLabel(self)
        self._count.setObjectName("hint")
        self._count.setMinimumWidth(96)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)
        self._field.textChanged.connect(self._pause.start)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        row.addWidget(self._button("chevron-up", "Previous place (Shift+F3)", self._back))
        row.addWidget(self._button("chevron-down", "Next place (F3)", self._forward))
        row.addWidget(self._button("close", "Close the search (Esc)", self.closed.emit))
        theme.changed.connect(self._draw_icons)
        self.hide()

    def open_with(self, words: str) -> None:
        """Show the line, with words to begin with, if there are any."""
        if words:
            self._field.setText(words)
        self.show()
        self._field.setFocus()
        self._field.selectAll()

    def show_count(self, current: int, total: int) -> None:
        """Tell which of the places found is shown; they count from 0."""
        if not self._field.text().strip():
            self._count.clear()
        elif total == 0:
            self._count.setText("not found")
        else:
            self._count.setText(f"{current + 1} of {total}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._pause.isActive():
                self._pause.stop()
                self._ask()
            else:
                self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, icon: str, told: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._theme.icon(icon))
        self._icons[button] = icon
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.clicked.connect(slot)
        return button

    def _draw_icons(self) -> None:
        for button, icon in self._icons.items():
            button.setIcon(self._theme.icon(icon))

    def _ask(self) -> None:
        self.asked.emit(self._field.text())

    def _back(self) -> None:
        self.stepped.emit(-1)

    def _forward(self) -> None:
        self.stepped.emit(1)
