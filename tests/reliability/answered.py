"""Which of the window's tasks failed, and were not asked again with success."""

from typing import Self

from ketareview.ui.tasks import Task, TaskRunner


class Answers:
    """Hears of every task that starts, and how it ends."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._ends: list[tuple[str, list[bool]]] = []

    def __enter__(self) -> Self:
        self._tasks.started.connect(self._follow)
        return self

    def __exit__(self, *_: object) -> None:
        self._tasks.started.disconnect(self._follow)

    @property
    def are_all_made_good(self) -> bool:
        """Whether of all that failed something, the same was asked again later and answered."""
        failed = [place for place, (_, end) in enumerate(self._ends) if False in end]
        return bool(failed) and all(map(self._is_made_good, failed))

    def _is_made_good(self, place: int) -> bool:
        name, _ = self._ends[place]
        return any(other == name and True in end for other, end in self._ends[place + 1 :])

    def _follow(self, task: Task[object]) -> None:
        end: list[bool] = []
        self._ends.append((task.name, end))
        task.succeeded.connect(lambda _: end.append(True))
        task.failed.connect(lambda _: end.append(False))
