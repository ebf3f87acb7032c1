"""A library in a cloud folder, on a network drive or on a stick: it is told once what is safer."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ketareview import settings
from ketareview.domain.progress import Progress
from ketareview.domain.whereabouts import PlaceKind, Whereabouts
from ketareview.library import whereabouts
from ketareview.ui.banner import MessageBanner
from ketareview.ui.messages import sentence
from ketareview.ui.safety.another import open_in_new_window
from ketareview.ui.session import Session

log = logging.getLogger(__name__)


class OddPlace(QObject):
    """Looks in a task, since asking a network drive may take long; offers to move."""

    failed = Signal(object)  # Exception

    def __init__(
        self,
        session: Session,
        banner: MessageBanner,
        parent: QObject,
        find: Callable[[Path], Whereabouts] = whereabouts,
        show: Callable[[Path], object] = open_in_new_window,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._banner = banner
        self._find = find
        self._show = show

    def look(self) -> None:
        """Tell of the place, if it is an odd one of which was not told yet."""
        library = self._session.library
        if library.is_only_to_read:
            return
        self._session.tasks.start(
            "Look where the library lies", lambda _: self._find(library.path), done=self._tell
        )

    def _tell(self, place: Whereabouts) -> None:
        told = self._session.remembered.now.odd_places
        key = str(self._session.library.path)
        if place.kind is PlaceKind.OWN or told.get(key) == place.kind or self._banner.isVisible():
            return
        words = sentence(f"in-{place.kind}", {"name": place.name})
        self._banner.notify(words, "Move to this computer", self._move)
        try:
            self._session.remembered.change(
                lambda now: replace(now, odd_places={**now.odd_places, key: place.kind.value})
            )
        except OSError:
            log.warning("The place could not be remembered", exc_info=True)

    def _move(self) -> None:
        """Copy the library to this computer, and let its backups go to where it was."""
        library, folder = self._session.library, settings.folders().data

        def work(progress: Progress) -> Path:
            copy = _free(folder / library.path.name)
            library.backups.copy(copy, progress)
            return copy

        self._session.tasks.start("Copy library", work, done=self._end, failed=self.failed.emit)

    def _end(self, copy: Path) -> None:
        place = str(self._session.library.path.parent)
        try:
            self._session.remembered.change(
                lambda now: replace(now, library=str(copy), second_place=now.second_place or place)
            )
        except OSError as error:
            self.failed.emit(error)
        second = self._session.remembered.now.second_place
        self._banner.notify(sentence("moved-here", {"path": copy, "folder": second}))
        self._show(copy)


def _free(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free
