"""What speaks for a place."""

from dataclasses import dataclass

_MARGIN = 12
_FEW, _ENOUGH = 8, 16
"""Letters round a place that tell it where it is the only one, and where it is one of several."""

_ANCHOR = 20
_KNOWN = 40
"""Letters, of the passage and round it, that hardly come twice."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Letters that are the same right round a place; anchors near it that agree, or do not."""

    round_it: int
    ayes: int = 0
    noes: int = 0

    def beats(self, other: "Evidence") -> bool:
        """Whether this place is clearly the better one: neither may speak against the other."""
        if self.round_it >= other.round_it + _MARGIN:
            return self.ayes >= other.ayes - 1
        return self.ayes >= other.ayes + 2 and self.round_it >= other.round_it - _MARGIN

    def tells(self, length: int, *, is_one: bool) -> bool:
        """Whether it is enough for a passage of some letters."""
        if self.noes and not self.ayes and self.round_it < _ENOUGH:
            return False
        if length + self.round_it + _ANCHOR * self.ayes < _KNOWN:
            return False
        return self.round_it >= (_FEW if is_one else _ENOUGH) or self.ayes > 1
