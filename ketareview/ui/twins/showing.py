"""Opens the duplicates: all of them, or those of one article."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ketareview.ui.session import Session
from ketareview.ui.twins.dialog import TwinsDialog


class Twins(QObject):
    """There is one such window at a time, and it follows the library."""

    failed = Signal(object)  # Exception

    def __init__(self, session: Session, undo: QAction, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._undo = undo
        self._window = window
        self._dialog: TwinsDialog | None = None

    def show_all(self) -> None:
        """Show all pairs."""
        self._open().show_only(None)

    @Slot(object)
    def show_of(self, article: UUID) -> None:
        """Show the pairs that one article is in."""
        library = self._session.library
        self._session.tasks.start(
            "Find article",
            lambda _: library.articles.get(article),
            done=lambda found: self._open().show_only(found),
            failed=self.failed.emit,
        )

    @Slot()
    def refresh(self) -> None:
        """The library has changed."""
        if self._dialog is not None:
            self._dialog.refresh()

    def _open(self) -> TwinsDialog:
        if self._dialog is None:
            self._dialog = TwinsDialog(self._session, self._undo, self._window)
            self._dialog.failed.connect(self.failed)
            self._dialog.finished.connect(self._forget)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
