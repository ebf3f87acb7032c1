"""What stays over the end of the program: words being typed, what was open, why it crashed."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ketareview.domain.errors import UnwritableFileError
from ketareview.ui.banner import MessageBanner
from ketareview.ui.crashing.telling import Telling
from ketareview.ui.drafting.drafting import Drafting
from ketareview.ui.drafting.drafts import Drafts
from ketareview.ui.drafting.offering import Offering
from ketareview.ui.offers import OfferBar
from ketareview.ui.panes import Panes
from ketareview.ui.returning import Returning
from ketareview.ui.search_box import SearchField
from ketareview.ui.session import Session
from ketareview.ui.sidebar import Sidebar
from ketareview.ui.stage import Stage

log = logging.getLogger(__name__)


class Staying(QObject):
    """Joins them to the window, where the program has a folder for the library."""

    failed = Signal(object)  # Exception

    def __init__(self, session: Session, banner: MessageBanner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.bar = OfferBar(session.theme, parent)
        self._telling = Telling(session, banner, parent)
        self._drafting: Drafting | None = None
        self._returning: Returning | None = None

    def look_at(self, error: BaseException) -> None:
        """Offer the details of an error that nobody foresaw."""
        self._telling.look_at(error)

    def begin(self, sidebar: Sidebar, search: SearchField, stage: Stage, panes: Panes) -> None:
        """Open what was open, and offer back what was not saved."""
        session, folder = self._session, self._session.folder
        if session.faults is not None:
            self._telling.offer_last(session.faults, self.bar)
        if folder is None:
            return
        drafts = Drafts(folder / "drafts")
        library, tasks = session.library, session.tasks
        offering = Offering(library, drafts, tasks, self.bar)
        self._drafting = Drafting(library, drafts, tasks, self)
        self._returning = Returning(
            library, tasks, folder / "arrangement.json", sidebar, search, stage, panes, self
        )
        for part in (offering, self._drafting, self._returning):
            part.failed.connect(self.failed)

    @Slot()
    def tell_saved(self) -> None:
        """Something was saved: perhaps what a draft holds."""
        if self._drafting is not None:
            self._drafting.tell_saved()

    def keep(self) -> None:
        """Keep what is open, before it is closed."""
        if self._returning is not None:
            _without_stopping(self._returning.shut)

    def shut(self) -> None:
        """Keep what is still being typed."""
        if self._drafting is not None:
            _without_stopping(self._drafting.shut)


def _without_stopping(keep: Callable[[], None]) -> None:
    """A full disk is no reason not to close."""
    try:
        keep()
    except (OSError, UnwritableFileError):
        log.warning("What was open or being written could not be kept", exc_info=True)
