"""Backups as the window sees them: the watch over them, their dialog, and the last one."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ketareview.ui.actions import Actions
from ketareview.ui.backups.closing import ClosingDialog
from ketareview.ui.backups.dialog import BackupsDialog
from ketareview.ui.backups.second_place import CHOOSE, SecondPlace
from ketareview.ui.backups.watching import Watching
from ketareview.ui.offers import Offer, OfferBar
from ketareview.ui.session import Session

_KEY = "show-backups"
_ONE_DISK = (
    "Backups lie on this disk only. A stick or a network folder as a second place survives what "
    "happens to it."
)


class Backing(QObject):
    """Where the session names no folder, no backups are made and none can be shown."""

    failed = Signal(object)  # Exception
    told = Signal(str)

    def __init__(self, session: Session, actions: Actions, bar: OfferBar, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._bar = bar
        self._window = window
        self._dialog: BackupsDialog | None = None
        self._is_closing = False
        self.watching: Watching | None = None
        actions.on(_KEY, self.show)
        actions[_KEY].setEnabled(session.backups is not None)
        if session.backups is not None:
            self.watching = Watching(session, session.backups, self)
            self.watching.failed.connect(self.failed)
            self.watching.told.connect(self.told)
            self.watching.second_place_wanted.connect(self._offer_second_place)
            self._second_place = SecondPlace(session, self.watching, window)
            self._second_place.failed.connect(self.failed)

    @Slot()
    def show(self) -> None:
        """Show the backups."""
        if self.watching is None:
            return
        if self._dialog is None:
            self._dialog = BackupsDialog(self._session, self.watching, self._window)
            self._dialog.failed.connect(self.failed)
            self._dialog.brought.connect(self.told)
            self._dialog.finished.connect(self._forget)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot()
    def refresh(self) -> None:
        """The library has changed."""
        if self._dialog is not None:
            self._dialog.refresh()

    def lets_close(self) -> bool:
        """Whether the window may close now; if not, it is closed after a last backup.

        Who asks again, or ends the whole session, does not wait for it.
        """
        watching = self.watching
        if watching is None:
            return True
        is_hurried = self._is_closing or _ends_session()
        if watching.is_changed and not is_hurried:
            self._is_closing = True
            closing = ClosingDialog(watching, self._window)
            closing.free.connect(self._window.close)
            closing.open()
            return False
        watching.shut()
        return True

    @Slot()
    def _offer_second_place(self) -> None:
        if not self._is_closing:
            choices = (CHOOSE, self._choose_second_place), ("Not now", self._put_off)
            self._bar.ask(Offer(_ONE_DISK, choices))

    def _choose_second_place(self) -> None:
        self._put_off()
        self._second_place.ask()

    def _put_off(self) -> None:
        if self.watching is not None:
            self.watching.note_reminded()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None


def _ends_session() -> bool:
    """Whether the whole session on this computer is being ended, which cannot wait."""
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()
