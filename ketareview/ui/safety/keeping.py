"""Joins what keeps the library whole to the window."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ketareview.domain.checking import CheckReport
from ketareview.domain.errors import LibraryError, OnlyToReadError, ProblemsFoundError
from ketareview.ui.actions import Actions
from ketareview.ui.banner import MessageBanner
from ketareview.ui.messages import sentence
from ketareview.ui.safety.away.copying import Copying
from ketareview.ui.safety.check_dialog import CheckDialog
from ketareview.ui.safety.idle_checking import IdleChecking
from ketareview.ui.safety.reading_only import switch_off
from ketareview.ui.safety.rescuing import Rescuing
from ketareview.ui.safety.saved_sign import SavedSign
from ketareview.ui.safety.trash_dialog import TrashDialog
from ketareview.ui.session import Session


class Keeping(QObject):
    """Hears of every save and of every failure; shows the trash and checks."""

    told = Signal(str)
    failed = Signal(object)  # Exception

    def __init__(
        self, session: Session, actions: Actions, banner: MessageBanner, window: QWidget
    ) -> None:
        super().__init__(window)
        self.sign = SavedSign(session.library, window)
        self._session = session
        self._window = window
        self._banner = banner
        self._rescuing = Rescuing(session, banner, self)
        self._idle = IdleChecking(session, self)
        self._idle.found.connect(self._tell_found)
        if session.library.is_only_to_read:
            switch_off(actions)
            banner.tell(OnlyToReadError(path=session.library.path))
        if session.library.put_aside:
            aside = session.library.put_aside[0]
            banner.notify(sentence("log-put-aside", {"path": session.place, "aside": aside.name}))
        self.copying = Copying(session, actions, banner, self)
        self.copying.failed.connect(self.failed)
        self.copying.told.connect(self.told)
        self.copying.begin()
        actions.on("show-trash", self._show_trash)
        actions.on("check-library", self._check)

    @Slot()
    def tell_saved(self) -> None:
        """Something was saved."""
        self.sign.tell_saved()
        self._rescuing.resolve()
        self._idle.tell_work()

    def look_at(self, error: BaseException) -> None:
        """Something failed, and was told."""
        if isinstance(error, LibraryError) and not isinstance(error, OnlyToReadError):
            self.sign.tell_failed()
        self._rescuing.look_at(error)

    @Slot()
    def _show_trash(self) -> None:
        dialog = TrashDialog(self._session, self._window)
        dialog.told.connect(self.told)
        dialog.failed.connect(self.failed)
        dialog.open()

    @Slot()
    def _check(self) -> None:
        self._checking_dialog().check()

    def _checking_dialog(self) -> CheckDialog:
        dialog = CheckDialog(self._session, self._window)
        dialog.failed.connect(self.failed)
        dialog.open()
        return dialog

    @Slot(object)
    def _tell_found(self, report: CheckReport) -> None:
        error = ProblemsFoundError(count=len(report.problems))
        self.failed.emit(error)
        self._banner.add("", "Show", lambda: self._checking_dialog().show_report(report))
