"""Which pages are made ready around those on the screen; knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, zip_longest

_SHARP = 2  # pages drawn beyond the view, in each direction
_COMING, _GONE = 16, 4  # pages of which a small picture is made ready, ahead and behind
_BYTES_A_PIXEL = 4

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Looks from the pages `seen` on through pages of these sizes (points)."""

    sizes: Sequence[Size]
    seen: range
    goes_down: bool

    def sharp(self, scale: float, budget: int) -> tuple[int, ...]:
        """The pages to draw at a scale (pixels a point), most urgent first.

        Those seen and the next one always, and more as long as all keep to a budget of bytes.
        """
        pairs = zip_longest(*self._beyond(_SHARP, _SHARP))
        pages = [*self.seen, *(page for page in chain(*pairs) if page is not None)]
        held = accumulate(self._bytes(page, scale) for page in pages)
        least = len(self.seen) + 1
        return tuple(
            page
            for rank, (page, size) in enumerate(zip(pages, held, strict=True))
            if rank < least or size <= budget
        )

    def small(self) -> tuple[int, ...]:
        """The pages on which the reader may land next, most urgent first."""
        coming, gone = self._beyond(_COMING, _GONE)
        return (*self.seen, *coming, *gone)

    def _beyond(self, ahead: int, behind: int) -> tuple[range, range]:
        """The pages that come next in the direction of reading, and those just passed."""
        below, above = (ahead, behind) if self.goes_down else (behind, ahead)
        after = range(self.seen.stop, min(self.seen.stop + below, len(self.sizes) + 1))
        before = range(self.seen.start - 1, max(self.seen.start - 1 - above, 0), -1)
        return (after, before) if self.goes_down else (before, after)

    def _bytes(self, page: int, scale: float) -> float:
        width, height = self.sizes[page - 1]
        return width * height * scale * scale * _BYTES_A_PIXEL
