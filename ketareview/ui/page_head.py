"""The line above a place: what is shown, how much, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

WHOLE = "The whole library"


class ActionButton(QPushButton):
    """Does what an action does, under its words; the main one of a place stands out."""

    def __init__(self, action: QAction, parent: QWidget, *, is_main: bool = False) -> None:
        super().__init__(action.text(), parent)
        self.setProperty("main", is_main)
        self.setToolTip(action.toolTip())
        self.clicked.connect(action.trigger)


class PageHead(QWidget):
    """A title, a soft count beside it, and controls at the right."""

    def __init__(self, title: str, parent: QWidget, *controls: QWidget) -> None:
        super().__init__(parent)
        self._title = QLabel(title, self)
        self._title.setObjectName("heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._count = QLabel(self)
        self._count.setObjectName("hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 8)
        row.setSpacing(12)
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self._title)
        words.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignBottom)
        row.addLayout(words)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        for control in controls:
            row.addWidget(control)

    @property
    def title(self) -> str:
        """What is shown."""
        return self._title.text()

    def name(self, title: str) -> None:
        """Say what is shown."""
        self._title.setText(title)

    def count(self, words: str) -> None:
        """Say how much is shown."""
        self._count.setText(words)
