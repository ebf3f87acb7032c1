"""Great deletions wait for a backup."""

from collections.abc import Callable

from ketareview.workflows.backing_up import MANY

Deed = Callable[[], object]


class Safety:
    """Does at once what is small, and what is great after a backup where backups are made."""

    def __init__(self) -> None:
        self._back_up: Callable[[Deed], object] | None = None

    def use(self, back_up: Callable[[Deed], object] | None) -> None:
        """Tell how a backup is made and something done afterwards, whether it was made or not."""
        self._back_up = back_up

    def first(self, count: int, do: Deed) -> None:
        """Do something to `count` things."""
        if self._back_up is None or count <= MANY:
            do()
        else:
            self._back_up(do)
