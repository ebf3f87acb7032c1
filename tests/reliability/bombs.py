"""Files that are small, and mislead, loop or unpack to much: one for each way that is known."""

import zlib
from collections.abc import Callable, Mapping
from random import Random

from tests.reliability.archive_bombs import document, open_document, publication, workbook
from tests.reliability.blank import packed

_GIGABYTES = 4_000_000_000
_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_WORDS = b"BT /F1 12 Tf 72 700 Td (Hello evidence) Tj ET\n"
_DEEP = 500_000
_OPERATORS = 2_400_000


def _pdf(*objects: bytes) -> bytes:
    content, offsets = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        content
        + (b"xref\n0 %d\n0000000000 65535 f \n" % size + table)
        + (b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(content)))
    )


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n" % (len(content), entries) + content + b"\nendstream"


def _page(resources: bytes = b"", box: bytes = b"0 0 612 792") -> bytes:
    font = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<<%b%b>>>>" % (
        box,
        font,
        resources,
    )


def _one_page(content: bytes, *, resources: bytes = b"", others: tuple[bytes, ...] = ()) -> bytes:
    return _pdf(_CATALOGUE, _PAGES, _page(resources), content, *others)


def _whole() -> bytes:
    return _one_page(_stream(_WORDS))


def _flate() -> bytes:
    return _one_page(_stream(packed(_GIGABYTES), b"/Filter/FlateDecode"))


def _nested() -> bytes:
    twice = zlib.compress(packed(_GIGABYTES), 9)
    return _one_page(_stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


def _page_cycle() -> bytes:
    return _pdf(
        _CATALOGUE,
        b"<</Type/Pages/Kids[3 0 R]/Count 2>>",
        b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 2>>",
    )


def _huge_count() -> bytes:
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"
    return _pdf(_CATALOGUE, pages, _page(), _stream(_WORDS))


def _deep_array() -> bytes:
    deep = b"[" * _DEEP + b"]" * _DEEP
    return _pdf(b"<</Type/Catalog/Pages 2 0 R/X " + deep + b">>", _PAGES, _page(), _stream(_WORDS))


def _outline_loop() -> bytes:
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
        _PAGES,
        _page(),
        _stream(_WORDS),
        b"<</Type/Outlines/First 6 0 R/Last 6 0 R/Count 1>>",
        b"<</Title(a)/Parent 5 0 R/Next 6 0 R/Dest[3 0 R/Fit]>>",
    )


def _form_loop() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X0 5 0 R>>>>"
    drawn = b"/X0 Do\n" * 50
    return _one_page(
        _stream(drawn), resources=b"/XObject<</X0 5 0 R>>", others=(_stream(drawn, form),)
    )


def _huge_image() -> bytes:
    picture = (
        b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8"
        b"/ColorSpace/DeviceRGB/Filter/FlateDecode"
    )
    return _one_page(
        _stream(b"q 600 0 0 700 0 0 cm /I Do Q"),
        resources=b"/XObject<</I 5 0 R>>",
        others=(_stream(packed(50_000_000), picture),),
    )


def _many_operators() -> bytes:
    drawn = zlib.compress(b"BT /F1 1 Tf 1 1 Td (a) Tj ET\n" * _OPERATORS, 9)
    return _one_page(_stream(drawn, b"/Filter/FlateDecode"))


def _garbage() -> bytes:
    chance = Random(4)  # noqa: S311 - the same file each time
    return b"%PDF-1.4\n" + chance.randbytes(300_000)


def _huge_page() -> bytes:
    return _pdf(_CATALOGUE, _PAGES, _page(box=b"0 0 2000000 2000000"), _stream(_WORDS))


def _laughs() -> bytes:
    entities = "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    return _declared(f'<!ENTITY a0 "lol">{entities}', "&a9;")


def _foreign_entity() -> bytes:
    return _declared('<!ENTITY x SYSTEM "file:///etc/hostname">', "[&x;]")


def _quadratic() -> bytes:
    return _declared(f'<!ENTITY a "{"A" * 100_000}">', "&a;" * 50_000)


def _declared(entities: str, title: str) -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE xml [{entities}]><xml><records><record><titles><title>'
        f"{title}</title></titles></record></records></xml>"
    ).encode()


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "empty.pdf": bytes,
    "truncated.pdf": lambda: _whole()[:300],
    "page-cycle.pdf": _page_cycle,
    "laughs.xml": _laughs,
    "foreign-entity.xml": _foreign_entity,
    "huge-page.pdf": _huge_page,
    "outline-loop.pdf": _outline_loop,
    "flate.pdf": _flate,
    "document.docx": lambda: document(_GIGABYTES),
    "garbage.pdf": _garbage,
    "quadratic.xml": _quadratic,
    "huge-count.pdf": _huge_count,
    "nested.pdf": _nested,
    "open-document.odt": lambda: open_document(_GIGABYTES),
    "publication.epub": lambda: publication(_GIGABYTES),
    "workbook.xlsx": lambda: workbook(_GIGABYTES),
    "huge-image.pdf": _huge_image,
    "deep-array.pdf": _deep_array,
    "many-operators.pdf": _many_operators,
    "form-loop.pdf": _form_loop,
}
"""The quickest to refuse first, so that a short form has many kinds."""
