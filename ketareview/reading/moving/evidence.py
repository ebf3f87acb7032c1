"""What speaks for a place."""

from dataclasses import dataclass

_MARGIN = 12
FEW = 8
"""Letters on a side that are more than chance."""

_ENOUGH = 48
"""Letters on one side that need none on the other."""

ENOUGH_OF_ONE = 24
"""The same, where the words come once."""

_AGREED = 3
"""Anchors that tell a place, where none says otherwise."""

_ANCHOR = 20
_KNOWN = 40
"""Letters, of the passage and round it, that hardly come twice."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Letters that are the same right before and behind a place.

    Anchors near it agree, or do not.
    """

    before: int
    after: int
    ayes: int = 0
    noes: int = 0

    @property
    def round_it(self) -> int:
        """Letters on both sides."""
        return self.before + self.after

    def beats(self, other: "Evidence") -> bool:
        """Whether this place is clearly the better one: neither may speak against the other."""
        if self.round_it >= other.round_it + _MARGIN:
            return self.ayes >= other.ayes - 1
        is_known = self.round_it >= max(FEW, other.round_it)
        return is_known and self.ayes >= other.ayes + 2

    def tells(self, length: int, *, is_one: bool) -> bool:
        """Whether it is enough for a passage of some letters, the only one of them or not."""
        if length + self.round_it + _ANCHOR * self.ayes < _KNOWN:
            return False
        if min(self.before, self.after) >= FEW:
            return True
        enough = _ENOUGH if not is_one else ENOUGH_OF_ONE if length < _KNOWN else FEW
        if max(self.before, self.after) >= enough:
            return True
        return self.ayes >= _AGREED and not self.noes
