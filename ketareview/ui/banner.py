"""What must not be missed stands above everything until it is resolved or put away."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ketareview.domain.errors import LibraryError, LibraryMovedError
from ketareview.ui.messages import worded
from ketareview.ui.theme import Theme


class MessageBanner(QFrame):
    """Tells of failures; one of the library itself stays until a later save has succeeded."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("messageBanner")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._theme = theme
        self._retry: Callable[[], object] | None = None
        self._is_of_library = False
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._again = QPushButton("Try again", self)
        self._again.clicked.connect(self._try_again)
        self._offer = QPushButton(self)
        self._offer.setObjectName("bannerOffer")
        self._offer.clicked.connect(self._take_offer)
        self._do_offered: Callable[[], object] | None = None
        self._close = QToolButton(self)
        self._close.setAccessibleName("Put this message away")
        self._close.setToolTip("Put this message away")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._again)
        row.addWidget(self._offer)
        row.addWidget(self._close)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def tell(self, error: BaseException, retry: Callable[[], object] | None = None) -> None:
        """Word a failure; `retry` does again what failed."""
        if self._is_of_library and self.isVisible() and not isinstance(error, LibraryError):
            return  # what was not saved matters more
        self._set_kind("failure")
        self._is_of_library = isinstance(error, LibraryError)
        self._retry = retry
        self._again.setVisible(retry is not None)
        self._offer.hide()
        self._close.setVisible(not isinstance(error, LibraryMovedError))
        self._words.setText(worded(error))
        self.setAccessibleName(self._words.text())
        self.show()

    def notify(self, words: str, offer: str = "", do: Callable[[], object] | None = None) -> None:
        """Say something that is no failure, where none is said."""
        if self._is_of_library and self.isVisible():
            return
        self._set_kind("notice")
        self._retry, self._do_offered = None, do
        self._again.hide()
        self._close.show()
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer))
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def _set_kind(self, kind: str) -> None:
        """Failures and notices have colours of their own."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)

    def add(self, words: str, offer: str, do: Callable[[], object]) -> None:
        """Say what was done about it, and offer what can be done now."""
        self._words.setText(f"{self._words.text()} {words}".strip())
        self.setAccessibleName(self._words.text())
        self._offer.setText(offer)
        self._do_offered = do
        self._offer.setVisible(bool(offer))
        self.show()

    @Slot()
    def resolve(self) -> None:
        """Something was saved: what was said of saving is no longer so."""
        if self._is_of_library:
            self._is_of_library = False
            self.hide()

    @Slot()
    def _try_again(self) -> None:
        retry, self._retry = self._retry, None
        self.hide()
        if retry is not None:
            retry()

    @Slot()
    def _take_offer(self) -> None:
        if self._do_offered is not None:
            self._do_offered()

    @Slot()
    def _draw(self) -> None:
        self._close.setIcon(self._theme.icon("close", "ink"))
