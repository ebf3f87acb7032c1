"""Where the pages of a paper lie in the long column that scrolls; knows no Qt.

Lengths are logical pixels of the column unless they are called points.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ketareview.domain.geometry import Rect

MARGIN = 24
"""Desk left around the pages."""

GAP = 16
"""Desk left between two pages."""


@dataclass(frozen=True)
class Column:
    """Pages of the given sizes (points), one below the other, each centred in `width`."""

    sizes: tuple[tuple[float, float], ...]
    scale: float
    view_width: float

    @cached_property
    def _tops(self) -> tuple[float, ...]:
        steps = (height * self.scale + GAP for _, height in self.sizes)
        return tuple(accumulate(steps, initial=float(MARGIN)))

    @cached_property
    def width(self) -> float:
        """The width of the column with its desk; never less than the view's."""
        widest = max((width for width, _ in self.sizes), default=0.0)
        return max(widest * self.scale + 2 * MARGIN, self.view_width)

    @property
    def height(self) -> float:
        """The height of all pages with the desk around them."""
        return self._tops[-1] - GAP + MARGIN

    def page(self, number: int) -> Rect:
        """Tell where a page lies; pages count from 1."""
        width, height = (side * self.scale for side in self.sizes[number - 1])
        return Rect((self.width - width) / 2, self._tops[number - 1], width, height)

    def page_at(self, y: float) -> int:
        """Find the page at a height, or the one above it where there is only desk."""
        return min(max(bisect_right(self._tops, y), 1), len(self.sizes))

    def pages_in(self, top: float, bottom: float) -> range:
        """List the pages of which something lies between two heights."""
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def to_points(self, number: int, x: float, y: float) -> tuple[float, float]:
        """Turn a place of the column into points from the page's top left corner."""
        page = self.page(number)
        return (x - page.left) / self.scale, (y - page.top) / self.scale

    def to_column(self, number: int, box: Rect) -> Rect:
        """Turn a box on a page (points) into one of the column."""
        page, scale = self.page(number), self.scale
        return Rect(
            page.left + box.left * scale,
            page.top + box.top * scale,
            box.width * scale,
            box.height * scale,
        )


def fitting_scale(sizes: Sequence[tuple[float, float]], view_width: float) -> float:
    """Find the scale (pixels a point) at which the widest page fills the view."""
    widest = max((width for width, _ in sizes), default=1.0)
    return max(view_width - 2 * MARGIN, 1.0) / max(widest, 1.0)
