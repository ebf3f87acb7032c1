"""Joins what keeps the library whole to the window."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ketareview.domain.errors import LibraryError
from ketareview.ui.banner import MessageBanner
from ketareview.ui.safety.rescuing import Rescuing
from ketareview.ui.safety.saved_sign import SavedSign
from ketareview.ui.session import Session


class Keeping(QObject):
    """Hears of every save and of every failure."""

    def __init__(self, session: Session, banner: MessageBanner, parent: QWidget) -> None:
        super().__init__(parent)
        self.sign = SavedSign(session.library, parent)
        self._rescuing = Rescuing(session, banner, self)

    @Slot()
    def tell_saved(self) -> None:
        """Something was saved."""
        self.sign.tell_saved()
        self._rescuing.resolve()

    def look_at(self, error: BaseException) -> None:
        """Something failed, and was told."""
        if isinstance(error, LibraryError):
            self.sign.tell_failed()
        self._rescuing.look_at(error)
