"""What the program found at its start, one thing at a time, with what can be done about it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ketareview.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence, and what may be chosen."""

    words: str
    choices: tuple[tuple[str, Callable[[], object]], ...]


class OfferBar(QFrame):
    """Asks one thing after the other; what is put away unanswered is asked at the next start."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offerBar")
        self._theme = theme
        self._waiting: deque[Offer] = deque()
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton(self)
        self._close.setAccessibleName("Ask me at the next start")
        self._close.setToolTip("Ask me at the next start")
        self._close.clicked.connect(self.go_on)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(12)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._close)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def text(self) -> str:
        """What is asked now."""
        return self._words.text()

    def ask(self, offer: Offer) -> None:
        """Ask this when everything before it is answered."""
        self._waiting.append(offer)
        if len(self._waiting) == 1:
            self._show()

    @Slot()
    def go_on(self) -> None:
        """Leave what is asked now unanswered."""
        self._waiting.popleft()
        self._show()

    def _show(self) -> None:
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        offer = self._waiting[0]
        self._words.setText(offer.words)
        self.setAccessibleName(offer.words)
        for place, (label, do) in enumerate(offer.choices, start=1):
            button = QPushButton(label, self)
            button.setAccessibleDescription(offer.words)
            button.clicked.connect(lambda _=False, do=do: self._take(do))
            self._row.insertWidget(place, button)
            self._buttons.append(button)
        for before, after in pairwise([*self._buttons, self._close]):
            self.setTabOrder(before, after)

    def _take(self, do: Callable[[], object]) -> None:
        self.go_on()
        do()

    @Slot()
    def _draw(self) -> None:
        self._close.setIcon(self._theme.icon("close", "ink"))
