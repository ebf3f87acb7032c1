"""How what a worker process answers comes into the window's thread."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ketareview.domain.errors import KetaReviewError

Result = TypeVar("Result")
Shown = TypeVar("Shown")


class Waiting(Protocol):
    """A job that a worker process will end."""

    def result(self) -> Any:  # noqa: ANN401 - each job has its own
        """Give the result of an ended job, or raise its error."""

    def cancel(self) -> bool:
        """Take it back where it has not begun."""

    def add_done_callback(self, callback: Callable[..., None], /) -> None:
        """Call back at the end, in whatever thread."""


class Gate:
    """Lets answers through until the window's side is gone."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.is_open = True

    def shut(self) -> None:
        """Let nothing through any more."""
        with self._lock:
            self.is_open = False

    def through(self, send: Callable[[], None]) -> None:
        """Send, unless the gate is shut; it is not shut meanwhile."""
        with self._lock:
            if self.is_open:
                send()


class Answers(QObject):
    """Waits for jobs and calls back in the thread of the window; silent once it is shut."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._gate = Gate()
        # Queued even within the thread: a job that has ended already must not call back at once.
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._gate.shut)

    def wait(
        self,
        job: Waiting,
        made: Callable[[Any], Result],
        then: Callable[[Result], None],
        failed: Callable[[KetaReviewError], None],
    ) -> None:
        """Call `then` with what `made` (in the other thread) makes of the result, or `failed`."""
        asked = [(job, made, then, failed)]

        def ended(*_job: object) -> None:
            job, made, then, failed = asked.pop()  # a pool may keep this long after its task
            try:
                call = partial(then, made(job.result()))
            except CancelledError:
                return
            except KetaReviewError as error:
                call = partial(failed, error)
            self._gate.through(partial(self._arrived.emit, call))

        job.add_done_callback(ended)

    def shut(self) -> None:
        """Call back no more."""
        self._gate.shut()

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        if self._gate.is_open:
            call()
