"""PDFium documents, opened in a worker process."""

import ctypes
import os
from collections import OrderedDict
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.errors import EmptyFileError, EncryptedFileError, UnreadableFileError
from ketareview.domain.geometry import Rect

MOST_PAGES = 10_000
_KEPT_OPEN = 3
_LONGEST_LABEL = 40
_open: OrderedDict[str, pdfium.PdfDocument] = OrderedDict()


def load(path: str) -> pdfium.PdfDocument:
    """Open a PDF.

    Raises:
        EmptyFileError: it has no bytes or no page.
        EncryptedFileError: it asks for a password.
        UnreadableFileError: PDFium cannot make sense of it, or it has too many pages.
    """
    if Path(path).stat().st_size == 0:
        raise EmptyFileError(path=path)
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _refusal(path) from error
    count = len(document)
    if count > MOST_PAGES:
        document.close()
        raise UnreadableFileError(path=path, finding=f"{count} pages")
    return document


def _refusal(path: str) -> EmptyFileError | EncryptedFileError | UnreadableFileError:
    # pypdfium2 asks for PDFium's last error also where there was none: an older one, then.
    opened = raw.FPDF_LoadDocument(os.fsencode(path) + b"\0", None)
    if opened:
        raw.FPDF_CloseDocument(opened)
        return EmptyFileError(path=path)
    if raw.FPDF_GetLastError() in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
        return EncryptedFileError(path=path)
    return UnreadableFileError(path=path, finding="PDFium cannot open it")


def kept(path: str) -> pdfium.PdfDocument:
    """Open a PDF, or give the one that is still open from the last call."""
    if path in _open:
        _open.move_to_end(path)
        return _open[path]
    _open[path] = load(path)
    if len(_open) > _KEPT_OPEN:
        _, oldest = _open.popitem(last=False)
        oldest.close()
    return _open[path]


def page_of(document: pdfium.PdfDocument, number: int, path: str) -> pdfium.PdfPage:
    """Load a page by its number from 1.

    Raises:
        UnreadableFileError: the page is broken.
    """
    try:
        return document[number - 1]
    except pdfium.PdfiumError as error:
        raise UnreadableFileError(path=path, finding=f"page {number} is broken") from error


def size_of(document: pdfium.PdfDocument, number: int) -> tuple[float, float]:
    """Measure a page as displayed, cropped and rotated, in points; (0, 0) where it is broken."""
    try:
        width, height = document.get_page_size(number - 1)
    except pdfium.PdfiumError:
        return 0.0, 0.0
    return float(width), float(height)


def label_of(document: pdfium.PdfDocument, number: int) -> str | None:
    """Find the number printed on a page, where the document says."""
    try:
        label = str(document.get_page_label(number - 1))
    except ValueError:  # half a character
        return None
    shown = "".join(each for each in label if each.isprintable()).strip()
    return shown[:_LONGEST_LABEL] or None


class Placing:
    """Turns a page's own coordinates into points from the top left of the page as displayed."""

    # PDFium answers in whole device units; so many of them make a point.
    _FINE = 1000

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = page.get_size()
        self._page = page
        self._device = (round(width * self._FINE), round(height * self._FINE))
        origin = self._asked(0, 0)
        right = self._asked(100, 0)
        up = self._asked(0, 100)
        self._origin = origin
        self._x = ((right[0] - origin[0]) / 100, (right[1] - origin[1]) / 100)
        self._y = ((up[0] - origin[0]) / 100, (up[1] - origin[1]) / 100)

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Place a box that is given by its edges in the page's own coordinates."""
        x1, y1 = self._placed(left, bottom)
        x2, y2 = self._placed(right, top)
        return Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))

    def _placed(self, x: float, y: float) -> tuple[float, float]:
        return (
            self._origin[0] + x * self._x[0] + y * self._y[0],
            self._origin[1] + x * self._x[1] + y * self._y[1],
        )

    def _asked(self, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, *self._device, 0, x, y, across, down)
        return across.value / self._FINE, down.value / self._FINE
