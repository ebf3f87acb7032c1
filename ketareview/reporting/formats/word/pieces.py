"""Bookmarks, links, fields, borders and shades, as WordprocessingML has them."""

from itertools import count
from typing import cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LINK = RGBColor(0x2F, 0x5F, 0xB3)


class Bookmarks:
    """Names places in a document; each gets a number of its own."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def put(self, paragraph: Paragraph, name: str) -> None:
        """Mark the beginning of a paragraph."""
        number = str(next(self._numbers))
        begin = made("w:bookmarkStart", {"w:id": number, "w:name": bookmark(name)})
        paragraph._p.append(begin)  # noqa: SLF001 - python-docx offers its elements by these names
        paragraph._p.append(made("w:bookmarkEnd", {"w:id": number}))  # noqa: SLF001 - likewise


def bookmark(name: str) -> str:
    """Make a name that Word takes: letters, digits and underscores, forty at most."""
    return "".join(each if each.isalnum() else "_" for each in name)[:40]


def dress(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph a style by its id; by name, each would look all styles through."""
    paragraph._p.style = style  # noqa: SLF001 - likewise


def made(tag: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    """Make an element with attributes, both named with their prefixes."""
    element = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in (attributes or {}).items():
        element.set(qn(name), value)
    return element


def add_link(paragraph: Paragraph, text: str, *, place: str = "", address: str = "") -> Run:
    """Append words that lead to a bookmark, or to an address outside."""
    if place:
        link = made("w:hyperlink", {"w:anchor": bookmark(place), "w:history": "1"})
    else:
        relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = made("w:hyperlink", {"r:id": relation, "w:history": "1"})
    run = paragraph.add_run(text)
    run.font.color.rgb = LINK
    link.append(run._r)  # noqa: SLF001 - likewise
    paragraph._p.append(link)  # noqa: SLF001 - likewise
    return run


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Append a field, such as the number of the page, and what it shows until it is updated."""
    field = made("w:fldSimple", {"w:instr": f" {code} "})
    run = paragraph.add_run(shown)
    field.append(run._r)  # noqa: SLF001 - likewise
    paragraph._p.append(field)  # noqa: SLF001 - likewise


def draw_bar(paragraph: Paragraph, colour: str, *, is_dotted: bool) -> None:
    """Draw a bar along the left of a paragraph."""
    kind = "dotted" if is_dotted else "single"
    sides = made("w:pBdr")
    sides.append(made("w:left", {"w:val": kind, "w:sz": "18", "w:space": "9", "w:color": colour}))
    settings = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - likewise
    settings.insert_element_before(
        sides, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing", "w:ind", "w:jc"
    )


def turn(paragraph: Paragraph) -> None:
    """Let a paragraph run from right to left."""
    settings = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - likewise
    settings.insert_element_before(made("w:bidi"), "w:spacing", "w:ind", "w:jc")
    for run in paragraph.runs:
        run.font.rtl = True


def repeat(row: _Row) -> None:
    """Repeat a row at the head of each page that its table runs over."""
    row._tr.get_or_add_trPr().append(made("w:tblHeader"))  # noqa: SLF001 - likewise


def keep_whole(row: _Row) -> None:
    """Do not break a row between two pages."""
    row._tr.get_or_add_trPr().append(made("w:cantSplit"))  # noqa: SLF001 - likewise


def narrow(table: Table) -> None:
    """Leave little room beside the words of a table's cells."""
    margins = made("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margins.append(made(side, {"w:w": "30", "w:type": "dxa"}))
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - likewise


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell."""
    fill = {"w:val": "clear", "w:color": "auto", "w:fill": colour}
    cell._tc.get_or_add_tcPr().append(made("w:shd", fill))  # noqa: SLF001 - likewise


def rule_below(cell: _Cell, colour: str) -> None:
    """Draw a line below a cell."""
    _rule(cell, "w:bottom", "4", colour)


def rule_above(cell: _Cell) -> None:
    """Draw a strong line above a cell."""
    _rule(cell, "w:top", "12", "1D2433")


def _rule(cell: _Cell, side: str, width: str, colour: str) -> None:
    borders = made("w:tcBorders")
    borders.append(
        made(side, {"w:val": "single", "w:sz": width, "w:space": "0", "w:color": colour})
    )
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - likewise


def describe(shape: InlineShape, words: str) -> None:
    """Say what a picture shows for those who cannot see it."""
    shape._inline.docPr.set("descr", words)  # noqa: SLF001 - likewise


def speak(document: Document, language: str) -> None:
    """Say which language all words are in, so that they are spelled and read aloud rightly."""
    spoken = {"w:val": language, "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"}
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for settings in () if defaults is None else defaults.iter(qn("w:rPr")):
        for old in settings.findall(qn("w:lang")):
            settings.remove(old)
        settings.append(made("w:lang", spoken))
