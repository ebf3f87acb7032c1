"""Small PDFs, written as each test needs them: by hand where the bytes matter, else by Typst."""

import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdf
import typst
from pypdf.constants import PageLabelStyle

COLUMN = """
#set page(width: 220pt, height: 300pt, margin: 20pt)
#set par(justify: true)
#set text(size: 10pt, hyphenate: true, lang: "en")
"""


def typeset(path: Path, source: str) -> Path:
    """Typeset Typst markup."""
    markup = path.with_suffix(".typ")
    markup.write_text(source, encoding="utf-8")
    typst.compile(str(markup), output=str(path))
    return path


def written(path: Path, objects: Sequence[bytes], *, root: int = 1) -> Path:
    """Write objects, numbered from 1, with a right cross-reference table."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer\n<</Size %d/Root %d 0 R>>\n" % (len(objects) + 1, root)
    path.write_bytes(out + b"startxref\n%d\n%%%%EOF" % start)
    return path


def stream(body: bytes, extra: bytes = b"") -> bytes:
    """Wrap a stream's bytes."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(body), extra, body)


def packed(body: bytes, extra: bytes = b"") -> bytes:
    """Compress a stream's bytes."""
    return stream(zlib.compress(body, 9), b"/Filter/FlateDecode" + extra)


def one_page(
    path: Path, content: bytes, *, page: bytes = b"", font: bytes = b"", more: Sequence[bytes] = ()
) -> Path:
    """Write a page of 300 by 400 points in Helvetica; `page` and `font` add to their objects.

    The first of `more` is object 6.
    """
    return written(
        path,
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
            + (b"" if b"/MediaBox" in page else b"/MediaBox[0 0 300 400]")
            + page
            + b">>",
            stream(content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + font + b">>",
            *more,
        ],
    )


def words(text: str, left: float, bottom: float, size: float = 12) -> bytes:
    """Show ASCII text at a place in the page's own coordinates."""
    return f"BT /F {size} Tf {left} {bottom} Td ({text}) Tj ET\n".encode()


def unicode_font(codes: dict[str, str]) -> tuple[bytes, bytes]:
    """Make a font's entry and its object 6, by which letters stand for other characters."""
    pairs = "\n".join(
        f"<{ord(letter):02x}> <{meant.encode('utf-16-be', 'surrogatepass').hex()}>"
        for letter, meant in codes.items()
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    return b"/ToUnicode 6 0 R", stream(table.encode())


def changed(path: Path, source: Path, **changes: object) -> Path:
    """Copy a paper with `password`, `labels` (a prefix), `info` or `xmp` added.

    `owner` is a second password, `algorithm` the one of pypdf's that locks.
    """
    writer = pypdf.PdfWriter(clone_from=str(source))
    for name, value in changes.items():
        if name == "password":
            owner, algorithm = str(changes.get("owner", value)), changes.get("algorithm", "AES-256")
            writer.encrypt(str(value), owner, algorithm=str(algorithm))
        elif name == "labels":
            writer.set_page_label(
                0, len(writer.pages) - 1, style=PageLabelStyle.LOWERCASE_ROMAN, prefix=str(value)
            )
        elif name == "info" and isinstance(value, dict):
            writer.add_metadata(value)
        elif name == "xmp" and isinstance(value, bytes):
            writer.xmp_metadata = value
    writer.write(str(path))
    writer.close()
    return path
