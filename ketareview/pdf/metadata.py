"""What a PDF says of itself: document information and XMP."""

import re
from collections.abc import Iterable, Mapping
from xml.dom.minidom import Element

import pypdf

from ketareview.pdf.objects import BROKEN, asked
from ketareview.pdf.shapes import PdfMetadata

_LONGEST = 10_000
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_PRISM = "http://prismstandard.org/namespaces/"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://www.niso.org/schemas/jav/1.0/": "jav",
    "http://crossref.org/crossmark/1.0/": "crossmark",
}


def read(path: str, password: str = "") -> PdfMetadata:
    """Read what is there; a file whose metadata are broken has none."""
    return asked(path, password, _told) or PdfMetadata()


def _told(reader: pypdf.PdfReader) -> PdfMetadata:
    info: Mapping[str, object] = reader.metadata or {}
    return PdfMetadata(
        title=_text(info.get("/Title")),
        author=_text(info.get("/Author")),
        subject=_text(info.get("/Subject")),
        keywords=_text(info.get("/Keywords")),
        created=_text(info.get("/CreationDate")),
        xmp=_xmp(reader) | _identifiers(info),
    )


def _identifiers(info: Mapping[str, object]) -> dict[str, str]:
    return {
        f"info:{str(name).lstrip('/').casefold()}": _text(value)
        for name, value in info.items()
        if str(name).casefold() in {"/doi", "/wps-articledoi"}
    }


def _xmp(reader: pypdf.PdfReader) -> dict[str, str]:
    try:
        found = reader.xmp_metadata
    except BROKEN:
        return {}
    if found is None:
        return {}
    told: dict[str, str] = {}
    for description in found.rdf_root.getElementsByTagNameNS("*", "Description"):
        for name, value in _properties(description):
            told.setdefault(name, value)
    return told


def _properties(description: Element) -> Iterable[tuple[str, str]]:
    for node in description.childNodes:
        prefix = _prefix(getattr(node, "namespaceURI", None))
        if prefix and isinstance(node, Element):
            items = node.getElementsByTagNameNS("*", "li") or [node]
            words = (_text("".join(_words(item))) for item in items)
            yield f"{prefix}:{node.localName}", "; ".join(filter(None, words))[:_LONGEST]
    for attribute in description.attributes.values():
        prefix = _prefix(attribute.namespaceURI)
        if prefix:
            yield f"{prefix}:{attribute.localName}", _text(attribute.value)


def _prefix(namespace: str | None) -> str:
    if namespace and namespace.startswith(_PRISM):  # each version has a namespace of its own
        return "prism"
    return _PREFIXES.get(namespace or "", "")


def _words(node: Element) -> Iterable[str]:
    for child in node.childNodes:
        if child.nodeType in {child.TEXT_NODE, child.CDATA_SECTION_NODE}:
            yield str(child.nodeValue)
        elif isinstance(child, Element):
            yield from _words(child)


def _text(value: object) -> str:
    """Put a value on one line, without what stored text must not hold."""
    words = value[:_LONGEST] if isinstance(value, str) else ""
    return " ".join(_UNFIT.sub(" ", words).split())
