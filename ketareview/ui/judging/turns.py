"""Writes of one form, one after the other, so that an earlier one never comes last."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Slot

from ketareview.domain.progress import Progress
from ketareview.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class _Turn:
    name: str
    work: Callable[[Progress], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]


class InTurn(QObject):
    """Starts a task when the one before it has ended."""

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: deque[_Turn] = deque()
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being written, or waits for it."""
        return self._is_busy

    def start(
        self,
        name: str,
        work: Callable[[Progress], Any],
        *,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Do `work` when all before it is done."""
        self._waiting.append(_Turn(name, work, done, failed))
        if not self._is_busy:
            self._next()

    @Slot()
    def _next(self) -> None:
        self._is_busy = bool(self._waiting)
        if self._waiting:
            turn = self._waiting.popleft()
            task = self._tasks.start(turn.name, turn.work, done=turn.done, failed=turn.failed)
            task.ended.connect(self._next)
