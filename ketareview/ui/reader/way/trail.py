"""Where one has been, as a browser keeps it; knows no window."""

from dataclasses import dataclass
from uuid import UUID

from ketareview.ui.reader.page.scrolled import Stand

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """A place in an article; without an article it is the first tab."""

    article: UUID | None
    stand: Stand | None = None


class Trail:
    """The stops before and behind the one where one is."""

    def __init__(self) -> None:
        self._before: list[Stop] = []
        self._behind: list[Stop] = []

    @property
    def can_go_back(self) -> bool:
        """Whether one has been elsewhere before."""
        return bool(self._before)

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from somewhere."""
        return bool(self._behind)

    def leave(self, here: Stop) -> None:
        """Note the place that is left by a jump; what lay ahead is forgotten."""
        self._behind.clear()
        if not self._before or self._before[-1] != here:
            self._before = [*self._before, here][-_LONGEST:]

    def back(self, here: Stop) -> Stop | None:
        """Go back; `here` is what forward comes back to."""
        return _step(self._before, self._behind, here)

    def forward(self, here: Stop) -> Stop | None:
        """Go forward again."""
        return _step(self._behind, self._before, here)

    def forget(self, articles: frozenset[UUID]) -> None:
        """Leave out articles that are gone."""
        for stops in (self._before, self._behind):
            stops[:] = [stop for stop in stops if stop.article not in articles]


def _step(source: list[Stop], goal: list[Stop], here: Stop) -> Stop | None:
    while source:
        stop = source.pop()
        if stop != here:
            goal.append(here)
            return stop
    return None
