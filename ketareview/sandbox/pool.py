"""A pool of worker processes in which foreign files are opened.

A worker that crashes, hangs or grows too large costs its own task and is replaced. Tasks wait in a
queue of our own, so that cancelling one that waits never kills a worker.
"""

import json
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from ketareview.domain.errors import (
    CrashingFileError,
    FileError,
    GreedyFileError,
    KetaReviewError,
    SlowFileError,
    UnreadableFileError,
)
from ketareview.sandbox import worker
from ketareview.sandbox.limits import Limits
from ketareview.sandbox.watching import GREEDY_EXIT

Job = Future
"""A task of the pool: `result`, `cancel` (only while it waits), `add_done_callback`."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Task:
    function: str
    argument: bytes
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
        self._running = 0
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
        argument: Mapping[str, object],
        *,
        path: str,
        seconds: float = 60,
        convert: Callable[[Any], T] | None = None,
    ) -> "Job[T]":
        """Queue a call; `convert` turns the worker's answer into the job's result."""
        job: Future[T] = Future()
        kept = convert or _as_it_came
        encoded = json.dumps(dict(argument)).encode()
        task = _Task(function, encoded, path, seconds, kept, job)
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
        for task in waiting:
            task.job.cancel()
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
            pool.join()

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
            with self._lock:
                if self._pool is None and not self._is_closed:
                    self._pool = self._started()
                pool = self._pool
            if pool is None:
                task.job.set_exception(CrashingFileError(path=task.path))
                return
            future = pool.schedule(
                worker.run,
                args=(task.function, self._allowed, task.argument),
                timeout=task.seconds,
            )
            future.add_done_callback(partial(self._end, task))

    def _next(self) -> _Task | None:
        with self._lock:
            while self._waiting and self._running < self._workers and not self._is_closed:
                task = self._waiting.popleft()
                if task.job.set_running_or_notify_cancel():
                    self._running += 1
                    return task
        return None

    def _started(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=self._limits.tasks,
            initializer=worker.prepare,
            initargs=(self._limits,),
            context=multiprocessing.get_context("spawn"),
        )

    def _end(self, task: _Task, done: "Future[bytes]") -> None:
        with self._lock:
            self._running -= 1
        try:
            result = task.convert(_answer(done, task))
        except BaseException as error:  # noqa: BLE001 - where a worker's task ends
            task.job.set_exception(error)
        else:
            task.job.set_result(result)
        self._feed()


def _as_it_came(answer: Any) -> Any:  # noqa: ANN401 - JSON or bytes
    return answer


def _answer(done: "Future[bytes]", task: _Task) -> Any:  # noqa: ANN401 - JSON, checked by the caller
    if done.cancelled():
        raise CrashingFileError(path=task.path)
    error = done.exception()
    if error is not None:
        raise _reason(error, task) from error
    kind, body = done.result()[:1], done.result()[1:]
    if kind == worker.BYTES:
        return body
    if kind == worker.GREEDY:
        raise GreedyFileError(path=task.path)
    try:
        answer = json.loads(body)
    except ValueError as garbage:
        raise UnreadableFileError(path=task.path, finding="unintelligible answer") from garbage
    if kind == worker.ERROR:
        raise _rebuilt(answer, task.path)
    return answer


def _reason(error: BaseException, task: _Task) -> BaseException:
    if isinstance(error, TimeoutError):
        return SlowFileError(path=task.path, seconds=round(task.seconds))
    if isinstance(error, BrokenExecutor):
        return CrashingFileError(path=task.path)
    if isinstance(error, ProcessExpired):
        if error.exitcode == GREEDY_EXIT:
            return GreedyFileError(path=task.path)
        if error.exitcode == -getattr(signal, "SIGXCPU", 0):
            return SlowFileError(path=task.path, seconds=round(task.seconds))
        return CrashingFileError(path=task.path)
    return error


def _rebuilt(answer: dict[str, Any], path: str) -> KetaReviewError:
    facts = {str(name): str(fact) for name, fact in dict(answer["facts"]).items()}
    for kind in _every(KetaReviewError):
        if kind.code == answer["code"]:
            given = {"path": path} | facts if issubclass(kind, FileError) else facts
            return kind(**given)
    return UnreadableFileError(path=path, finding=str(answer["code"]))


def _every(kind: type[KetaReviewError]) -> list[type[KetaReviewError]]:
    return [kind, *(below for sub in kind.__subclasses__() for below in _every(sub))]
