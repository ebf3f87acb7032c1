"""PDFium documents, opened in a worker process."""

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
    try:
        size = Path(path).stat().st_size
    except OSError as error:
        raise UnreadableFileError(path=path, finding=error.strerror) from error
    if not size:
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

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = _displayed_box(page)
        turns = raw.FPDFPage_GetRotation(page.raw) % 4  # quarters, clockwise
        # Where the page's own origin is shown, and where a point to the right and up leads.
        self._origin, self._x, self._y = (
            ((-left, top), (1, 0), (0, -1)),
            ((-bottom, -left), (0, 1), (1, 0)),
            ((right, -bottom), (-1, 0), (0, 1)),
            ((top, right), (0, -1), (-1, 0)),
        )[turns]

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Place a box that is given by its edges in the page's own coordinates."""
        return Rect(*self.edges(left, bottom, right, top))

    def edges(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Place a box; gives left, top, width and height."""
        x, y = self._origin
        (across_x, down_x), (across_y, down_y) = self._x, self._y
        x1, y1 = x + left * across_x + bottom * across_y, y + left * down_x + bottom * down_y
        x2, y2 = x + right * across_x + top * across_y, y + right * down_x + top * down_y
        return min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)


def _displayed_box(page: pdfium.PdfPage) -> tuple[float, float, float, float]:
    """Find left, bottom, right and top of what is displayed: the crop box within the media box."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page.raw, box):
        return (0.0, 0.0, *page.get_size())
    return box.left, box.bottom, box.right, box.top
