"""The words of a tagged PDF in reading order, without what repeats on each page; in a worker.

The structure tree tells the order: a sentence that goes on beyond a page, or beside another
column, comes whole, and running heads, which are no part of the tree, do not come at all.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from typing import Any

import pypdf
import pypdfium2 as pdfium
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject
from pypdfium2 import raw

from ketareview.pdf import characters, documents
from ketareview.pdf.objects import asked

_DEEPEST_FORM = 8

Place = tuple[int, int]
"""A page from 0, and the number of a stretch of marked content on it."""


def read(path: str) -> str:
    """Read the words by the structure tree or, where there is none, page by page.

    Raises:
        FileError: PDFium cannot open it.
    """
    with closing(documents.load(path)) as document:
        order = asked(path, "", lambda reader: list(_order(reader)))
        if not order:
            return "\n".join(_page_text(document, number) for number in range(len(document)))
        words: dict[Place, list[str]] = {}
        for number in range(len(document)):
            for content, text in _stretches(document, number):
                words.setdefault((number, content), []).append(text)
        return "\n".join("".join(words.get(place, ())) for place in dict.fromkeys(order))


def _order(reader: pypdf.PdfReader) -> Iterator[Place]:
    pages = {_number(page.indirect_reference): index for index, page in enumerate(reader.pages)}
    root = reader.root_object.get("/StructTreeRoot")
    seen: set[int] = set()
    waiting: list[tuple[Any, int]] = [(root, 0)]
    while waiting:
        node, page = waiting.pop()
        if isinstance(node, IndirectObject):
            if node.idnum in seen:  # a tree has no way back; a broken one may
                continue
            seen.add(node.idnum)
            node = node.get_object()
        if isinstance(node, int):
            yield page, int(node)
        elif isinstance(node, ArrayObject):
            waiting += [(child, page) for child in reversed(node)]
        elif isinstance(node, DictionaryObject):
            page = pages.get(_number(node.raw_get("/Pg")) if "/Pg" in node else -1, page)
            if "/MCID" in node:
                yield page, int(str(node["/MCID"]))
            elif "/K" in node:
                waiting.append((node.raw_get("/K"), page))


def _number(reference: object) -> int:
    return reference.idnum if isinstance(reference, IndirectObject) else -1


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
        return characters.raw_text(textpage)


def _stretches(document: pdfium.PdfDocument, number: int) -> Iterator[tuple[int, str]]:
    """Give the marked content that each text of a page stands in, and its words."""
    with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
        count = raw.FPDFPage_CountObjects(page)
        for each in _texts(lambda index: raw.FPDFPage_GetObject(page, index), count):
            yield raw.FPDFPageObj_GetMarkedContentID(each), _words(each, textpage)


def _texts(get: Callable[[int], Any], count: int, depth: int = 0) -> Iterator[Any]:
    for index in range(count):
        each = get(index)
        kind = raw.FPDFPageObj_GetType(each)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield each
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = partial(raw.FPDFFormObj_GetObject, each)
            yield from _texts(inner, raw.FPDFFormObj_CountObjects(each), depth + 1)


def _words(text: Any, textpage: pdfium.PdfTextPage) -> str:  # noqa: ANN401 - a pointer
    size = raw.FPDFTextObj_GetText(text, textpage, None, 0)
    units = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(text, textpage, units, size)
    return ctypes.string_at(units, max(size - 2, 0)).decode("utf-16-le", "replace")
