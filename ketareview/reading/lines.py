"""The lines of print of a page: consecutive letters that stand side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ketareview.domain.geometry import Rect

Letters = Sequence[Rect | None]
"""The box of each code point of a page's text; None for those without."""

LEAST_OVERLAP = 0.3
"""Letters on one line share so much of the lower one's height; superscripts do."""
_WIDEST_GAP = 3.0
"""A gap of so many line heights parts a line: columns, cells of a table."""


@dataclass(slots=True)
class Line:
    """Consecutive code points on one line of print; upright unless the text runs up or down."""

    offsets: list[int]
    left: float
    top: float
    right: float
    bottom: float
    is_upright: bool = True

    def add(self, offset: int, box: Rect) -> None:
        """Lengthen the line by a letter; pages have thousands, so no box is made for each."""
        self.offsets.append(offset)
        self.left = min(self.left, box.left)
        self.top = min(self.top, box.top)
        self.right = max(self.right, box.right)
        self.bottom = max(self.bottom, box.bottom)

    @property
    def box(self) -> Rect:
        """The box around all letters."""
        return Rect(self.left, self.top, self.right - self.left, self.bottom - self.top)

    @property
    def start(self) -> int:
        """The first code point."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """The place behind the last code point."""
        return self.offsets[-1] + 1


def lines_of(text: str, letters: Letters) -> list[Line]:
    """Find the lines, in the order of the text."""
    return list(_found(text, letters))


def letter_of(letters: Letters, offset: int) -> Rect:
    """Give the box of a code point that has one."""
    box = letters[offset]
    if box is None:
        raise ValueError(f"no letter stands at offset {offset}")
    return box


def _found(text: str, letters: Letters) -> Iterator[Line]:
    line: Line | None = None
    for offset, (letter, box) in enumerate(zip(text, letters, strict=True)):
        if letter == "\n":
            if line:
                yield line
            line = None
        elif box is not None:
            if line and not _belongs(line, box, letter_of(letters, line.offsets[-1])):
                yield line
                line = None
            if line:
                line.add(offset, box)
            else:
                line = Line([offset], box.left, box.top, box.right, box.bottom)
    if line:
        yield line


def _belongs(line: Line, box: Rect, last: Rect) -> bool:
    beside = _shared(last.top, last.bottom, box.top, box.bottom)
    below = _shared(last.left, last.right, box.left, box.right)
    if len(line.offsets) == 1 and beside < LEAST_OVERLAP <= below:
        line.is_upright = False  # the second letter stands above or below the first
    if line.is_upright:
        gap = max(box.left - line.right, line.left - box.right)
        return beside >= LEAST_OVERLAP and gap < _WIDEST_GAP * (line.bottom - line.top)
    gap = max(box.top - line.bottom, line.top - box.bottom)
    return below >= LEAST_OVERLAP and gap < _WIDEST_GAP * (line.right - line.left)


def _shared(low: float, high: float, other_low: float, other_high: float) -> float:
    """Give the share of the shorter stretch that lies in the other."""
    shorter = min(high - low, other_high - other_low)
    common = min(high, other_high) - max(low, other_low)
    if shorter <= 0:
        return 1.0 if common >= 0 else 0.0
    return common / shorter
