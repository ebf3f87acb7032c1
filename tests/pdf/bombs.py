"""Papers that were made to hurt whoever opens them; small ones, that grow."""

import zlib
from pathlib import Path

from tests.pdf.papers import one_page, packed, stream, words, written

_MANY = 400


def inflating(path: Path, *, megabytes: int = _MANY, twice: bool = False) -> Path:
    """A page whose content is many blanks."""
    packer = zlib.compressobj(1)
    body = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    if twice:
        content = stream(zlib.compress(body, 9), b"/Filter[/FlateDecode/FlateDecode]")
    else:
        content = stream(body, b"/Filter/FlateDecode")
    return written(path, [*_FIRST, content, _FONT])


def endless_form(path: Path) -> Path:
    """A form that draws itself, fifty times over each time."""
    again = b"/X Do\n" * 50
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 6 0 R>>>>"
    page = b"/Resources<</XObject<</X 6 0 R>>>>"
    return one_page(path, again, page=page, more=[stream(again, form)])


def huge_page(path: Path) -> Path:
    """A page of 2,000,000 points a side."""
    return one_page(path, words("x", 50, 300), page=b"/MediaBox[0 0 2000000 2000000]")


def huge_picture(path: Path) -> Path:
    """A picture that claims 60,000 pixels a side."""
    claim = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8"
    picture = packed(b"\0" * 50_000_000, claim + b"/ColorSpace/DeviceRGB")
    page = b"/Resources<</XObject<</I 6 0 R>>>>"
    return one_page(path, b"q 200 0 0 200 0 0 cm /I Do Q", page=page, more=[picture])


def many_pages(path: Path) -> Path:
    """One page, and the claim of two thousand million."""
    objects = list(_FIRST)
    objects[1] = b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"
    return written(path, [*objects, stream(words("x", 50, 300)), _FONT])


def circular_pages(path: Path) -> Path:
    """A tree of pages that bites its tail."""
    tree = [
        b"<</Type/Pages/Kids[3 0 R]/Count 2>>",
        b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 2>>",
    ]
    return written(path, [_FIRST[0], *tree])


def deep_list(path: Path) -> Path:
    """A list in a list, half a million times."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 500_000 + b"]" * 500_000 + b">>"
    return written(path, [catalogue, *_FIRST[1:], stream(words("x", 50, 300)), _FONT])


def circular_outline(path: Path) -> Path:
    """A table of contents whose first entry follows itself."""
    return written(
        path,
        [
            b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>",
            *_FIRST[1:],
            stream(words("x", 50, 300)),
            _FONT,
            b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>",
            b"<</Title(a)/Parent 6 0 R/Next 7 0 R/Dest[3 0 R/Fit]>>",
        ],
    )


def many_letters(path: Path) -> Path:
    """A million letters on one spot."""
    objects = [*_FIRST, packed(b"BT /F 1 Tf 1 1 Td (a) Tj ET\n" * 1_000_000), _FONT]
    return written(path, objects)


_FIRST = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>"
    ),
)
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
