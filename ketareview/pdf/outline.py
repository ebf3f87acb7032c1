"""A PDF's own bookmarks; in a worker."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.pdf import documents
from ketareview.pdf.destinations import Destinations

MOST_ENTRIES = 10_000
DEEPEST = 20
_LONGEST_TITLE = 300
_BYTES_A_LETTER = 2


def of_paper(argument: dict[str, Any]) -> list[list[Any]]:
    """Give [title, level, place or None] of each bookmark, as they are read.

    Entries beyond 10,000 and levels beyond 20 are left out, and so is one that is met again.
    """
    document = documents.kept(argument["path"], argument["password"])
    places = Destinations(document)
    found: list[list[Any]] = []
    for bookmark, level in _bookmarks(document):
        destination = raw.FPDFBookmark_GetDest(document, bookmark)
        place = places.place(destination) if destination else None
        found.append([_title(bookmark), level, place])
        if len(found) == MOST_ENTRIES:
            break
    return found


def _bookmarks(document: pdfium.PdfDocument) -> Iterator[tuple[raw.FPDF_BOOKMARK, int]]:
    """Go through the tree depth first; broken files have branches that grow out of themselves."""
    met: set[int] = set()
    waiting = [(raw.FPDFBookmark_GetFirstChild(document, None), 0)]
    while waiting:
        bookmark, level = waiting.pop()
        address = ctypes.cast(bookmark, ctypes.c_void_p).value
        if address is None or address in met or level > DEEPEST:
            continue
        met.add(address)
        yield bookmark, level
        waiting.append((raw.FPDFBookmark_GetNextSibling(document, bookmark), level))
        waiting.append((raw.FPDFBookmark_GetFirstChild(document, bookmark), level + 1))


def _title(bookmark: raw.FPDF_BOOKMARK) -> str:
    size = raw.FPDFBookmark_GetTitle(bookmark, None, 0)
    units = ctypes.create_string_buffer(max(size, _BYTES_A_LETTER))
    raw.FPDFBookmark_GetTitle(bookmark, units, size)
    words = units.raw[: size - _BYTES_A_LETTER].decode("utf-16-le", "replace")
    shown = "".join(each if each.isprintable() else " " for each in words)
    return " ".join(shown.split())[:_LONGEST_TITLE]
