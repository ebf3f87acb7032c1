"""The library is checked each month and after an end that was none, while nobody works."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCursor

from ketareview.domain.checking import CheckReport, is_due
from ketareview.domain.progress import Progress
from ketareview.ui.calm import is_calm
from ketareview.ui.session import Session

_EVERY = 2_000  # milliseconds
_REST = 60  # looks at which nothing had moved: two minutes
_AGAIN = timedelta(days=1)
"""After which it is asked again whether a check is due: some close the window never."""


class IdleChecking(QObject):
    """Looks now and then whether anything moves; a check that is under way stops when it does.

    It looks rather than listens: a filter on every event would be felt at each of them.
    """

    found = Signal(object)  # CheckReport with problems

    def __init__(
        self,
        session: Session,
        parent: QObject,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._now = now
        self._rested = 0
        self._place = QCursor.pos()
        self._next = now()
        self._is_over = session.library.is_only_to_read
        self._stop: Callable[[], None] | None = None
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def tell_work(self) -> None:
        """Somebody works: a check waits."""
        self._rested = 0
        if self._stop is not None:
            self._stop()

    @Slot()
    def look(self) -> None:
        """Begin a check, if one is due and nothing has moved for a while."""
        before, self._place = self._place, QCursor.pos()
        if before != self._place or not is_calm():
            self.tell_work()
        self._rested += 1
        if self._is_over:
            self._timer.stop()
        elif self._rested > _REST and self._may_begin():
            self._begin()

    def _may_begin(self) -> bool:
        is_free = self._stop is None and not self._session.tasks.is_busy
        return is_free and self._now() >= self._next

    def _begin(self) -> None:
        task = self._session.tasks.start(
            "Check library", self._check, done=self._end, failed=self._give_up
        )
        self._stop = task.cancel
        task.ended.connect(self._forget)

    def _check(self, progress: Progress) -> CheckReport | None:
        library = self._session.library
        if not is_due(library.checked, self._now()):
            return None
        return library.check(progress)

    def _end(self, report: CheckReport | None) -> None:
        self._next = self._now() + _AGAIN
        if report is not None and not report.ok:
            self._is_over = True  # it is told once
            self.found.emit(report)

    def _give_up(self, _error: Exception) -> None:
        """A file that cannot be read any more is told by the next save, and checked next time."""
        self._is_over = True

    @Slot()
    def _forget(self) -> None:
        self._stop = None
