"""What a PDF says of itself: document information and XMP."""

import codecs
import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

import pypdf

from ketareview.pdf.objects import BROKEN, asked
from ketareview.pdf.shapes import PdfMetadata

_LONGEST = 10_000
_LARGEST_PACKET = 1_000_000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ABOUT, _ITEMS = f"{_RDF}Description", f".//{_RDF}li"
_DECLARES = re.compile(r"<!(?!--)")
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
        packet = reader.root_object.get("/Metadata")
        data = packet.get_object().get_data() if packet is not None else b""
        return _properties(data) if data else {}
    except (*BROKEN, ET.ParseError):
        return {}


def _properties(data: bytes) -> dict[str, str]:
    is_wide = data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE))
    packet = data[:_LARGEST_PACKET].decode("utf-16" if is_wide else "utf-8", "replace")
    if _DECLARES.search(packet):
        return {}  # XMP declares no entities
    told: dict[str, str] = {}
    root = ET.fromstring(packet.strip("\0\ufeff \r\n\t"))  # noqa: S314 - nothing is declared
    for description in root.iter(_ABOUT):
        for name, value in _named(description):
            told.setdefault(name, value)
    return told


def _named(description: ET.Element) -> Iterable[tuple[str, str]]:
    for node in description:
        if name := _prefixed(node.tag):
            words = (_text("".join(item.itertext())) for item in node.findall(_ITEMS) or [node])
            yield name, "; ".join(filter(None, words))[:_LONGEST]
    for tag, value in description.items():
        if name := _prefixed(tag):
            yield name, _text(value)


def _prefixed(tag: str) -> str:
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    is_prism = namespace.startswith(_PRISM)  # each version has a namespace of its own
    prefix = "prism" if is_prism else _PREFIXES.get(namespace)
    return f"{prefix}:{name}" if prefix else ""


def _text(value: object) -> str:
    """Put a value on one line, without what stored text must not hold."""
    words = value[:_LONGEST] if isinstance(value, str) else ""
    return " ".join(_UNFIT.sub(" ", words).split())
