"""Where the words of a page stand on it, and which words stand at a point."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ketareview.domain.geometry import Rect, hull
from ketareview.domain.text import Page
from ketareview.reading.sentences import sentence_at
from ketareview.reading.words import word_at

_LEAST_OVERLAP = 0.3
"""Letters on one line share so much of the lower one's height; superscripts do."""
_WIDEST_GAP = 3.0
"""A gap of so many line heights parts a line: columns, cells of a table."""
_INITIAL = 2.2
"""A letter so many times as high as its line is an initial, which reaches over several lines."""
_TALL_SIGN, _TALL_LETTER = 1.15, 1.5
"""From so many times the height of their line, signs and unusual letters are cut to it."""
_ACROSS = 4.0
"""A point beside a line is nearer to it than a point above it, by this factor."""


@dataclass(slots=True)
class _Line:
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


class PageLayout:
    """A page's stored text with the box of each of its code points (None for those without)."""

    def __init__(self, page: Page, letters: Sequence[Rect | None]) -> None:
        if len(letters) != len(page.text):
            raise ValueError("one box, or None, for each code point")
        self._text = page.text
        self._letters = letters
        self._lines = list(self._found_lines())

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
        return sentence_at(self._text, offset)

    def selection(self, anchor: int, offset: int, *, by_word: bool) -> tuple[int, int]:
        """Give the range from one letter to another, both included, without outer white space."""
        first, last = min(anchor, offset), max(anchor, offset)
        start, end = first, min(last + 1, len(self._text))
        if by_word:
            start, end = self.word_at(first)[0], self.word_at(last)[1]
        words = self._text[start:end].rstrip()
        return start + len(words) - len(words.lstrip()), start + len(words)

    def boxes_of(self, start: int, end: int) -> tuple[Rect, ...]:
        """Cover a range with one box a line; the gaps between its words are covered, no others.

        An initial that reaches over several lines has a box of its own. Where letters of other
        words stand between those of the range, as in text of two directions, a line has several.
        """
        return tuple(
            box
            for line in self._lines
            if line.offsets[0] < end and line.offsets[-1] >= start
            for box in self._line_boxes(line, start, end)
        )

    def _line_boxes(self, line: _Line, start: int, end: int) -> Iterator[Rect]:
        def place(offset: int) -> float:
            box = self._box(offset)
            return box.left + box.right if line.is_upright else box.top + box.bottom

        usual = _usual(self._box(offset) for offset in line.offsets)
        group: list[Rect] = []
        for offset in sorted(line.offsets, key=place):
            box = self._box(offset)
            is_initial = line.is_upright and self._is_initial(offset, usual)
            if group and (is_initial or not start <= offset < end):
                yield hull(group)
                group = []
            if start <= offset < end and is_initial:
                yield box
            elif start <= offset < end:
                group.append(self._fitted(offset, usual) if line.is_upright else box)
        if group:
            yield hull(group)

    def _is_initial(self, offset: int, usual: Rect) -> bool:
        is_high = self._box(offset).height > _INITIAL * usual.height
        return is_high and self._text[offset].isalnum()

    def _fitted(self, offset: int, usual: Rect) -> Rect:
        """Give a letter's box, cut to its line where it is a sign of a font with taller lines."""
        box, sign = self._box(offset), self._text[offset]
        is_sign = unicodedata.category(sign) == "Sm"
        most = _TALL_SIGN if is_sign else _TALL_LETTER
        if (sign.isascii() and not is_sign) or box.height < most * usual.height:
            return box
        top, bottom = max(box.top, usual.top), min(box.bottom, usual.bottom)
        if bottom - top < _LEAST_OVERLAP * usual.height:
            return box
        return Rect(box.left, top, box.width, bottom - top)

    def _found_lines(self) -> Iterator[_Line]:
        line: _Line | None = None
        for offset, (letter, box) in enumerate(zip(self._text, self._letters, strict=True)):
            if letter == "\n":
                if line:
                    yield line
                line = None
            elif box is not None:
                if line and not self._belongs(line, box):
                    yield line
                    line = None
                if line:
                    line.add(offset, box)
                else:
                    line = _Line([offset], box.left, box.top, box.right, box.bottom)
        if line:
            yield line

    def _belongs(self, line: _Line, box: Rect) -> bool:
        last = self._box(line.offsets[-1])
        beside = _shared(last.top, last.bottom, box.top, box.bottom)
        below = _shared(last.left, last.right, box.left, box.right)
        if len(line.offsets) == 1 and beside < _LEAST_OVERLAP <= below:
            line.is_upright = False  # the second letter stands above or below the first
        if line.is_upright:
            gap = max(box.left - last.right, last.left - box.right)
            return beside >= _LEAST_OVERLAP and gap < _WIDEST_GAP * (line.bottom - line.top)
        gap = max(box.top - last.bottom, last.top - box.bottom)
        return below >= _LEAST_OVERLAP and gap < _WIDEST_GAP * (line.right - line.left)

    def _box(self, offset: int) -> Rect:
        box = self._letters[offset]
        if box is None:
            raise ValueError(f"no letter stands at offset {offset}")
        return box


def _usual(boxes: Iterable[Rect]) -> Rect:
    by_height = sorted(boxes, key=lambda box: box.height)
    return by_height[len(by_height) // 2]


def _shared(low: float, high: float, other_low: float, other_high: float) -> float:
    """Give the share of the shorter stretch that lies in the other."""
    shorter = min(high - low, other_high - other_low)
    common = min(high, other_high) - max(low, other_low)
    if shorter <= 0:
        return 1.0 if common >= 0 else 0.0
    return common / shorter


def _distance(box: Rect, x: float, y: float) -> float:
    across = max(box.left - x, 0.0, x - box.right)
    down = max(box.top - y, 0.0, y - box.bottom)
    return across + _ACROSS * down
