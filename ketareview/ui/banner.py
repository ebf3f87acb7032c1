"""What must not be missed stands above everything until it is resolved or put away."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ketareview.domain.errors import LibraryError, LibraryMovedError
from ketareview.ui.messages import worded
from ketareview.ui.telling import Telling
from ketareview.ui.theme import Theme

_MARGINS = QMargins(16, 8, 12, 8)


class MessageBanner(Telling):
    """Tells of failures; one of the library itself stays until a later save has succeeded."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "ink", parent)
        self.setObjectName("messageBanner")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._retry: Callable[[], object] | None = None
        self._is_of_library = False
        self._again = QPushButton("Try again", self)
        self._again.clicked.connect(self._try_again)
        self._offer = QPushButton(self)
        self._offer.setObjectName("bannerOffer")
        self._offer.clicked.connect(self._take_offer)
        self._do_offered: Callable[[], object] | None = None
        self._lay_out(_MARGINS, (self._again, self._offer))

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
        self._say(worded(error))
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
        self._say(words)
        self.show()

    def _set_kind(self, kind: str) -> None:
        """Failures and notices have colours of their own."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)

    def add(self, words: str, offer: str, do: Callable[[], object]) -> None:
        """Say what was done about it, and offer what can be done now."""
        self._say(f"{self.text()} {words}".strip())
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
