"""Where stretches of a page surely end though no stop says so: headings, paragraphs, cells.

Lines of running text fill their column, follow each other at one distance and are of one size.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ketareview.domain.text import Page
from ketareview.reading.lines import Letters, Line, letter_of
from ketareview.reading.sentences import is_ended

_FULL = 0.8
"""A line that fills less of its column, and ends no sentence, stands for itself."""
_WIDER_GAP = 1.3
"""Lines further apart than so many times the usual distance belong to two paragraphs."""
_OTHER_SIZE = 1.12
"""Lines whose letters differ by this factor do not run on."""
_INDENT = (0.6, 5.0)
"""How far, in heights of the line, the first line of a paragraph is set in."""
_BULLETS = "\u2022\u25e6\u25aa\u25a0\u25cf\u2023\u2219\u25cb\u25a1\u2043\u2013\uf0b7"
_CELL_GAP = 1.5
"""From so many heights on, a gap within a line lies between cells."""
_WORDY = 4
"""Letters from which the size of a line can be trusted."""
_COLUMN_EDGE = 3.0
"""Lines that begin within so many heights of each other stand in one column."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text with its place on the page; `size` is the usual height of its letters."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


def rows_of(lines: Sequence[Line], letters: Letters) -> list[Row]:
    """Measure the level lines of a page."""
    return [
        Row(
            line.start,
            line.end,
            line.left,
            line.top,
            line.right,
            line.bottom,
            median(letter_of(letters, offset).height for offset in line.offsets),
        )
        for line in lines
        if line.is_upright
    ]


def breaks_in(page: Page, rows: Sequence[Row]) -> tuple[int, ...]:
    """List the places over which no sentence runs."""
    if page.blocks:
        return tuple(sorted({edge for each in page.blocks for edge in (each.start, each.end)}))
    columns = _columns(rows)
    leading = _leading(rows)
    cells = {cell for pair in pairwise(rows) if _is_beside(*pair) for cell in pair}
    return tuple(
        below.start
        for above, below in pairwise(rows)
        if above in cells
        or below in cells
        or _is_apart(page.text, above, below, columns[above], leading)
    )


def paragraphs_in(page: Page, rows: Sequence[Row]) -> tuple[int, ...]:
    """List where paragraphs begin: at each break, and where a first line is set in."""
    breaks = breaks_in(page, rows)
    if page.blocks:
        return breaks
    columns = _columns(rows)
    inner = (
        below.start
        for above, below in pairwise(rows)
        if is_ended(page.text, above.end) and _begins(above, below, columns[above])
    )
    return tuple(sorted({*breaks, *inner}))


def stretch_at(places: Sequence[int], offset: int, length: int) -> tuple[int, int]:
    """Find between which of the places an offset lies."""
    index = bisect_right(places, offset)
    start = places[index - 1] if index else 0
    return start, places[index] if index < len(places) else length


def _is_apart(text: str, above: Row, below: Row, right: float, leading: float) -> bool:
    if _goes_on_beside(above, below):
        return False
    if max(above.size, below.size) > _OTHER_SIZE * min(above.size, below.size) and _is_wordy(
        text, above, below
    ):
        return True
    if text[below.start] in _BULLETS and text[below.start + 1 : below.start + 2].isspace():
        return True
    distance = below.bottom - above.bottom
    if distance > 0 and leading and distance > _WIDER_GAP * max(leading, above.size):
        return True
    return _is_short(above, right) and _starts_anew(text, below) and not _hangs(text, above)


def _is_beside(above: Row, below: Row) -> bool:
    """Whether two lines of the text are on one level with a wide gap between: cells of a table."""
    is_level = above.top < below.middle < above.bottom
    gap = max(below.left - above.right, above.left - below.right)
    return is_level and gap > _CELL_GAP * max(above.size, below.size)


def _goes_on_beside(above: Row, below: Row) -> bool:
    """Whether a line of print goes on where a superscript or a formula parted its text."""
    meet = above.top < below.bottom and below.top < above.bottom
    return meet and below.left >= above.right - below.size


def _is_wordy(text: str, *rows: Row) -> bool:
    """Whether lines are long enough for their size to be trusted: formulas have small parts."""
    return all(sum(map(str.isalpha, text[row.start : row.end])) >= _WORDY for row in rows)


def _is_short(row: Row, right: float) -> bool:
    return row.right - row.left < _FULL * (right - row.left)


def _starts_anew(text: str, row: Row) -> bool:
    """Whether a line begins as sentences and headings do."""
    return text[row.start].isupper() or text[row.start].isdigit() or text[row.start] in '\u201c"'


def _hangs(text: str, row: Row) -> bool:
    """Whether a line cannot be the last of what it says."""
    return text[row.start : row.end].rstrip()[-1:] in {",", "-", "\u00ad", "(", "\u2013", "/"}


def _begins(above: Row, below: Row, right: float) -> bool:
    low, high = (part * below.size for part in _INDENT)
    return low < below.left - above.left < high or _is_short(above, right)


def _columns(rows: Sequence[Row]) -> dict[Row, float]:
    """Find how far to the right the column of each line reaches."""
    width = _COLUMN_EDGE * median(row.size for row in rows) if rows else 0.0
    rights: dict[int, float] = {}
    for row in rows:
        place = _bucket(row, width)
        rights[place] = max(row.right, rights.get(place, row.right))
    return {
        row: max(rights.get(_bucket(row, width) + step, row.right) for step in (-1, 0, 1))
        for row in rows
    }


def _bucket(row: Row, width: float) -> int:
    return int(row.left // width) if width > 0 else 0


def _leading(rows: Sequence[Row]) -> float:
    """Find the usual distance from one line to the next."""
    distances = (
        round(below.bottom - above.bottom, 1)
        for above, below in pairwise(rows)
        if above.bottom < below.bottom and abs(above.left - below.left) < _COLUMN_EDGE * above.size
    )
    found = Counter(distances).most_common(1)
    return found[0][0] if found else 0.0
