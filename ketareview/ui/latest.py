"""Questions of which only the newest counts: older answers that come later are not told."""

from collections.abc import Callable
from typing import TypeVar

from ketareview.domain.progress import Progress
from ketareview.ui.tasks import TaskRunner

T = TypeVar("T")
A = TypeVar("A")


class Latest:
    """Starts tasks one instead of the other."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._number = 0
        self._cancel: Callable[[], None] = _cancel_nothing

    def start(
        self,
        name: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do this instead of what was started before; see `TaskRunner.start`."""
        self._cancel()
        self._number += 1
        task = self._tasks.start(
            name,
            work,
            done=self._if_newest(done),
            failed=self._if_newest(failed or self._tasks.failed.emit),
        )
        self._cancel = task.cancel

    def stop(self) -> None:
        """Tell no answer any more: whoever asked is gone."""
        self._cancel()
        self._cancel = _cancel_nothing
        self._number += 1

    def _if_newest(self, tell: Callable[[A], object]) -> Callable[[A], None]:
        number = self._number

        def tell_if_newest(answer: A) -> None:
            if number == self._number:
                self._cancel = _cancel_nothing
                tell(answer)

        return tell_if_newest


def _cancel_nothing() -> None:
    """Nothing is under way."""
