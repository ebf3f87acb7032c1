"""A worker that is ready when a report is to be set."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread

from ketareview.reporting.typesetting import loaded_worker
from ketareview.sandbox import WorkerPool


class Press:
    """Hands out workers, each for one report, since Typst keeps in memory what it has set.

    While it is `warm`, the next one has been started and has loaded what it needs.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_warm = False
        self._next: WorkerPool | None = None

    def warm(self) -> None:
        """Keep a worker ready from now on."""
        with self._lock:
            self._is_warm = True
            if self._next is None:
                self._next = loaded_worker()

    def cool(self) -> None:
        """Keep none; who waits for a report still gets it."""
        with self._lock:
            self._is_warm = False
            ready, self._next = self._next, None
        if ready is not None:
            _end(ready)

    @contextmanager
    def worker(self) -> Iterator[WorkerPool]:
        """Lend a worker for one report, and start the next one behind it."""
        with self._lock:
            ready, self._next = self._next, None
        pool = ready or loaded_worker()
        try:
            yield pool
        finally:
            _end(pool)
            if self._is_warm:
                self.warm()


def _end(pool: WorkerPool) -> None:
    """End a worker without waiting for it, which takes longer than what waits here may."""
    Thread(target=pool.close, name="ending-a-worker").start()
