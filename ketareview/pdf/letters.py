"""Where each letter of a page stands; in a worker."""

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.geometry import Rect
from ketareview.domain.text import Run
from ketareview.pdf import documents

_LOOSEST = 1.6
"""A line's height is at most so many times the size of its letters; some fonts claim more."""


def of_page(argument: dict[str, Any]) -> list[list[float] | None]:
    """Give [left, top, width, height] in points, or nothing, for each code point of a page."""
    document = documents.kept(argument["path"])
    page = documents.page_of(document, argument["page"], argument["path"])
    textpage = page.get_textpage()
    runs = [Run(*run) for run in argument["runs"]]
    found = places(page, textpage, runs, argument["length"])
    textpage.close()
    page.close()
    return [
        [round(edge, 3) for edge in (box.left, box.top, box.width, box.height)] if box else None
        for box in found
    ]


def places(
    page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, runs: Sequence[Run], length: int
) -> list[Rect | None]:
    """Place each stored code point on the page as displayed.

    Along the line a box is as wide as the ink; across it is as high as the font's line, so that a
    highlight covers ascenders and descenders. Generated characters have no box.
    """
    placing = documents.Placing(page)
    found: list[Rect | None] = [None] * length
    box = _Box(textpage)
    for run in runs:
        for step in range(run.length):
            edges = box.edges(run.character + step)
            if edges:
                found[run.start + step] = placing.rect(*edges)
    return found


class _Box:
    """Asks PDFium for the boxes of a page's characters, in the page's own coordinates."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage
        self._tight = [ctypes.c_double() for _ in range(4)]
        self._loose = raw.FS_RECTF()

    def edges(self, character: int) -> tuple[float, float, float, float] | None:
        """Find left, bottom, right and top; nothing for generated and empty characters."""
        left, right, bottom, top = self._tight
        if not raw.FPDFText_GetCharBox(self._page, character, left, right, bottom, top):
            return None
        tight = (left.value, bottom.value, right.value, top.value)
        if tight[0] == tight[2] and tight[1] == tight[3]:
            return None
        if not raw.FPDFText_GetLooseCharBox(self._page, character, self._loose):
            return tight
        loose = (self._loose.left, self._loose.bottom, self._loose.right, self._loose.top)
        if raw.FPDFText_IsGenerated(self._page, character) == 1:
            return None
        return _united(tight, loose, raw.FPDFText_GetCharAngle(self._page, character))


def _united(
    tight: tuple[float, float, float, float],
    loose: tuple[float, float, float, float],
    angle: float,
) -> tuple[float, float, float, float]:
    """Take the ink's edges along the line and the font's across it."""
    quarter = round(angle / 1.5707963) % 4
    if quarter in {1, 3}:
        low, high = _across(tight[0], tight[2], loose[0], loose[2])
        return low, tight[1], high, tight[3]
    low, high = _across(tight[1], tight[3], loose[1], loose[3])
    return tight[0], low, tight[2], high


def _across(ink_low: float, ink_high: float, low: float, high: float) -> tuple[float, float]:
    if high <= low:
        return ink_low, ink_high
    return min(ink_low, low), max(ink_high, high)
