"""From a saved page's bytes to its tree."""

import re

from lxml import etree, html

_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_HEAD = 16_384
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# HTML, "numeric character reference end state": what browsers make of these references.
_REFERENCE = re.compile(r"&#(?:x([89][0-9a-f])|0*(1[2-5]\d));?", re.IGNORECASE)


def declared_encoding(data: bytes) -> str:
    """Find the encoding that a page says it has; empty where it says none."""
    found = _DECLARED.search(data[:_HEAD])
    return (found.group(1) or found.group(2)).decode("ascii", "ignore") if found else ""


def tree_of(text: str) -> html.HtmlElement | None:
    """Parse a page as a browser would, as far as can be; None where there is no element at all.

    Raises:
        RecursionError: the page is nested so deeply that the parser would leave out its inside.
    """
    markup = _REFERENCE.sub(_windows_character, _DECLARATION.sub("", text.replace("\0", "")))
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, recover=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise RecursionError("a page nested without end")
    return tree


def _windows_character(found: re.Match[str]) -> str:
    number = int(found.group(1), 16) if found.group(1) else int(found.group(2))
    return bytes([number]).decode("cp1252", "replace") if 0x80 <= number <= 0x9F else found.group()  # noqa: PLR2004 - C1
