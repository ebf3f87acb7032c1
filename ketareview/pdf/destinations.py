"""Where the bookmarks and links of a PDF lead; in a worker."""

import ctypes
import math
from contextlib import closing
from functools import partial

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.pdf.documents import Placing

Place = tuple[int, float, float]
"""A page (from 1), and left and top on it in points as displayed."""

_MOST_PARAMETERS = 4
_WITH_TOP = {raw.PDFDEST_VIEW_FITH: 0, raw.PDFDEST_VIEW_FITBH: 0, raw.PDFDEST_VIEW_FITR: 3}
_WITH_LEFT = {raw.PDFDEST_VIEW_FITV: 0, raw.PDFDEST_VIEW_FITBV: 0, raw.PDFDEST_VIEW_FITR: 0}


class Destinations:
    """Turns destinations of one document into places; each target page is measured once."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self._pages = len(document)
        self._measured: dict[int, tuple[Placing, float, float] | None] = {}

    def place(self, destination: raw.FPDF_DEST) -> Place | None:
        """Find the place; None where there is no such page."""
        index = raw.FPDFDest_GetDestPageIndex(self._document, destination)
        if not 0 <= index < self._pages:
            return None
        measured = self._measure(index)
        if measured is None:
            return index + 1, 0.0, 0.0
        placing, width, height = measured
        x, y = _location(destination)
        if x is None and y is None:
            return index + 1, 0.0, 0.0
        # What is not told is as far to the left, and as high, as the page reaches.
        corner = placing.page_corner
        left, top = placing.point(corner[0] if x is None else x, corner[1] if y is None else y)
        return index + 1, _within(left, width), _within(top, height)

    def _measure(self, index: int) -> tuple[Placing, float, float] | None:
        if index not in self._measured:
            self._measured[index] = self._measured_now(index)
        return self._measured[index]

    def _measured_now(self, index: int) -> tuple[Placing, float, float] | None:
        try:
            with closing(self._document[index]) as page:
                return Placing(page), *page.get_size()
        except pdfium.PdfiumError:
            return None


def _location(destination: raw.FPDF_DEST) -> tuple[float | None, float | None]:
    """Read a destination's point in its page's own coordinates, as far as it is told."""
    told = [ctypes.c_int() for _ in range(3)]
    point = [ctypes.c_float() for _ in range(3)]
    if raw.FPDFDest_GetLocationInPage(destination, *told, *point):
        x, y = (
            _number(each.value) if has.value else None
            for has, each in zip(told[:2], point, strict=False)
        )
        return x, y
    count = ctypes.c_ulong()
    parameters = (ctypes.c_float * _MOST_PARAMETERS)()
    view = raw.FPDFDest_GetView(destination, count, parameters)
    chosen = partial(_parameter, parameters, min(count.value, _MOST_PARAMETERS))
    return chosen(_WITH_LEFT.get(view)), chosen(_WITH_TOP.get(view))


def _parameter(
    parameters: ctypes.Array[ctypes.c_float], count: int, at: int | None
) -> float | None:
    return _number(parameters[at]) if at is not None and at < count else None


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _within(value: float, most: float) -> float:
    return round(min(max(value, 0.0), most), 2)
