"""When the file is taken away under the window, what was saved is copied to where it is safe."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from ketareview import settings
from ketareview.domain.errors import LibraryFullError, LibraryMovedError, LibraryUnwritableError
from ketareview.ui.banner import MessageBanner
from ketareview.ui.messages import sentence
from ketareview.ui.safety.another import open_in_new_window
from ketareview.ui.session import Session


class Rescuing(QObject):
    """Makes one copy until something can be saved again, and tells where it is."""

    def __init__(
        self,
        session: Session,
        banner: MessageBanner,
        parent: QObject,
        show: Callable[[Path], object] = open_in_new_window,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._banner = banner
        self._show = show
        self._is_under_way = False
        self._rescued: Path | None = None

    def look_at(self, error: BaseException) -> None:
        """Rescue what was saved, if the error says that nothing can be saved there any more."""
        is_lost = isinstance(error, (LibraryMovedError, LibraryUnwritableError))
        if not is_lost or isinstance(error, LibraryFullError) or self._is_under_way:
            return
        if self._rescued is not None:
            self._tell(self._rescued)
            return
        self._is_under_way = True
        elsewhere = settings.folders().data
        self._session.tasks.start(
            "Rescue what was saved",
            lambda progress: self._session.library.rescue(elsewhere, progress),
            done=self._tell,
            failed=self._tell_failure,
        )

    @Slot()
    def resolve(self) -> None:
        """Something was saved: a copy of before is one no longer."""
        self._rescued = None

    def _tell(self, rescued: Path) -> None:
        self._is_under_way = False
        self._rescued = rescued
        words = sentence("rescued", {"path": rescued})
        self._banner.add(words, "Open the copy", lambda: self._show(rescued))

    def _tell_failure(self, error: Exception) -> None:
        self._is_under_way = False
        finding = getattr(error, "facts", {}).get("finding", "")
        self._banner.add(sentence("not-rescued", {"finding": finding}), "", lambda: None)
