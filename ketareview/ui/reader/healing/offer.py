"""A line above the page that says something of the article's files, with what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ketareview.ui.theme import Theme


class Offer(QFrame):
    """Stays until it is taken or put away."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offer")
        self._theme = theme
        self._deed: Callable[[], object] | None = None
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._take = QPushButton(self)
        self._take.clicked.connect(self._do)
        self._close = QToolButton(self)
        self._close.setAccessibleName("Put this away")
        self._close.setToolTip("Put this away")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._take)
        row.addWidget(self._close)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    @property
    def words(self) -> str:
        """What is said now."""
        return self._words.text()

    def make(self, words: str, label: str = "", deed: Callable[[], object] | None = None) -> None:
        """Say something; `deed` is done where the button with `label` is pressed."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._deed = deed
        self._take.setText(label)
        self._take.setVisible(deed is not None)
        self.show()

    @Slot()
    def _do(self) -> None:
        self.hide()
        if self._deed is not None:
            self._deed()

    @Slot()
    def _draw(self) -> None:
        self._close.setIcon(self._theme.icon("close", "ink"))
