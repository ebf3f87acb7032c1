"""Documents that are ZIP archives, with one member of gigabytes, and one that would lie outside."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from tests.reliability.blank import crc, deflated

_STORED, _DEFLATED = 0, 8
_OUTSIDE = "../../evil.txt"
_CONTAINER = (
    b'<?xml version="1.0"?><container version="1.0"'
    b' xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
    b' full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_BOOK = (
    b'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest><item id="a"'
    b' href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/>'
    b"</spine></package>"
)
_WORKBOOK_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override'
    b' PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
    b'.spreadsheetml.sheet.main+xml"/></Types>'
)
_WORKBOOK = (
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    b'<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
)
_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Target="worksheets/sheet1.xml" Type="http://schemas.openxmlformats'
    b'.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
)


@dataclass(frozen=True, slots=True)
class _Member:
    """A member as it lies in the archive, packed by `method`."""

    name: str
    content: bytes
    sum: int
    size: int
    method: int

    def told(self) -> bytes:
        """Say what stands both before the content and in the list at the end."""
        return struct.pack(
            "<HHHHHIIIHH",
            *(20, 0, self.method, 0, 0x21, self.sum, len(self.content), self.size),
            *(len(self.name), 0),
        )


def document(size: int) -> bytes:
    """Make a Word document."""
    return _archive([_bomb("word/document.xml", size)])


def open_document(size: int) -> bytes:
    """Make an OpenDocument text."""
    kind = _plain("mimetype", b"application/vnd.oasis.opendocument.text")
    return _archive([kind, _bomb("content.xml", size)])


def publication(size: int) -> bytes:
    """Make an electronic book."""
    return _archive(
        [
            _plain("mimetype", b"application/epub+zip"),
            _plain("META-INF/container.xml", _CONTAINER),
            _plain("book.opf", _BOOK),
            _bomb("a.xhtml", size),
        ]
    )


def workbook(size: int) -> bytes:
    """Make a spreadsheet."""
    return _archive(
        [
            _plain("[Content_Types].xml", _WORKBOOK_TYPES),
            _plain("xl/workbook.xml", _WORKBOOK),
            _plain("xl/_rels/workbook.xml.rels", _RELATIONS),
            _bomb("xl/worksheets/sheet1.xml", size),
        ]
    )


def _plain(name: str, content: bytes) -> _Member:
    return _Member(name, content, zlib.crc32(content), len(content), _STORED)


def _bomb(name: str, size: int) -> _Member:
    return _Member(name, deflated(size), crc(size), size, _DEFLATED)


def _archive(members: Sequence[_Member]) -> bytes:
    """Write an archive as PKWARE's APPNOTE 4.3 says, for `zipfile` would pack all those bytes."""
    content, listed = b"", b""
    for member in (*members, _plain(_OUTSIDE, b"x")):
        name = member.name.encode("ascii")
        before = len(content)
        content += b"PK\x03\x04" + member.told() + name + member.content
        listed += b"PK\x01\x02\x14\x00" + member.told()
        listed += struct.pack("<HHHII", 0, 0, 0, 0, before) + name
    count = len(members) + 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(listed), len(content), 0)
    return content + listed + b"PK\x05\x06" + end
