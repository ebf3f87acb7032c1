"""Pages that are XML, whose empty elements would swallow what follows them in HTML."""

import re
from html.entities import html5
from pathlib import Path

from lxml import etree

from ketareview.importing.encodings import decode
from ketareview.importing.prose.trees import name_of
from ketareview.importing.reflow import Part
from ketareview.importing.safe_xml import SAFE
from ketareview.importing.webpage.parsing import declared_encoding
from ketareview.importing.webpage.reading import parsed, whole

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_PROLOGUE = re.compile(r"\A\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^>\[]*>)?", re.IGNORECASE)


def parts_of(path: Path, data: bytes) -> tuple[list[Part], set[str]]:
    """Read a page of a book: as XML where it is, as browsers would where it is not.

    Raises:
        UnreadableFileError: there is nothing that could be parsed.
    """
    text = decode(data, declared_encoding(data)).text.removeprefix("\ufeff")
    tree = _strict(text)
    return whole(parsed(path, text) if tree is None else tree)


def _strict(text: str) -> etree._Element | None:
    markup = _ENTITY.sub(_character, _PROLOGUE.sub("", text.replace("\0", ""), count=1))
    parser = etree.XMLParser(**SAFE)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    for element in root.iter():
        if name := name_of(element):
            element.tag = name
    return root


def _character(found: re.Match[str]) -> str:
    name = found.group(1)
    return found.group() if name in _OF_XML else html5.get(name, found.group())
