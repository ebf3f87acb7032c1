"""The lines of a paper's first pages with their looks, by which its title is found."""

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from statistics import median
from typing import TypeVar

from pypdfium2 import raw

from ketareview.domain.geometry import Rect
from ketareview.domain.text import Run
from ketareview.pdf.characters import LINE_END_HYPHEN
from ketareview.pdf.documents import Placing

_MOST_LINES = 1_000
_SAMPLES = 3
_SAMPLED = 60
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_LONGEST_NAME = 200
_LINE = re.compile(rf"[^\n{LINE_END_HYPHEN}]*{LINE_END_HYPHEN}?")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LineLook:
    """How the line at `start` to `end` of a page's text looks; `size` in points."""

    start: int
    end: int
    box: Rect
    size: float
    bold: bool


def looks_of(
    page: raw.FPDF_PAGE, textpage: raw.FPDF_TEXTPAGE, text: str, runs: Sequence[Run]
) -> tuple[LineLook, ...]:
    """Look at the lines of a page from top to bottom, 1,000 at most.

    `text` has its line-end hyphens still as PDFium's.
    """
    lines = _Lines(Placing(page), textpage, text, runs)
    found: list[LineLook] = []
    for line in _LINE.finditer(text):
        look = lines.look(*line.span()) if line[0].strip() else None
        if look is not None:
            found.append(look)
        if len(found) == _MOST_LINES:
            break
    return tuple(found)


class _Lines:
    def __init__(
        self, placing: Placing, textpage: raw.FPDF_TEXTPAGE, text: str, runs: Sequence[Run]
    ) -> None:
        self._placing = placing
        self._page = textpage
        self._text = text
        self._runs = runs
        self._at = 0
        self._edges = (ctypes.c_double * 4)()
        places = range(0, ctypes.sizeof(self._edges), ctypes.sizeof(ctypes.c_double))
        self._each_edge = [ctypes.c_double.from_buffer(self._edges, place) for place in places]
        self._matrix = raw.FS_MATRIX()
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)

    def look(self, start: int, end: int) -> LineLook | None:
        """Look at a line, not above the last one; None where it has no ink."""
        parts = list(self._characters(start, end))
        box = self._box(parts[0][1][0], parts[-1][1][-1]) if parts else None
        if box is None:
            return None
        # Spaces that PDFium made up have a size of their own.
        letters = [
            character
            for offset, part in parts[:_SAMPLES]
            for character, sign in zip(
                part[:_SAMPLED], self._text[offset : offset + len(part)], strict=False
            )
            if not sign.isspace()
        ]
        step = max(len(letters) // _SAMPLES, 1)
        samples = letters[step // 2 :: step] or [parts[0][1][0]]
        sizes = _told(self._size, samples)
        size = sizes[0] if len(set(sizes)) == 1 else median(sizes)
        heavy = _told(self._is_bold, samples)
        return LineLook(start, end, box, round(size, 2), sum(heavy) * 2 > len(heavy))

    def _characters(self, start: int, end: int) -> Iterator[tuple[int, range]]:
        """Give the characters between two offsets, each part with the offset that it begins at."""
        while self._at < len(self._runs):
            run = self._runs[self._at]
            low, high = max(start, run.start), min(end, run.start + run.length)
            shift = run.character - run.start
            if low < high:
                yield low, range(low + shift, high + shift)
            if run.start + run.length > end:
                return
            self._at += 1

    def _box(self, first: int, last: int) -> Rect | None:
        boxes = [
            self._edges[:]
            for index in range(raw.FPDFText_CountRects(self._page, first, last - first + 1))
            if raw.FPDFText_GetRect(self._page, index, *self._each_edge)
        ]
        if not boxes:
            return None
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return self._placing.rect(min(lefts), min(bottoms), max(rights), max(tops))

    def _size(self, character: int) -> float:
        """Measure the type as it stands on the page: many papers scale a size of 1."""
        size = float(raw.FPDFText_GetFontSize(self._page, character))
        if not raw.FPDFText_GetMatrix(self._page, character, self._matrix):
            return size
        return size * hypot(self._matrix.c, self._matrix.d)

    def _is_bold(self, character: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._page, character) >= _BOLD_WEIGHT:
            return True
        self._name[0] = b"\0"
        raw.FPDFText_GetFontInfo(self._page, character, self._name, _LONGEST_NAME, self._flags)
        return _BOLD_NAME.search(self._name.value) is not None


def _told(ask: Callable[[int], T], samples: Sequence[int]) -> list[T]:
    """Ask of each sample; of three the last decides nothing where the others agree."""
    told = [ask(each) for each in samples[:2]]
    if len(samples) == _SAMPLES and told[0] == told[1]:
        return told
    return [*told, *map(ask, samples[2:])]
