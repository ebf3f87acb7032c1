"""How a report in Word looks: its styles, its paper, its colours."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ketareview.domain.reporting import Paper
from ketareview.reporting.formats.word.pieces import made

RUNGS = ("EEF1F6", "E1E7F1", "CCD8EC", "A8BFE2", "7F9FD6", "4A73BA", "264F9E")
DEEP = 5
"""From this rung on, words on its colour are white."""

INK, SOFT = RGBColor(0x1D, 0x24, 0x33), RGBColor(0x56, 0x60, 0x73)
GOOD, BAD = RGBColor(0x2C, 0x6B, 0x47), RGBColor(0xA1, 0x36, 0x2B)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
SANS, _SERIF = "Calibri", "Cambria"
_PALE = "A9B2C2"
_PAPERS = {"a4": (210, 297), "us-letter": (215.9, 279.4)}
_INDENT = Mm(5)
_SEEN = 3
_MARGINS = (25, 24)  # mm: left and right, top and bottom


def prepare(document: Document, paper: Paper) -> None:
    """Set the paper and all styles."""
    section = document.sections[0]
    width, height = _PAPERS[paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(_MARGINS[0])
    section.top_margin = section.bottom_margin = Mm(_MARGINS[1])
    _style(
        document, "Normal", 10.5, after=6, font=_SERIF, colour=INK
    ).paragraph_format.line_spacing = 1.15
    for name, size, before, after in (
        ("Title", 24.0, 0, 6),
        ("Heading 1", 16.0, 26, 8),
        ("Heading 2", 12.0, 16, 4),
        ("Heading 3", 11.0, 12, 3),
    ):
        heading = _style(document, name, size, before=before, after=after, font=SANS, colour=INK)
        heading.font.bold = True
        heading.paragraph_format.keep_with_next = True
    _remove_rule(document)
    lead = _style(document, "Subtitle", 12, after=4, font=_SERIF, colour=SOFT)
    lead.font.italic = False
    _remove(lead, "w:spacing")  # python-docx's template sets its letters wide
    _style(document, "Caption", 9, before=8, after=4, font=SANS, colour=SOFT).font.bold = False
    quote = _style(document, "Quote", 10.5, before=8, font=_SERIF, colour=INK)
    quote.font.italic = False
    quote.paragraph_format.left_indent = _INDENT
    quote.paragraph_format.keep_with_next = True
    for name, size, after in (
        *(("Quote source", 8.5, 0), ("Quote note", 9.5, 0), ("Note", 9, 4)),
        *(("Table words", 8.5, 2), ("Table count", 7.5, 2), ("Source", 10, 6)),
    ):
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = document.styles["Normal"]
        font = _SERIF if name in {"Quote note", "Source"} else SANS
        colour = INK if name in {"Table words", "Table count", "Source", "Quote note"} else SOFT
        style = _style(document, name, size, after=after, font=font, colour=colour)
        if name.startswith("Quote"):
            style.paragraph_format.left_indent = _INDENT
    document.styles["Quote note"].font.italic = True
    listed = document.styles["Source"].paragraph_format
    listed.left_indent, listed.first_line_indent = Mm(8), Mm(-8)
    listed.tab_stops.add_tab_stop(Mm(8))
    for name in ("Table words", "Table count"):
        document.styles[name].paragraph_format.space_before = Pt(2)


def room(document: Document) -> int:
    """Tell how wide the text is, in English metric units."""
    section = document.sections[0]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return (width or 0) - (left or 0) - (right or 0)


def bar(level: int | None) -> str:
    """Choose the colour of the bar beside a passage; the palest rungs would not be seen."""
    return _PALE if level is None or level < _SEEN else RUNGS[level]


def _style(  # noqa: PLR0913 - all that a style is told
    document: Document,
    name: str,
    size: float,
    *,
    font: str,
    colour: RGBColor,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - all of these are
    style.font.size, style.font.name, style.font.color.rgb = Pt(size), font, colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    if fonts is not None:
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)  # else the theme's font wins
        for script in ("eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), font)
    return style


def _remove(style: ParagraphStyle, tag: str) -> None:
    letters = style.element.get_or_add_rPr()
    for old in letters.findall(qn(tag)):
        letters.remove(old)


def _remove_rule(document: Document) -> None:
    """Take the line below the title away that python-docx's template draws."""
    settings = document.styles["Title"].element.get_or_add_pPr()
    for sides in settings.findall(qn("w:pBdr")):
        settings.remove(sides)
    settings.append(made("w:contextualSpacing"))
