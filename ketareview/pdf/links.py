"""The links of a PDF's pages; in a worker."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.pdf import documents
from ketareview.pdf.destinations import Destinations
from ketareview.pdf.documents import Placing

MOST_LINKS = 2_000
_MOST_QUADS = 50
_LONGEST_ADDRESS = 2_000


def of_page(argument: dict[str, Any]) -> list[list[Any]]:
    """Give [boxes, place or None, address] of each link of a page that leads somewhere.

    Boxes are [left, top, width, height] in points. Links that start programs or open other files
    are left out.

    Raises:
        UnreadableFileError: the page is broken.
    """
    path = argument["path"]
    document = documents.kept(path, argument["password"])
    places = Destinations(document)
    found: list[list[Any]] = []
    with closing(documents.page_of(document, argument["page"], path)) as page:
        placing = Placing(page)
        for link in _links(page):
            destination = raw.FPDFLink_GetDest(document, link)
            place = places.place(destination) if destination else None
            address = "" if place else _address(document, link)
            boxes = _boxes(placing, link) if place or address else []
            if boxes:
                found.append([boxes, place, address])
    return found


def _links(page: pdfium.PdfPage) -> Iterator[raw.FPDF_LINK]:
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, at, link):
            return
        yield link


def _boxes(placing: Placing, link: raw.FPDF_LINK) -> list[tuple[float, float, float, float]]:
    """Place a link's lines, or its whole box where it tells of no lines."""
    quads = min(raw.FPDFLink_CountQuadPoints(link), _MOST_QUADS)
    boxes = [_quad(placing, link, index) for index in range(quads)]
    known = [box for box in boxes if box is not None and box[2] > 0 and box[3] > 0]
    if known:
        return known
    rect = raw.FS_RECTF()
    if not raw.FPDFLink_GetAnnotRect(link, rect):
        return []
    box = placing.edges(rect.left, rect.bottom, rect.right, rect.top)
    return [box] if box[2] > 0 and box[3] > 0 else []


def _quad(
    placing: Placing, link: raw.FPDF_LINK, index: int
) -> tuple[float, float, float, float] | None:
    quad = raw.FS_QUADPOINTSF()
    if not raw.FPDFLink_GetQuadPoints(link, index, quad):
        return None
    across = (quad.x1, quad.x2, quad.x3, quad.x4)
    up = (quad.y1, quad.y2, quad.y3, quad.y4)
    return placing.edges(min(across), min(up), max(across), max(up))


def _address(document: pdfium.PdfDocument, link: raw.FPDF_LINK) -> str:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    written = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFAction_GetURIPath(document, action, written, size)
    address = written.value.decode("utf-8", "replace").strip()
    is_fit = address.isprintable() and len(address) <= _LONGEST_ADDRESS
    return address if is_fit else ""
