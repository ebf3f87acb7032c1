"""Makes backups when it is time: after half an hour of change, before great deletions, at the end.

A backup that fails is told, and nothing waits for it in vain.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ketareview.domain.backups import Backup
from ketareview.domain.errors import BackupNotMadeError, SmallBackupError
from ketareview.domain.progress import Progress
from ketareview.ui.backups.words import when
from ketareview.ui.messages import worded
from ketareview.ui.reader.listening import Listening
from ketareview.ui.session import Session
from ketareview.ui.tasks import Task
from ketareview.workflows.backing_up import (
    AFTER,
    Made,
    Places,
    back_up,
    is_to_be_reminded,
    needs_backup,
)

log = logging.getLogger(__name__)

NAME = "Back up"
_REMINDER = (
    "Backups lie on one disk only. Choose a second place, a stick or a network folder, "
    "in File, Backups."
)
_UNREACHED = "The second place for backups could not be reached for 30 days: {place}."


class Watching(QObject):
    """Knows whether something was changed since the last backup."""

    made = Signal(object)  # Made
    failed = Signal(object)  # Exception
    told = Signal(str)  # what the reviewer should know, no failure
    second_place_wanted = Signal()

    def __init__(self, session: Session, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.folder = folder
        self._is_changed = False
        self._has_begun = False
        self._has_asked = False
        self._after: list[Callable[[], object]] = []
        self._task: Task[Made] | None = None
        self.timer = QTimer(self, singleShot=True, interval=int(AFTER.total_seconds() * 1000))
        self.timer.timeout.connect(self.back_up)
        self._listening = Listening(session.library, self)
        self._listening.changed.connect(self._note)
        session.safety.use(self.back_up_then)
        QTimer.singleShot(0, self, self._look)

    @property
    def places(self) -> Places:
        """Where backups go now."""
        second = self._session.remembered.now.second_place
        return Places(self.folder, Path(second) if second else None)

    @property
    def is_changed(self) -> bool:
        """Whether something was changed that no backup has."""
        return self._is_changed

    @Slot()
    def back_up(self) -> Task[Made]:
        """Make a backup, unless one is being made."""
        if self._task is not None:
            return self._task
        library, places = self._session.library, self.places
        self._is_changed, self._has_begun = False, True
        self.timer.stop()

        def work(progress: Progress) -> Made:
            return back_up(library, places, progress)

        self._task = self._session.tasks.start(NAME, work, done=self._tell, failed=self._fail)
        self._task.ended.connect(self._end)
        return self._task

    def back_up_anew(self) -> None:
        """Make a backup that begins now, or when the one that is being made has ended."""
        if self._task is None:
            self.back_up()
        else:
            self._after.append(self.back_up)

    def back_up_then(self, do: Callable[[], object]) -> None:
        """Make a backup and then do something, however the backup went."""
        self._after.append(do)
        self.back_up()

    def note_reminded(self) -> None:
        """The reviewer was reminded of a second place, and answered."""
        self._remember(second_place_reminded=datetime.now(UTC).isoformat())

    def shut(self) -> None:
        """Make no more backups."""
        self.timer.stop()
        self._listening.shut()
        self._session.safety.use(None)

    @Slot()
    def _look(self) -> None:
        """See whether an earlier session left changes that no backup has; remind of one disk."""
        library, folder = self._session.library, self.folder

        def work(_progress: Progress) -> tuple[bool, tuple[Backup, ...]]:
            return needs_backup(library, folder), library.backups.all(folder)

        self._session.tasks.start("Look at backups", work, done=self._begin)

    def _begin(self, found: tuple[bool, tuple[Backup, ...]]) -> None:
        is_needed, backups = found
        if is_needed and not self._has_begun:  # a backup since then holds what was found
            self._note()
        now, settings = datetime.now(UTC), self._session.remembered.now
        reached, reminded = (
            _moment(settings.second_place_reached),
            _moment(settings.second_place_reminded),
        )
        if backups and self._may_ask():
            self._ask()
        elif is_to_be_reminded(backups, reached, reminded, now):
            place = settings.second_place
            self.told.emit(_UNREACHED.format(place=place) if place else _REMINDER)
            self.note_reminded()

    def _may_ask(self) -> bool:
        """Whether nobody has answered yet where backups go beside this disk."""
        settings = self._session.remembered.now
        is_known = bool(settings.second_place or settings.second_place_reminded)
        return not is_known and not self._has_asked

    def _ask(self) -> None:
        self._has_asked = True
        self.second_place_wanted.emit()

    @Slot()
    def _note(self) -> None:
        self._is_changed = True
        if not self.timer.isActive():
            self.timer.start()

    def _tell(self, made: Made) -> None:
        if made.is_copied:
            self._remember(second_place_reached=datetime.now(UTC).isoformat())
        if made.trouble is not None:
            finding = worded(made.trouble)
            self.failed.emit(BackupNotMadeError(path=self.places.second, finding=finding))
        if made.before is not None:
            self.failed.emit(
                SmallBackupError(
                    rows=f"{made.backup.rows:,}",
                    before=f"{made.before.rows:,}",
                    day=when(made.before.made),
                )
            )
        if self._may_ask():
            self._ask()
        self.made.emit(made)

    def _fail(self, error: Exception) -> None:
        log.warning("No backup was made: %s", error)
        self._note()
        self.failed.emit(BackupNotMadeError(path=self.folder, finding=worded(error)))

    @Slot()
    def _end(self) -> None:
        task, self._task = self._task, None
        if task is not None and task.is_cancelled:
            self._note()
        waiting, self._after = self._after, []
        for do in waiting:
            do()

    def _remember(self, **changed: str) -> None:
        try:
            self._session.remembered.change(lambda now: replace(now, **changed))  # type: ignore[arg-type]
        except OSError:
            log.warning("The settings could not be kept", exc_info=True)


def _moment(told: str) -> datetime | None:
    try:
        return datetime.fromisoformat(told).astimezone(UTC)
    except ValueError:
        return None
