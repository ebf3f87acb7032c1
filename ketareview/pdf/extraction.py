"""A whole PDF as text with its map, its metadata and the lines a title is found by; in a worker."""

from contextlib import closing
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.text import Page
from ketareview.pdf import annotations, characters, documents, metadata
from ketareview.pdf.first_lines import LineLook, looks_of
from ketareview.pdf.marks import marks
from ketareview.pdf.shapes import PdfDocument, PdfMetadata, TextLine

__all__ = ["PdfDocument", "PdfMetadata", "TextLine", "read"]

_COVER = 2_000
"""A first page of fewer code points may be a cover, so that the title is on the second one."""

_NO_MARKS = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP})


@dataclass(frozen=True, slots=True)
class _Found:
    """A page whose line-end hyphens wait for the words of the whole document."""

    page: Page
    looks: tuple[LineLook, ...] = ()
    is_broken: bool = False
    is_marked: bool = False


def read(path: str, password: str = "") -> PdfDocument:
    """Read every page; a broken page among others has no text, and `broken` names it.

    Raises:
        EncryptedFileError: it asks for a password, and none was given.
        WrongPasswordError: the password does not open it.
        EmptyFileError: it has no bytes or no page.
        UnreadableFileError: it is no PDF, has too many pages, or all are broken.
    """
    with closing(documents.load(path, password)) as document:
        first = _page(document, 1, with_looks=True)
        second = (2,) if len(first.page.text) < _COVER else ()
        rest = range(2, len(document) + 1)
        found = [first, *(_page(document, number, with_looks=number in second) for number in rest)]
        marked = [each.page.number for each in found if each.is_marked]
        said = annotations.read(path, password, marked)
        brought = marks(said.annotations, document, [each.page for each in found])
    broken = tuple(each.page.number for each in found if each.is_broken)
    if len(broken) == len(found):
        raise UnreadableFileError(path=path, finding="no page can be opened")
    texts = characters.settle_hyphens([each.page.text for each in found])
    pages = tuple(replace(each.page, text=text) for each, text in zip(found, texts, strict=True))
    lines = tuple(
        TextLine(page.text[look.start : look.end], look.box, look.size, look.bold, page.number)
        for page, each in zip(pages, found, strict=True)
        for look in each.looks
    )
    return PdfDocument(pages, metadata.read(path, password), lines, broken, brought, said.hidden)


def _page(document: pdfium.PdfDocument, number: int, *, with_looks: bool) -> _Found:
    label = documents.label_of(document, number)
    try:
        with documents.leaf(document, number) as (page, textpage):
            text, runs = characters.stored(textpage)
            looks = looks_of(page, textpage, text, runs) if with_looks else ()
            is_marked = _is_marked(page)
            width, height = documents.displayed_size(page)
    except pdfium.PdfiumError:
        width, height = documents.size_of(document, number)
        return _Found(Page(number, "", label, width=width, height=height), is_broken=True)
    shown = Page(number, text, label, runs=runs, width=width, height=height)
    return _Found(shown, looks, is_marked=is_marked)


def _is_marked(page: raw.FPDF_PAGE) -> bool:
    """Whether a page has annotations other than links, fields and the windows of others."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in _NO_MARKS:
            return True
    return False
