"""Crashes and errors that nobody foresaw are told, and what is known of them can be copied."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ketareview.domain.errors import KetaReviewError
from ketareview.domain.progress import Progress
from ketareview.domain.troubles import told
from ketareview.ui.banner import MessageBanner
from ketareview.ui.crashing.faults import Faults
from ketareview.ui.crashing.report import report
from ketareview.ui.crashing.report_dialog import ReportDialog
from ketareview.ui.messages import UNEXPECTED
from ketareview.ui.offers import Offer, OfferBar
from ketareview.ui.session import Session

CRASHED = (
    "KetaReview ended unexpectedly. What was saved is here. A report without titles, quotations "
    "or paths lies on this computer; it was sent to nobody."
)


class Telling(QObject):
    """Sends nothing: the reviewer reads the report, and copies it if she wants to."""

    def __init__(self, session: Session, banner: MessageBanner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._banner = banner
        self._window = parent

    def look_at(self, error: BaseException) -> None:
        """Offer the details of an error that the banner has no other words for."""
        if not isinstance(error, KetaReviewError) and self._banner.text() == UNEXPECTED:
            places = told(error)
            self._banner.add("", "Copy details", partial(self._write, places, _copy))

    def offer_last(self, folder: Path, bar: OfferBar) -> None:
        """Offer the report on what crashed before this start, until it is seen or deleted."""
        faults = Faults(folder)

        def offer(places: str) -> None:
            if places:
                show = ("Show report", partial(self._show, places, faults))
                bar.ask(Offer(CRASHED, (show, ("Delete report", faults.forget))))
            else:
                faults.forget()

        self._session.tasks.start("Look for crashes", lambda _: faults.left(), done=offer)

    def _show(self, places: str, faults: Faults) -> None:
        def show(text: str) -> None:
            dialog = ReportDialog(text, self._window)
            dialog.finished.connect(lambda _: faults.forget())  # Qt keeps no object of ours
            dialog.open()

        self._write(places, show)

    def _write(self, places: str, done: Callable[[str], object]) -> None:
        library = self._session.library

        def work(_progress: Progress) -> str:
            return report(library, places)

        self._session.tasks.start("Write report", work, done=done)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
