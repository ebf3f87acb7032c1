"""Small papers made by the tests: real PDF files with text in the standard Helvetica."""

from collections.abc import Sequence
from pathlib import Path

PAGE_WIDTH, PAGE_HEIGHT = 420, 595

SENTENCES = (
    "Ketamine lowered the scores within a day.",
    "Dissociation peaked at forty minutes.",
    "Blood pressure rose by nineteen points.",
    "Most patients guessed their allocation.",
)

ITALICS = "".join(chr(0x1D456 + ord(letter) - ord("i")) for letter in "pnot") + " values are told"
"""Begins with letters beyond the BMP: one code point each, two UTF-16 units."""


def write_paper(path: Path, pages: int = 3) -> None:
    """Write a paper whose pages each hold the sentences, one on a line, and the page's number."""
    contents = [_page_content(number) for number in range(1, pages + 1)]
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, content in enumerate(contents):
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] "
                f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>"
            ).encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    path.write_bytes(pdf_file(objects))


def _page_content(number: int) -> bytes:
    lines = [f"Page {number} of the trial", *SENTENCES]
    shown = "".join(f"({line}) Tj 0 -24 Td " for line in lines)
    return f"BT /F1 14 Tf 60 {PAGE_HEIGHT - 80} Td {shown}ET".encode()


def pdf_file(objects: Sequence[bytes]) -> bytes:
    """Write the objects, numbered from 1 with the catalogue first, as a whole file."""
    written = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return written + trailer % (len(objects) + 1, table)
