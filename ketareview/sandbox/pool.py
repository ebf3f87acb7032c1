"""A pool of worker processes in which foreign files are opened.

A worker that crashes, hangs or grows too large costs its own task and is replaced. Tasks wait in a
queue of our own, so that cancelling one that waits never kills a worker.
"""

import json
import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessPool

from ketareview.domain.errors import CrashingFileError
from ketareview.sandbox import worker
from ketareview.sandbox.answers import answer_of
from ketareview.sandbox.limits import Limits

Job = Future
"""A task of the pool: `result`, `cancel` (only while it waits), `add_done_callback`."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    function: str
    argument: Callable[[], Mapping[str, object]]
    path: str
    seconds: float
    convert: Callable[[Any], Any]
    job: Future[Any]


class WorkerPool:
    """Worker processes that start with the first task and end with `close`."""

    def __init__(
        self, workers: int = 2, limits: Limits | None = None, allowed: str = "ketareview."
    ) -> None:
        self._workers = workers
        self._limits = limits or Limits()
        self._allowed = allowed
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None
        self._waiting: deque[_Task] = deque()
        self._ending: list[threading.Thread] = []
        self._running: set[_Task] = set()
        self._is_closed = False

    def call(
        self, function: str, argument: Mapping[str, object], *, path: str, seconds: float = 60
    ) -> Any:  # noqa: ANN401 - JSON, which the caller checks
        """Run `package.module:function` in a worker and wait for what it returns.

        Raises:
            FileError: the worker failed over the file at `path`, with the reason.
        """
        return self.submit(function, argument, path=path, seconds=seconds).result()

    def submit(
        self,
        function: str,
        argument: Mapping[str, object] | Callable[[], Mapping[str, object]],
        *,
        path: str,
        seconds: float = 60,
        convert: Callable[[Any], T] | None = None,
    ) -> "Job[T]":
        """Queue a call; `convert` turns the worker's answer into the job's result.

        An argument that is a function is asked for when the job's turn has come, so that what
        waits holds nothing.
        """
        if not worker.is_allowed(function, self._allowed):
            raise PermissionError(f"{function} is not below {self._allowed}")
        job: Future[T] = Future()
        asked = argument if callable(argument) else partial(_as_it_came, argument)
        task = _Task(function, asked, path, seconds, convert or _as_it_came, job)
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the pool is closed")
            self._waiting.append(task)
        self._feed()
        return job

    def close(self) -> None:
        """Drop what waits, end what runs."""
        with self._lock:
            self._is_closed = True
            waiting, self._waiting = self._waiting, deque()
            pool, self._pool = self._pool, None
            ending, self._ending = self._ending, []
        for task in waiting:
            task.job.cancel()
            task.job.set_running_or_notify_cancel()
        if pool is not None:
            _stop(pool)
        for thread in ending:
            thread.join()
        with self._lock:
            unended, self._running = self._running, set()
        for task in unended:  # pebble leaves those undone that it stops
            task.job.set_exception(CrashingFileError(path=task.path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _feed(self) -> None:
        while (task := self._next()) is not None:
            self._begin(task, is_second_try=False)

    def _next(self) -> _Task | None:
        with self._lock:
            while self._waiting and len(self._running) < self._workers and not self._is_closed:
                task = self._waiting.popleft()
                if task.job.set_running_or_notify_cancel():
                    self._running.add(task)
                    return task
        return None

    def _begin(self, task: _Task, *, is_second_try: bool) -> None:
        pool = self._working()
        done: Future[Any] = Future()
        if pool is None:  # closed meanwhile
            done.cancel()
        else:
            try:
                done = self._scheduled(pool, task)
            except Exception as error:  # noqa: BLE001 - whatever it was, the job must end
                done.set_exception(BrokenProcessPool(type(error).__name__))
        done.add_done_callback(partial(self._ended, task, pool, is_second_try))

    def _scheduled(self, pool: ProcessPool, task: _Task) -> Future[Any]:
        argument = json.dumps(dict(task.argument())).encode("ascii")
        scheduled: Future[Any] = pool.schedule(
            worker.run, args=(task.function, self._allowed, argument), timeout=task.seconds
        )
        return scheduled

    def _working(self) -> ProcessPool | None:
        with self._lock:
            if self._pool is None and not self._is_closed:
                self._pool = ProcessPool(
                    max_workers=self._workers,
                    max_tasks=self._limits.tasks,
                    initializer=worker.prepare,
                    initargs=(self._limits,),
                    context=multiprocessing.get_context("spawn"),
                )
            return self._pool

    def _ended(
        self,
        task: _Task,
        pool: ProcessPool | None,
        is_second_try: bool,  # noqa: FBT001 - pebble's callbacks are called by position
        done: "Future[Any]",
    ) -> None:
        if not done.cancelled() and isinstance(done.exception(), BrokenExecutor):
            # A worker that dies between two tasks, as by the system's memory killer, takes pebble's
            # pool with it; no task is to blame, so this one is tried again in a new pool.
            self._abandon(pool)
            if not is_second_try and not self._is_closed:
                self._begin(task, is_second_try=True)
                return
        with self._lock:
            if task not in self._running:  # the pool was closed under it
                return
            self._running.remove(task)
        self._feed()  # no worker waits until this answer is read
        try:
            result = task.convert(answer_of(done, task.path, task.seconds, self._limits.processor))
        except BaseException as error:  # noqa: BLE001 - where a worker's task ends
            task.job.set_exception(error)
        else:
            task.job.set_result(result)

    def _abandon(self, pool: ProcessPool | None) -> None:
        """Part with a broken pool; the caller may be a thread of its own, so another one waits."""
        with self._lock:
            if pool is None or pool is not self._pool:
                return
            self._pool = None
            ending = threading.Thread(target=_stop, args=(pool,))
            self._ending.append(ending)
        ending.start()


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
    pool.join()


def _as_it_came(answer: Any) -> Any:  # noqa: ANN401 - JSON or bytes
    return answer
