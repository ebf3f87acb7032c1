"""A sentence with buttons beside it and a cross that puts it away."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ketareview.ui.theme import Theme

_PUT_AWAY = "Put this message away"
_SPACING, _CROSS = 12, 16


class Telling(QFrame):
    """What the banner and the corner of the window have in common; hidden at first."""

    def __init__(self, theme: Theme, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(self)
        self._close.setAccessibleName(_PUT_AWAY)
        self._close.setToolTip(_PUT_AWAY)
        self._close.setIconSize(QSize(_CROSS, _CROSS))
        self._close.clicked.connect(self.hide)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def _lay_out(self, margins: QMargins, buttons: Sequence[QPushButton]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(margins)
        row.setSpacing(_SPACING)
        row.addWidget(self._words, 1)
        for button in (*buttons, self._close):
            row.addWidget(button)

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)

    @Slot()
    def _draw(self) -> None:
        self._close.setIcon(self._theme.icon("close", self._colour))
