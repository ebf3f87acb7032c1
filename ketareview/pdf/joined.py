"""A PDF and what is to follow it, read as the one file that they will be; in a worker."""

import ctypes
import io
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.errors import UnreadableFileError
from ketareview.pdf import documents
from ketareview.pdf.passwords import encodings

_NOTHING = "nothing can be appended to it"
_LARGEST = 100_000_000
"""Bytes of a damaged file that is written anew: unlike appending, that takes memory."""


class Joined:
    """Gives PDFium both without putting them together in memory."""

    def __init__(self, file: BinaryIO, behind: bytes) -> None:
        self._file, self._behind = file, behind
        self._first = file.seek(0, io.SEEK_END)
        self._access = raw.FPDF_FILEACCESS(m_FileLen=self._first + len(behind))
        self._access.m_GetBlock = type(self._access.m_GetBlock)(self._give)

    def opened(self, password: str) -> pdfium.PdfDocument | None:
        """Open it; it must outlive the document. None where PDFium cannot."""
        for encoded in encodings(password):
            handle = raw.FPDF_LoadCustomDocument(self._access, encoded + b"\0")
            if handle:
                return pdfium.PdfDocument(handle)
        return None

    def _give(self, _parameter: object, place: int, room: Any, size: int) -> int:  # noqa: ANN401 - a pointer
        data = b""
        if place < self._first:
            self._file.seek(place)
            data = self._file.read(min(size, self._first - place))
        behind = max(place + len(data) - self._first, 0)
        data += self._behind[behind : behind + size - len(data)]
        ctypes.memmove(room, data, len(data))
        return int(len(data) == size)


def check(whole: Joined, path: str, password: str, pages: int, counts: Mapping[int, int]) -> None:
    """See that the whole opens, with all its pages, and so many annotations on some of them.

    Raises:
        UnreadableFileError: it does not.
    """
    document = whole.opened(password)
    if document is None:
        raise UnreadableFileError(path=path, finding=_NOTHING)
    with closing(document):
        found = {number: _count(document, number, path) for number in counts}
        if len(document) != pages or found != counts:
            raise UnreadableFileError(path=path, finding=_NOTHING)


def _count(document: pdfium.PdfDocument, number: int, path: str) -> int:
    with closing(documents.page_of(document, number, path)) as page:
        return int(raw.FPDFPage_GetAnnotCount(page))


def rewritten(path: str, password: str) -> bytes:
    """Write a damaged file anew, as PDFium understands it.

    Raises:
        UnreadableFileError: it cannot, or the file is too large.
    """
    size = Path(path).stat().st_size
    if size > _LARGEST:
        raise UnreadableFileError(path=path, finding=f"damaged, and of {size} bytes")
    out = io.BytesIO()
    with closing(documents.load(path, password)) as document:
        try:
            document.save(out, flags=raw.FPDF_NO_INCREMENTAL)
        except pdfium.PdfiumError as error:
            raise UnreadableFileError(path=path, finding="it is damaged") from error
    return out.getvalue()
