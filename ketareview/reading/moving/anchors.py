"""Words that stand once in each of two texts tell which place of one is which of the other."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ketareview.reading.moving.letters import Letters

_LENGTH = 20
_NEAREST = 4
_FARTHEST = 4000
_SLACK, _STRETCH = 15, 0.3
"""How far a place may be from where an anchor says: letters, and part of its distance."""

_ROOM = 60
"""Letters that an edited range may have gained at either end."""


class Anchors:
    """Pairs of places, in the order of the old text."""

    def __init__(self, old: Letters, new: Letters) -> None:
        there = _once(new)
        pairs = sorted((at, there[words]) for words, at in _once(old).items() if words in there)
        self._old = array("L", (one for one, _ in pairs))
        self._new = array("L", (other for _, other in pairs))

    def __bool__(self) -> bool:
        return bool(self._old)

    def votes(self, old: tuple[int, int], new: tuple[int, int]) -> tuple[int, int]:
        """Count the anchors round a range that say it is there, and those that say otherwise."""
        before = (self._agrees(at, old[0], new[0]) for at in self._before(old[0]))
        after = (self._agrees(at, old[1], new[1]) for at in self._after(old[1]))
        said = [*before, *after]
        return sum(said), len(said) - sum(said)

    def around(self, old: tuple[int, int]) -> tuple[int, int] | None:
        """Tell between which letters of the new text a range must be, if it is there."""
        first = next(self._before(old[0]), None)
        last = next(self._after(old[1]), None)
        within = range(bisect_left(self._old, old[0]), bisect_right(self._old, old[1] - _LENGTH))
        if first is None and within:
            first = within[0]
        if last is None and within:
            last = within[-1]
        if first is None or last is None:
            return None
        start = self._new[first] - max(self._old[first] - old[0], 0) - _ROOM
        end = self._new[last] + max(old[1] - self._old[last], _LENGTH) + _ROOM
        length = max(self._old[last], old[1]) - min(self._old[first], old[0])
        is_fitting = start < end <= start + length * (1 + _STRETCH) + 5 * _ROOM
        return (max(start, 0), end) if is_fitting else None

    def _before(self, place: int) -> Iterator[int]:
        last = bisect_right(self._old, place - _LENGTH) - 1
        for index in range(last, max(last - _NEAREST, -1), -1):
            if place - self._old[index] <= _FARTHEST:
                yield index

    def _after(self, place: int) -> Iterator[int]:
        first = bisect_left(self._old, place)
        for index in range(first, min(first + _NEAREST, len(self._old))):
            if self._old[index] - place <= _FARTHEST:
                yield index

    def _agrees(self, anchor: int, old: int, new: int) -> bool:
        away = old - self._old[anchor]
        expected = self._new[anchor] + away
        return abs(new - expected) <= _SLACK + _STRETCH * abs(away)


def _once(letters: Letters) -> dict[str, int]:
    """List stretches of letters that begin with a word and come once, with their places."""
    found: dict[str, int] = {}
    again: set[str] = set()
    text = letters.text
    for start in letters.word_starts():
        words = text[start : start + _LENGTH]
        if len(words) < _LENGTH:
            break
        if words in found:
            again.add(words)
        found[words] = start
    return {words: at for words, at in found.items() if words not in again}
