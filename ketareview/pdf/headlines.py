"""The lines of a paper with their looks, by which headings are found; in a worker."""

from contextlib import closing
from typing import Any

import pypdfium2 as pdfium

from ketareview.pdf import characters, documents
from ketareview.pdf.first_lines import looks_of


def of_pages(argument: dict[str, Any]) -> list[list[Any]]:
    """Give [text, box, size, bold, page] of each line of the pages `first` to `last`.

    A page that is broken has none.
    """
    document = documents.kept(argument["path"], argument["password"])
    last = min(argument["last"], len(document))
    return [
        line for number in range(argument["first"], last + 1) for line in _lines(document, number)
    ]


def _lines(document: pdfium.PdfDocument, number: int) -> list[list[Any]]:
    try:
        with closing(document[number - 1]) as page, closing(page.get_textpage()) as textpage:
            text, runs = characters.stored(textpage)
            looks = looks_of(page, textpage, text, runs)
    except pdfium.PdfiumError:
        return []
    return [
        [
            text[look.start : look.end].replace(characters.LINE_END_HYPHEN, ""),
            [look.box.left, look.box.top, look.box.width, look.box.height],
            look.size,
            look.bold,
            number,
        ]
        for look in looks
    ]
