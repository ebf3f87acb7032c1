"""Where each letter of a page stands; in a worker.

Along its line a box is as wide as the ink. Across it is as high as PDFium's loose box, which holds
the font's ascent and descent and the ink, but no higher than type needs: so the letters of a line
are of one height, and a highlight hardly reaches into the next line.
"""

import ctypes
from collections.abc import Sequence
from contextlib import closing
from math import cos, hypot, isfinite, sin
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.text import Run
from ketareview.pdf import documents

Box = list[float]
"""Left, top, width and height in points from the top left of the page as displayed."""

_DIGITS = 2
_LEANING = 0.3
"""Sine of the angle up to which a line counts as level, or as upright."""


def of_page(argument: dict[str, Any]) -> list[Box | None]:
    """Give a box, or nothing, for each code point of a page's stored text."""
    path, number = argument["path"], argument["page"]
    document = documents.kept(path, argument["password"])
    with closing(documents.page_of(document, number, path)) as page:
        runs = [Run(*run) for run in argument["runs"]]
        try:
            textpage = page.get_textpage()
        except pdfium.PdfiumError:
            return [None] * argument["length"]
        with closing(textpage):
            return places(page, textpage, runs, argument["length"])


def places(
    page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, runs: Sequence[Run], length: int
) -> list[Box | None]:
    """Place each stored code point; spaces that PDFium made up, and line breaks, have no box."""
    boxes = _Boxes(documents.Placing(page), textpage)
    found: list[Box | None] = [None] * length
    for run in runs:
        boxes.put(run, found)
    return found


_DEEPEST, _HIGHEST = 0.28, 0.95
"""How far a level line reaches below and above its base line, in sizes of its type."""


class _Boxes:
    """Asks PDFium for boxes; it gives them as if the page were neither cropped nor rotated."""

    def __init__(self, placing: documents.Placing, textpage: pdfium.PdfTextPage) -> None:
        self._placing = placing
        self._page = textpage.raw  # asking through the helper takes twice as long
        self._count = raw.FPDFText_CountChars(textpage.raw)
        self._loose = raw.FS_RECTF()
        self._ink = [ctypes.c_double() for _ in range(4)]
        self._spares: dict[float, tuple[float, float]] = {}

    def put(self, run: Run, found: list[Box | None]) -> None:
        """Put the boxes of a run where they belong."""
        first = max(-run.start, -run.character, 0)
        last = min(run.length, len(found) - run.start, self._count - run.character)
        if first >= last:
            return
        angle = raw.FPDFText_GetCharAngle(self._page, run.character + first)
        for step in range(first, last):
            found[run.start + step] = self._box(run.character + step, angle)

    def _box(self, character: int, angle: float) -> Box | None:
        has_ink = raw.FPDFText_GetCharBox(self._page, character, *self._ink)
        ink_left, ink_right, ink_bottom, ink_top = (edge.value for edge in self._ink)
        has_ink = has_ink and ink_right > ink_left and ink_top > ink_bottom
        if not has_ink and raw.FPDFText_IsGenerated(self._page, character) == 1:
            return None
        if not raw.FPDFText_GetLooseCharBox(self._page, character, self._loose):
            return None
        left, right = self._loose.left, self._loose.right
        bottom, top = self._loose.bottom, self._loose.top
        if has_ink and abs(sin(angle)) < _LEANING:
            left, right = ink_left, ink_right
            if cos(angle) > 0:
                below, above = self._spare(character, bottom, top)
                bottom, top = min(bottom + below, ink_bottom), max(top - above, ink_top)
        elif has_ink and abs(cos(angle)) < _LEANING:
            bottom, top = ink_bottom, ink_top
        if not isfinite(left + right + bottom + top):
            return None
        return [round(edge, _DIGITS) for edge in self._placing.edges(left, bottom, right, top)]

    def _spare(self, character: int, bottom: float, top: float) -> tuple[float, float]:
        """Find what a box has below and above the line that type needs; some fonts claim a lot.

        Letters with boxes of one height are taken to be of one font and size.
        """
        height = round(top - bottom, 1)
        if height not in self._spares:
            x, baseline = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(self._page, character, x, baseline)
            size = self._size(character)
            low, high = baseline.value - _DEEPEST * size, baseline.value + _HIGHEST * size
            is_level = size > 0 and bottom <= baseline.value <= top
            spare = (max(low - bottom, 0.0), max(top - high, 0.0))
            self._spares[height] = spare if is_level else (0.0, 0.0)
        return self._spares[height]

    def _size(self, character: int) -> float:
        matrix = raw.FS_MATRIX()
        size = float(raw.FPDFText_GetFontSize(self._page, character))
        if not raw.FPDFText_GetMatrix(self._page, character, matrix):
            return 0.0
        return size * hypot(matrix.c, matrix.d)
