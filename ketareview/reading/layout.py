"""Where the words of a page stand on it, and which words stand at a point."""

from statistics import median

from ketareview.domain.geometry import Rect
from ketareview.domain.text import Page
from ketareview.reading.covering import Covering
from ketareview.reading.furniture import Furniture
from ketareview.reading.lines import Letters, letter_of, lines_of
from ketareview.reading.paragraphs import breaks_in, paragraphs_in, rows_of, stretch_at
from ketareview.reading.sentences import sentence_at
from ketareview.reading.words import word_at

_ACROSS = 4.0
"""A point beside a line is nearer to it than a point above it, by this factor."""


_SMALLER, _RAISED_BY = 0.9, 0.15
"""How high raised letters are at most, and how far above the foot, in heights of the line."""


class PageLayout:
    """A page's stored text with the box of each of its code points (None for those without)."""

    def __init__(self, page: Page, letters: Letters, furniture: Furniture | None = None) -> None:
        if len(letters) != len(page.text):
            raise ValueError("one box, or None, for each code point")
        self._text = page.text
        self._letters = letters
        self._lines = lines_of(page.text, letters)
        self._covering = Covering(page.text, letters, self._lines)
        rows = rows_of(self._lines, letters)
        self.left_out = furniture.of(page, rows) if furniture else ()
        """Ranges of the text that nobody reads on from it: headers, footers, footnotes."""
        body = [row for row in rows if not _is_in(row.start, self.left_out)]
        self.breaks = breaks_in(page, body)
        """Where no sentence runs over."""
        self.paragraphs = paragraphs_in(page, body)
        """Where paragraphs begin."""

    def offset_at(self, x: float, y: float) -> int | None:
        """Find the letter at or nearest to a point, in the line and column that the point is in."""
        if not self._lines:
            return None
        line = min(self._lines, key=lambda each: _distance(each.box, x, y))
        return min(line.offsets, key=lambda offset: _distance(self._box(offset), x, y))

    def word_at(self, offset: int) -> tuple[int, int]:
        """Find the word around an offset."""
        return word_at(self._text, offset)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Find the sentence around an offset."""
        return sentence_at(self._text, offset, self.breaks)

    def paragraph_at(self, offset: int) -> tuple[int, int]:
        """Find the paragraph around an offset, without the white space at its ends."""
        start, end = stretch_at(self.paragraphs, offset, len(self._text))
        words = self._text[start:end].rstrip()
        return start + len(words) - len(words.lstrip()), start + len(words)

    def selection(self, anchor: int, offset: int, *, by_word: bool) -> tuple[int, int]:
        """Give the range from one letter to another, both included, without outer white space."""
        first, last = min(anchor, offset), max(anchor, offset)
        start, end = first, min(last + 1, len(self._text))
        if by_word:
            start, end = self.word_at(first)[0], self.word_at(last)[1]
        words = self._text[start:end].rstrip()
        return start + len(words) - len(words.lstrip()), start + len(words)

    def boxes_of(self, start: int, end: int) -> tuple[Rect, ...]:
        """Cover a range with one box a line; see `Covering`."""
        return self._covering.of(start, end)

    def edge_before(self, box: Rect) -> float:
        """Find where the words end that stand left of a box, at its height; 0 where none do."""
        edges = (
            line.right
            for line in self._lines
            if line.right <= box.right and line.top < box.bottom and box.top < line.bottom
        )
        return max(edges, default=0.0)

    def is_raised(self, start: int, end: int) -> bool:
        """Whether letters are smaller than those of their line, and stand above its foot."""
        line = next((each for each in self._lines if each.start <= start < each.end), None)
        raised = [box for box in self._letters[start:end] if box is not None]
        if line is None or not raised:
            return False
        others = [self._box(at) for at in line.offsets if not start <= at < end]
        height = median(box.height for box in others) if others else 0.0
        foot = median(box.bottom for box in others) if others else 0.0
        return all(
            box.height < _SMALLER * height and box.bottom < foot - _RAISED_BY * height
            for box in raised
        )

    def _box(self, offset: int) -> Rect:
        return letter_of(self._letters, offset)


def _is_in(offset: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= offset < end for start, end in ranges)


def _distance(box: Rect, x: float, y: float) -> float:
    across = max(box.left - x, 0.0, x - box.right)
    down = max(box.top - y, 0.0, y - box.bottom)
    return across + _ACROSS * down
