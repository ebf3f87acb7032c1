"""Pictures of pages, written into shared memory; in a worker."""

import ctypes
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.errors import UnreadableFileError
from ketareview.pdf import documents

_WHITE = 0xFFFFFFFF


def shape(argument: dict[str, Any]) -> list[list[Any]]:
    """Give [width, height, label] of every page, in points."""
    path = argument["path"]
    document = documents.kept(path)
    shapes: list[list[Any]] = []
    for index in range(len(document)):
        try:
            width, height = document.get_page_size(index)
        except pdfium.PdfiumError as error:
            raise UnreadableFileError(path=path, finding=f"page {index + 1} is broken") from error
        shapes.append([width, height, document.get_page_label(index) or None])
    return shapes


def picture(argument: dict[str, Any]) -> list[int]:
    """Draw a page into the shared memory `memory`, `width` by `height` pixels, BGRx."""
    path, width, height = argument["path"], argument["width"], argument["height"]
    document = documents.kept(path)
    page = documents.page_of(document, argument["page"], path)
    memory = SharedMemory(argument["memory"])
    try:
        if memory.size < 4 * width * height:
            raise UnreadableFileError(path=path, finding="the picture does not fit")
        _draw(page, memory, width, height)
    finally:
        page.close()
        memory.close()
    return [width, height]


def _draw(page: pdfium.PdfPage, memory: SharedMemory, width: int, height: int) -> None:
    pixels = (ctypes.c_ubyte * (4 * width * height)).from_buffer(memory.buf)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, pixels, 4 * width)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
        del pixels  # shared memory can be closed only when nobody looks into it
