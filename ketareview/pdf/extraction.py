"""A whole PDF as text with its map, its metadata and the lines a title is found by; in a worker."""

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.geometry import hull
from ketareview.domain.text import Page
from ketareview.pdf import characters, documents, letters, metadata
from ketareview.pdf.shapes import PdfDocument, PdfMetadata, TextLine

__all__ = ["PdfDocument", "PdfMetadata", "TextLine", "read"]

_PAGES_WITH_LINES = 2
_BOLD = 600


def read(path: str) -> PdfDocument:
    """Read every page; a broken page has no text, a broken file is refused.

    Raises:
        EncryptedFileError, EmptyFileError, UnreadableFileError: see `documents.load`.
    """
    document = documents.load(path)
    try:
        pages: list[Page] = []
        lines: list[TextLine] = []
        for number in range(1, len(document) + 1):
            page, found = _read_page(document, number)
            pages.append(page)
            lines.extend(found)
    finally:
        document.close()
    texts = characters.settle_hyphens([page.text for page in pages])
    settled = tuple(
        Page(
            number=page.number,
            text=text,
            label=page.label,
            runs=page.runs,
            width=page.width,
            height=page.height,
        )
        for page, text in zip(pages, texts, strict=True)
    )
    return PdfDocument(settled, metadata.read(path), tuple(lines))


def _read_page(document: pdfium.PdfDocument, number: int) -> tuple[Page, list[TextLine]]:
    label = document.get_page_label(number - 1) or None
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Page(number, "", label), []
    width, height = page.get_size()
    try:
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        page.close()
        return Page(number, "", label, width=width, height=height), []
    text, runs = characters.stored(textpage)
    read_page = Page(number, text, label, runs=runs, width=width, height=height)
    lines = _lines(page, textpage, read_page) if number <= _PAGES_WITH_LINES else []
    textpage.close()
    page.close()
    return read_page, lines


def _lines(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, text: Page) -> list[TextLine]:
    places = letters.places(page, textpage, text.runs, len(text.text))
    character = {
        run.start + step: run.character + step for run in text.runs for step in range(run.length)
    }
    lines: list[TextLine] = []
    start = 0
    for words in text.text.split("\n"):
        boxes = [box for box in places[start : start + len(words)] if box]
        inked = (i for i in range(start, start + len(words)) if places[i] and i in character)
        first = next(inked, None)
        if boxes and first is not None:
            size = max(box.height for box in boxes)
            bold = _is_bold(textpage, character[first])
            shown = words.replace(characters.LINE_END_HYPHEN, characters.SOFT_HYPHEN)
            lines.append(TextLine(shown, hull(boxes), size, bold, text.number))
        start += len(words) + 1
    return lines


def _is_bold(textpage: pdfium.PdfTextPage, character: int) -> bool:
    if raw.FPDFText_GetFontWeight(textpage, character) >= _BOLD:
        return True
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(textpage, character, None, 0, flags)
    name = ctypes.create_string_buffer(max(length, 1))
    raw.FPDFText_GetFontInfo(textpage, character, name, length, flags)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
