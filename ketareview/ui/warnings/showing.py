"""Opens the warnings, for the topic that is chosen."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ketareview.domain.highlight import Topic
from ketareview.ui.session import Session
from ketareview.ui.warnings.dialog import WarningsDialog


class Warnings(QObject):
    """There is one such window at a time, and it follows the library and the chosen topic."""

    passage_asked = Signal(object, object)  # UUIDs of an article and of a highlight or None
    claim_asked = Signal(object)  # UUID
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._topic: Topic | None = None
        self._dialog: WarningsDialog | None = None

    def choose_topic(self, topic: Topic | None) -> None:
        """Warn of another topic, where warnings are seen."""
        self._topic = topic
        if self._dialog is not None:
            self._dialog.choose_topic(topic)

    @Slot()
    def show(self) -> None:
        """Show them."""
        if self._dialog is None:
            self._dialog = WarningsDialog(self._session, self._window)
            self._dialog.passage_asked.connect(self.passage_asked)
            self._dialog.claim_asked.connect(self.claim_asked)
            self._dialog.failed.connect(self.failed)
            self._dialog.finished.connect(self._forget)
            self._dialog.choose_topic(self._topic)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot()
    def refresh(self) -> None:
        """The library has changed."""
        if self._dialog is not None:
            self._dialog.refresh()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
