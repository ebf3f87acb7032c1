"""Places on a page."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A box on a page, in PDF points (1/72 inch) from the top left of the crop box as displayed."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, in points."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge, in points."""
        return self.top + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the box or on its edge."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether the two have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def hull(boxes: Iterable[Rect]) -> Rect:
    """Find the smallest box around all; there must be one at least."""
    every = tuple(boxes)
    left = min(box.left for box in every)
    top = min(box.top for box in every)
    right = max(box.right for box in every)
    bottom = max(box.bottom for box in every)
    return Rect(left, top, right - left, bottom - top)
