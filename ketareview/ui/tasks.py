"""Work off the GUI thread: the only way there is."""

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance, Slot

from ketareview.domain.errors import KetaReviewError
from ketareview.domain.progress import Cancelled, Progress

log = logging.getLogger(__name__)

T = TypeVar("T")

_AT_ONCE = 4
"""An import, two reads and a write can go on together."""


class Task(QObject, Generic[T]):
    """One piece of work, seen from the GUI thread, where this object and its signals live."""

    progressed = Signal(int, int)  # steps done, steps in all
    succeeded = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception
    ended = Signal()  # always, last: after success, failure or cancelling
    _stepped = Signal()
    _finished = Signal()

    def __init__(self, name: str, work: Callable[[Progress], T], parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.is_cancelled = False
        self._work = work
        self._stop = threading.Event()
        self._steps = (0, 0)
        self._is_told = threading.Event()
        self._tell: Callable[[], None] = _say_nothing
        self._stepped.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.is_cancelled = True
        self._stop.set()

    def run(self) -> None:
        """Do the work; runs in a thread of the pool."""
        try:
            result = self._work(self._report)
        except Cancelled:
            log.info("Cancelled: %s", self.name)
        except KetaReviewError as error:
            log.info("Failed: %s: %s", self.name, error.code)
            self._tell = _later(self.failed, error)
        except Exception as error:
            log.exception("Failed: %s", self.name)
            self._tell = _later(self.failed, error)
        else:
            self._tell = _later(self.succeeded, result)
        finally:
            self._finished.emit()

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self._steps = (done, total)
        if not self._is_told.is_set():  # one word waits at most, however fast the work is
            self._is_told.set()
            self._stepped.emit()

    @Slot()
    def _tell_progress(self) -> None:
        self._is_told.clear()
        self.progressed.emit(*self._steps)

    @Slot()
    def _end(self) -> None:
        try:
            self._tell()
        finally:
            self._tell = _say_nothing
            self.ended.emit()


class TaskRunner(QObject):
    """Starts tasks, knows which are under way, and ends them all on closing."""

    started = Signal(object)  # Task
    failed = Signal(object)  # the exception of a task that has nobody to tell it to

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_AT_ONCE)
        self._running: set[Task[object]] = set()
        self._is_shut = False

    def start(
        self,
        name: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Task[T]:
        """Do `work` in another thread, then call `done` or `failed` in this one.

        A failure that nobody takes is told by this object's own signal.
        """
        task: Task[T] = Task(name, work, self)
        if done is not None:
            task.succeeded.connect(done)
        task.failed.connect(failed or self.failed.emit)
        task.ended.connect(self._forget)
        if self._is_shut:
            task.cancel()
            return task
        self._running.add(task)  # type: ignore[arg-type] # whatever it returns
        self.started.emit(task)
        self._pool.start(QRunnable.create(task.run))
        return task

    def shut_down(self) -> None:
        """Cancel everything and wait until it has stopped."""
        self._is_shut = True
        for task in self._running:
            task.cancel()
        self._pool.clear()
        self._pool.waitForDone()

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.discard(task)
            task.deleteLater()


def _later(signal: SignalInstance, argument: object) -> Callable[[], None]:
    return lambda: signal.emit(argument)


def _say_nothing() -> None:
    """A cancelled task has nothing to tell but its end."""
