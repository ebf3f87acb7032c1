"""The window of a working copy: says what is happening, and saves back while work goes on."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ketareview import settings
from ketareview.domain.away import PlaceGoneError, SavedBack, Standing
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.progress import Progress
from ketareview.domain.whereabouts import PlaceKind
from ketareview.ui.actions import Actions
from ketareview.ui.banner import MessageBanner
from ketareview.ui.messages import sentence, worded
from ketareview.ui.session import Session
from ketareview.ui.tasks import Task
from ketareview.workflows import away

log = logging.getLogger(__name__)

_KEY = "work-on-copy"
_TOLD = "copy"
_AGAIN = 5 * 60 * 1000  # milliseconds after which a place that was gone is looked for


class Copying(QObject):
    """Where the library is no working copy it only offers to make it one, if that is safer."""

    told = Signal(str)
    failed = Signal(object)  # Exception
    reopening = Signal()  # the window is to be closed, and the library opened again

    def __init__(
        self, session: Session, actions: Actions, banner: MessageBanner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._banner = banner
        self._opened = session.opened
        self._task: Task[SavedBack | None] | None = None
        self._hindrance: type[Exception] | None = None
        self.again = QTimer(self, singleShot=True, interval=_AGAIN)
        self.again.timeout.connect(self.save_back)
        actions.on(_KEY, self._switch)
        is_odd = self._opened is not None and self._opened.where.kind is not PlaceKind.OWN
        actions[_KEY].setEnabled(is_odd and not session.library.is_only_to_read)
        actions[_KEY].setChecked(self._copy is not None)

    @property
    def _copy(self) -> object:
        return None if self._opened is None else self._opened.copy

    def begin(self) -> None:
        """Tell of the copy, once for each library unless something is the matter with it."""
        opened = self._opened
        if opened is None or self._session.library.is_only_to_read:
            return
        if opened.trouble is not None:
            self._banner.tell(opened.trouble)
        elif opened.copy is not None:
            self._tell_of_copy(opened.copy.place, is_gone=opened.standing is Standing.GONE)
        self.save_back()
        self._save_left()

    @Slot()
    def save_back(self) -> None:
        """Bring what is saved to the place, unless that is under way."""
        opened = self._opened
        if opened is None or opened.copy is None or self._task is not None:
            return
        self._task = self._session.tasks.start(
            "Save back",
            partial(away.save_back, opened),
            done=self._tell_saved,
            failed=self._tell_failure,
        )
        self._task.ended.connect(self._forget)

    def _tell_of_copy(self, place: Path, *, is_gone: bool) -> None:
        told = self._session.remembered.now.odd_places
        opened = self._opened
        if opened is None or self._banner.isVisible():
            return
        if is_gone:
            self._hindrance = PlaceGoneError
            self._banner.notify(sentence("working-copy-gone", {"path": place}))
        elif told.get(str(place)) != _TOLD:
            words = sentence("working-copy", {"name": opened.place_name})
            self._banner.notify(words, "Work there directly", self._switch)
            self._remember(odd_places={**told, str(place): _TOLD})

    def _tell_saved(self, saved: SavedBack | None) -> None:
        if saved is None:
            return
        facts = {"path": saved.path, "place": saved.place}
        if saved.is_beside:
            self._banner.notify(sentence("saved-beside", facts))
        elif self._hindrance is not None:
            self.told.emit(sentence("saved-later", facts))
        self._hindrance = None

    def _tell_failure(self, error: Exception) -> None:
        """It is tried again until it succeeds, and told once; the library itself is saved."""
        self.again.start()
        if not isinstance(error, KetaReviewError):
            self.failed.emit(error)
        elif type(error) is not self._hindrance:
            is_gone = isinstance(error, PlaceGoneError)
            words = worded(error)
            self._banner.notify(words if is_gone else sentence("not-saved-back", {"why": words}))
        self._hindrance = type(error)

    @Slot()
    def _forget(self) -> None:
        self._task = None

    def _save_left(self) -> None:
        """Bring what earlier sessions could not bring to its place."""
        folder = settings.folders().copies

        def work(progress: Progress) -> list[SavedBack]:
            saved = list(away.save_left(folder, progress))
            away.forget_old(folder, datetime.now(UTC))
            return saved

        self._session.tasks.start("Save back what was left", work, done=self._tell_left)

    def _tell_left(self, saved: list[SavedBack]) -> None:
        for each in saved:
            code = "saved-beside" if each.is_beside else "saved-later"
            self._banner.notify(sentence(code, {"path": each.path, "place": each.place}))

    @Slot()
    def _switch(self) -> None:
        """Open the library again, the other way."""
        opened = self._opened
        if opened is None:
            return
        directly = dict(self._session.remembered.now.directly)
        directly.pop(str(opened.library.id), None)
        if opened.copy is not None:
            directly[str(opened.library.id)] = opened.place_name
        self._remember(directly=directly)
        opened.opens_again = True
        self.reopening.emit()

    def _remember(self, **changed: dict[str, str]) -> None:
        try:
            self._session.remembered.change(lambda now: replace(now, **changed))  # type: ignore[arg-type]
        except OSError:
            log.warning("The settings could not be kept", exc_info=True)
