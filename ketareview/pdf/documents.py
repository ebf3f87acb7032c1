"""PDFium documents, opened in a worker process."""

import os
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.errors import (
    EmptyFileError,
    EncryptedFileError,
    FileError,
    UnreadableFileError,
    WrongPasswordError,
)
from ketareview.domain.geometry import Rect
from ketareview.domain.text import LARGEST_PAGE
from ketareview.pdf.mending import mended
from ketareview.pdf.passwords import encodings

MOST_PAGES = 10_000
_KEPT_OPEN = 3
_LONGEST_LABEL = 40
_open: OrderedDict[tuple[str, str], pdfium.PdfDocument] = OrderedDict()


def load(path: str, password: str = "") -> pdfium.PdfDocument:
    """Open a PDF; one that needs no password opens with any.

    Raises:
        EmptyFileError: it has no bytes or no page.
        EncryptedFileError: it asks for a password, and none was given.
        WrongPasswordError: the password does not open it.
        UnreadableFileError: PDFium cannot make sense of it, or it has too many pages.
    """
    try:
        size = Path(path).stat().st_size
    except OSError as error:
        raise UnreadableFileError(path=path, finding=error.strerror) from error
    if not size:
        raise EmptyFileError(path=path)
    document = _opened(path, password)
    count = len(document)
    if 1 <= count <= MOST_PAGES:
        return document
    document.close()
    raise (
        UnreadableFileError(path=path, finding=f"{count} pages")
        if count
        else EmptyFileError(path=path)
    )


def _opened(path: str, password: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(_handle(path, password))
    except UnreadableFileError:
        whole = mended(Path(path))
        with suppress(pdfium.PdfiumError):
            if whole is not None:
                return pdfium.PdfDocument(whole)
        raise


def _handle(path: str, password: str) -> raw.FPDF_DOCUMENT:
    """Open a PDF with the password in each way in which it may have been encoded."""
    name = os.fsencode(path) + b"\0"
    for encoded in encodings(password):
        handle = raw.FPDF_LoadDocument(name, encoded + b"\0")
        if handle:
            return handle
        if raw.FPDF_GetLastError() != raw.FPDF_ERR_PASSWORD:
            break
    raise _refusal(path, password)


def _refusal(path: str, password: str) -> FileError:
    error = raw.FPDF_GetLastError()
    if error == raw.FPDF_ERR_PASSWORD:
        return WrongPasswordError(path=path) if password else EncryptedFileError(path=path)
    if error == raw.FPDF_ERR_SECURITY:
        return UnreadableFileError(path=path, finding="an unknown kind of encryption")
    return UnreadableFileError(path=path, finding="PDFium cannot open it")


def kept(path: str, password: str = "") -> pdfium.PdfDocument:
    """Open a PDF, or give the one that is still open from the last call."""
    key = path, password
    if key in _open:
        _open.move_to_end(key)
        return _open[key]
    _open[key] = load(path, password)
    if len(_open) > _KEPT_OPEN:
        _, oldest = _open.popitem(last=False)
        oldest.close()
    return _open[key]


def page_of(document: pdfium.PdfDocument, number: int, path: str) -> pdfium.PdfPage:
    """Load a page by its number from 1.

    Raises:
        UnreadableFileError: the page is broken.
    """
    try:
        return document[number - 1]
    except pdfium.PdfiumError as error:
        raise UnreadableFileError(path=path, finding=f"page {number} is broken") from error


@contextmanager
def leaf(
    document: pdfium.PdfDocument, number: int
) -> Iterator[tuple[raw.FPDF_PAGE, raw.FPDF_TEXTPAGE]]:
    """Open a page and its text for one look, as PDFium's own, which is quicker for many pages.

    Raises:
        pdfium.PdfiumError: the page is broken.
    """
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        raise pdfium.PdfiumError("the page cannot be loaded")
    try:
        textpage = raw.FPDFText_LoadPage(page)
        if not textpage:
            raise pdfium.PdfiumError("its text cannot be loaded")
        try:
            yield page, textpage
        finally:
            raw.FPDFText_ClosePage(textpage)
    finally:
        raw.FPDF_ClosePage(page)


def size_of(document: pdfium.PdfDocument, number: int) -> tuple[float, float]:
    """Measure a page as displayed, cropped and rotated, in points; (0, 0) where it is broken."""
    try:
        width, height = document.get_page_size(number - 1)
    except pdfium.PdfiumError:
        return 0.0, 0.0
    return min(float(width), LARGEST_PAGE), min(float(height), LARGEST_PAGE)


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

    def __init__(self, page: pdfium.PdfPage | raw.FPDF_PAGE) -> None:
        left, bottom, right, top = _displayed_box(page)
        turns = raw.FPDFPage_GetRotation(page) % 4  # quarters, clockwise
        # Where the page's own origin is shown, and where a point to the right and up leads.
        self._origin, self._x, self._y = (
            ((-left, top), (1, 0), (0, -1)),
            ((-bottom, -left), (0, 1), (1, 0)),
            ((right, -bottom), (-1, 0), (0, 1)),
            ((top, right), (0, -1), (-1, 0)),
        )[turns]

    @property
    def page_corner(self) -> tuple[float, float]:
        """The displayed top left corner, in the page's own coordinates."""
        return self.back(0.0, 0.0)

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Place a box that is given by its edges in the page's own coordinates."""
        return Rect(*self.edges(left, bottom, right, top))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Place a point."""
        left, top, _, _ = self.edges(x, y, x, y)
        return left, top

    def back(self, left: float, top: float) -> tuple[float, float]:
        """Turn a displayed point into the page's own coordinates."""
        x, y = left - self._origin[0], top - self._origin[1]
        (across_x, down_x), (across_y, down_y) = self._x, self._y
        # Turning by quarters is undone by turning back: the matrix transposed.
        return x * across_x + y * down_x, x * across_y + y * down_y

    def edges(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Place a box; gives left, top, width and height."""
        x, y = self._origin
        (across_x, down_x), (across_y, down_y) = self._x, self._y
        x1, y1 = x + left * across_x + bottom * across_y, y + left * down_x + bottom * down_y
        x2, y2 = x + right * across_x + top * across_y, y + right * down_x + top * down_y
        return min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)


def displayed_size(page: pdfium.PdfPage | raw.FPDF_PAGE) -> tuple[float, float]:
    """Measure an opened page as displayed, cropped and rotated, in points."""
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    return min(float(width), LARGEST_PAGE), min(float(height), LARGEST_PAGE)


def _displayed_box(page: pdfium.PdfPage | raw.FPDF_PAGE) -> tuple[float, float, float, float]:
    """Find left, bottom, right and top of what is displayed: the crop box within the media box."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        return (0.0, 0.0, *displayed_size(page))
    return box.left, box.bottom, box.right, box.top
