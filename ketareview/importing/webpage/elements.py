"""What the elements of HTML mean for the text of a page."""

import re
from itertools import accumulate

from lxml.html import HtmlElement

from ketareview.domain.text import BlockKind
from ketareview.importing.prose.flow import LONGEST_CELL
from ketareview.importing.webpage.authorship import is_author

_BLOCKS = frozenset(
    {
        *("html", "body", "head", "title", "header", "footer", "main", "article", "section"),
        *("aside", "nav", "address", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup"),
        *("ul", "ol", "li", "dl", "dt", "dd", "menu", "dir", "table", "caption", "thead", "tbody"),
        *("tfoot", "tr", "td", "th", "col", "colgroup", "figure", "figcaption", "blockquote"),
        *("pre", "listing", "xmp", "plaintext", "hr", "form", "fieldset", "legend", "details"),
        *("summary", "dialog", "center", "search", "optgroup", "option", "noscript", "template"),
        *("iframe", "object", "embed", "applet", "frameset", "noframes", "canvas", "audio"),
        *("video", "map", "textarea", "datalist", "marquee"),
    }
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("pre", "listing", "xmp"), BlockKind.CODE),
    "blockquote": BlockKind.QUOTATION,
}
LISTS = frozenset({"ul", "ol", "dl"})
CELLS = frozenset({"td", "th"})

_SILENT = {
    **dict.fromkeys(("script", "style", "noscript", "template"), "scripts"),
    "nav": "navigation",
    **dict.fromkeys(("select", "button", "textarea", "datalist", "input"), "forms"),
    **dict.fromkeys(("iframe", "object", "embed", "applet", "frameset"), "embedded-pages"),
    **dict.fromkeys(("svg", "canvas", "audio", "video", "map"), "pictures"),
}
_WITHIN_LINES = frozenset(
    {"script", "style", "noscript", "template", "select", "button", "input", "svg"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOTES = re.compile(
    r"(?:^|\s)(?:doc-)?_?(?:id)?(?:foot|end|rear)notes?(?:-?text|_text)?(?=\s|$)", re.IGNORECASE
)
_LONGEST_HIDDEN = 500
_LAYOUT = "descendant::table or descendant::h1 or descendant::h2 or descendant::h3"


def is_inline(tag: str) -> bool:
    """Whether an element stands within a line, as in browsers all do that are unknown to them.

    Those that a page makes up itself, such as `app-page`, hold blocks.
    """
    return tag not in _BLOCKS and "-" not in tag


def is_note(element: HtmlElement) -> bool:
    """Whether an element is a footnote or endnote, or holds such, as its type, role or class says.

    A bare `aside` is none: most are boxes beside the text.
    """
    marks = element.attrib
    if not marks or element.tag == "body":
        return False
    kind = marks.get(_EPUB_TYPE) or marks.get("epub:type") or ""
    told = f"{kind} {marks.get('role') or ''} {marks.get('class') or ''}"
    return bool(_NOTES.search(told))


def silence(element: HtmlElement) -> str:
    """Say why an element's text is not read; empty where it is.

    Long hidden text is read: papers fold their sections away, and scripts would unfold them. So
    is a page's main part where its navigation was never closed, or where scripts would show it.
    """
    tag = element.tag
    if tag in _SILENT or element.get("role") == "navigation":
        is_read = _holds_main_part(element) or (tag == "button" and is_author(element))
        return "" if is_read else _SILENT.get(tag, "navigation")
    is_hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "")
    if not is_hidden:
        return ""
    if not is_inline(tag) and tag not in {"p", "li"} and _is_long(element):
        return ""
    return "hidden-text" if next(element.iter("math"), None) is None else ""


def parts_text(element: HtmlElement) -> bool:
    """Whether text before and after a silent element are two blocks."""
    return not is_inline(element.tag) and element.tag not in _WITHIN_LINES


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds data, rather than that it only places text."""
    return table.get("role") not in {"presentation", "none"} and not table.xpath(_LAYOUT)


def is_data_row(row: HtmlElement) -> bool:
    """Whether the cells of a row are short enough to be read as one."""
    return all(_length(cell) <= LONGEST_CELL for cell in row if isinstance(cell.tag, str))


def _holds_main_part(element: HtmlElement) -> bool:
    if element.tag == "noscript":
        return sum(_length(each) for each in element.iter("p")) >= _LONGEST_HIDDEN
    is_navigation = _SILENT.get(element.tag, "navigation") == "navigation"
    return is_navigation and next(element.iter("main"), None) is not None


def _is_long(element: HtmlElement) -> bool:
    """Whether hidden text is that of a section; it is not counted further."""
    return any(count >= _LONGEST_HIDDEN for count in accumulate(map(len, element.itertext())))


def _length(element: HtmlElement) -> int:
    return sum(len(text) for text in element.itertext())
