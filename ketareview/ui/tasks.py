"""Work off the GUI thread: the only way there is.

A worker thread touches one QObject only, the runner, which outlives it: tasks live, tell and die in
the GUI thread (tried: a task that ended while its thread was still inside `emit` took the program
down, one time in some thousand).
"""

import logging
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ketareview.domain.errors import KetaReviewError
from ketareview.domain.progress import Cancelled, Interrupted, Progress

log = logging.getLogger(__name__)

T = TypeVar("T")

_AT_ONCE, _URGENT = 4, 3
"""An import, two reads and a write can go on together; a draft is written while saves wait."""


class Task(QObject, Generic[T]):
    """One piece of work, seen from the GUI thread, where this object and its signals live."""

    progressed = Signal(int, int)  # steps done, steps in all
    succeeded = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception
    ended = Signal()  # always, last: after success, failure or cancelling

    def __init__(self, name: str, stop: threading.Event, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.steps = (0, 0)  # as `progressed` told last
        self._stop = stop

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()


_Word = Callable[[Task[Any]], None]
"""What a worker thread has to say to a task."""


class TaskRunner(QObject):
    """Starts tasks, knows which are under way, and ends them all on closing."""

    started = Signal(object)  # Task
    failed = Signal(object)  # the exception of a task that has nobody to tell it to
    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="task")
        self._lane = ThreadPoolExecutor(_URGENT, thread_name_prefix="urgent")
        self._running: dict[int, Task[Any]] = {}
        self._numbers = count()
        self._inbox: SimpleQueue[tuple[int, _Word]] = SimpleQueue()
        self._is_shut = False
        self._closing = threading.Event()
        self._posted.connect(self._read, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        name: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        is_urgent: bool = False,
    ) -> Task[T]:
        """Do `work` in another thread, then call `done` or `failed` in this one.

        What is urgent waits for nothing but other urgent things, and must be short. A failure that
        nobody takes is told by this object's own signal.
        """
        stop = threading.Event()
        task: Task[T] = Task(name, stop, self)
        if done is not None:
            task.succeeded.connect(done)
        task.failed.connect(failed or self.failed.emit)
        if self._is_shut:
            task.cancel()
            return task
        number = next(self._numbers)
        self._running[number] = task
        self.started.emit(task)
        say = partial(self._post, number)
        pool = self._lane if is_urgent else self._pool
        pool.submit(_Work(name, work, _Stops(stop, self._closing), say).run)
        return task

    def shut_down(self) -> None:
        """Interrupt everything at its next step, and wait; what is one step, a save, is done."""
        self._is_shut = True
        self._closing.set()
        self._pool.shutdown(wait=True)
        self._lane.shutdown(wait=True)

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    def _post(self, number: int, word: _Word) -> None:
        """Hand a word over; called in worker threads."""
        self._inbox.put((number, word))
        self._posted.emit()

    @Slot()
    def _read(self) -> None:
        """Pass one word on; each was posted with a signal of its own."""
        number, word = self._inbox.get()
        if self._is_shut:
            return  # whoever would hear it may be gone
        task = self._running[number]
        if word is not _end:
            word(task)
            return
        del self._running[number]
        task.ended.emit()
        task.deleteLater()


@dataclass(frozen=True, slots=True)
class _Stops:
    """Why work may have to stop: the reviewer said so, or the program is closed."""

    by_hand: threading.Event
    closing: threading.Event

    def check(self) -> None:
        if self.closing.is_set():
            raise Interrupted
        if self.by_hand.is_set():
            raise Cancelled


class _Work(Generic[T]):
    """The side of a task that runs in a worker thread; knows no QObject."""

    def __init__(
        self,
        name: str,
        work: Callable[[Progress], T],
        stops: _Stops,
        say: Callable[[_Word], None],
    ) -> None:
        self._name = name
        self._work = work
        self._stops = stops
        self._say = say
        self._steps = (0, 0)
        self._is_told = threading.Event()

    def run(self) -> None:
        """Do the work, and say how it ended."""
        try:
            result = self._work(self._report)
        except (Cancelled, Interrupted):
            log.info("Stopped: %s", self._name)
        except KetaReviewError as error:
            log.info("Failed: %s: %s", self._name, error.code)
            _let_go(error)
            self._say(_failure(error))
        except Exception as error:
            log.exception("Failed: %s", self._name)
            _let_go(error)
            self._say(_failure(error))
        else:
            self._say(lambda task: task.succeeded.emit(result))
        finally:
            self._say(_end)

    def _report(self, done: int, total: int) -> None:
        self._stops.check()
        if (done, total) == self._steps:
            return  # of a file with many records each is a step, and the window has better to do
        self._steps = (done, total)
        if not self._is_told.is_set():  # one word waits at most, however fast the work is
            self._is_told.set()
            self._say(self._tell_progress)

    def _tell_progress(self, task: Task[Any]) -> None:
        self._is_told.clear()
        task.steps = self._steps
        task.progressed.emit(*self._steps)


def _let_go(error: BaseException) -> None:
    """Free what the failed calls held; SQLite copies no library while a cursor of one is alive."""
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        traceback.clear_frames(now.__traceback__)
        now = now.__cause__ or now.__context__


def _failure(error: Exception) -> _Word:
    return lambda task: task.failed.emit(error)


def _end(_task: Task[Any]) -> None:
    """The last word of every task."""
