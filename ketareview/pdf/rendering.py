"""Pictures of pages, drawn straight into shared memory; in a worker."""

import ctypes
from collections import OrderedDict
from contextlib import closing
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.errors import UnreadableFileError
from ketareview.pdf import documents, png
from ketareview.pdf.shapes import PageShape, fitting

_BYTES_A_PIXEL = 4
_WHITE = 0xFFFFFFFF
_KEPT_ATTACHED = 3
_attached: OrderedDict[str, SharedMemory] = OrderedDict()


def shape(argument: dict[str, Any]) -> list[list[Any]]:
    """Give [width, height, label] of every page, in points; a broken one measures nothing."""
    document = documents.kept(argument["path"], argument["password"])
    return [
        [*documents.size_of(document, number), documents.label_of(document, number)]
        for number in range(1, len(document) + 1)
    ]


def glance(argument: dict[str, Any]) -> dict[str, Any]:
    """Measure every page as `shape` does, and draw one as `picture` does: one call for both.

    The page has `scale` pixels a point, or else the widest one is `across` pixels wide. A picture
    that cannot be had is left out: who asks for it again is told why.
    """
    measured = shape(argument)
    number = min(argument["page"], len(measured))
    widest = max(width for width, _, _ in measured)
    scale = round(argument["scale"] or argument["across"] / max(widest, 1.0), 4)
    width, height = fitting(PageShape(*measured[number - 1]), scale)
    asked = {**argument, "page": number, "width": width, "height": height}
    if _BYTES_A_PIXEL * width * height > argument["room"]:
        return {"shape": measured, "picture": None}
    try:
        return {"shape": measured, "picture": [number, scale, *picture(asked)]}
    except UnreadableFileError:
        return {"shape": measured, "picture": None}


def picture(argument: dict[str, Any]) -> list[int]:
    """Draw a page into the shared memory `memory`, `width` by `height` pixels, BGRx.

    Raises:
        UnreadableFileError: the page is broken.
    """
    path, width, height = argument["path"], argument["width"], argument["height"]
    document = documents.kept(path, argument["password"])
    with closing(documents.page_of(document, argument["page"], path)) as page:
        memory = _memory(argument["memory"])
        if memory.buf is None or memory.size < _BYTES_A_PIXEL * width * height:
            raise UnreadableFileError(path=path, finding="the picture does not fit")
        _draw(page, memory.buf, width, height)
    return [width, height]


def cutting(argument: dict[str, Any]) -> bytes:
    """Draw the part `box` [left, top, width, height] of a page, in points as displayed, as PNG.

    It has `scale` pixels a point.

    Raises:
        UnreadableFileError: the page is broken.
    """
    path, scale = argument["path"], argument["scale"]
    left, top, across, down = (round(side * scale) for side in argument["box"])
    document = documents.kept(path, argument["password"])
    whole = documents.size_of(document, argument["page"])
    width, height = (max(round(side * scale), 1) for side in whole)
    pixels = bytearray(_BYTES_A_PIXEL * across * down)
    with closing(documents.page_of(document, argument["page"], path)) as page:
        _draw_part(page, pixels, (across, down), (-left, -top, width, height))
    return png.written(pixels, across, down)


def ready(_argument: dict[str, Any]) -> None:
    """Say that this worker has loaded PDFium."""


def _memory(name: str) -> SharedMemory:
    """Attach to memory, or give what is attached still: each page of it costs time anew."""
    if name in _attached:
        _attached.move_to_end(name)
        return _attached[name]
    _attached[name] = SharedMemory(name)
    if len(_attached) > _KEPT_ATTACHED:
        _, oldest = _attached.popitem(last=False)
        oldest.close()
    return _attached[name]


def _draw(page: pdfium.PdfPage, memory: memoryview, width: int, height: int) -> None:
    _draw_part(page, memory, (width, height), (0, 0, width, height))


def _draw_part(
    page: pdfium.PdfPage,
    memory: memoryview | bytearray,
    size: tuple[int, int],
    place: tuple[int, int, int, int],
) -> None:
    """Draw a page, whose left, top, width and height are `place`, onto a picture of a size."""
    width, height = size
    stride = _BYTES_A_PIXEL * width
    pixels = (ctypes.c_ubyte * (stride * height)).from_buffer(memory)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, pixels, stride)
    if not bitmap:
        raise MemoryError
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        raw.FPDF_RenderPageBitmap(bitmap, page, *place, 0, raw.FPDF_ANNOT)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
        del pixels  # shared memory can be closed only when nobody looks into it
