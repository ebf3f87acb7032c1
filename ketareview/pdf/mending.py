"""Damaged PDFs, given the beginning and the end that PDFium cannot do without; in a worker."""

import re
from pathlib import Path

_HEADER = b"%PDF-"
_REACH = 1_024
"""Bytes within which PDFium looks for a file's header."""

_CATALOG = b"/Catalog"
_OBJECT = re.compile(rb"(\d{1,9})\s+(\d{1,5})\s+obj\b")
_LONGEST_CATALOG = 10_000
_END_OF_OBJECT = b"endobj"
_LARGEST = 100_000_000
"""Bytes of a file that is mended, which takes memory."""


def mended(path: Path) -> bytes | None:
    """Give a file a header and a trailer; None where neither can be what it lacks.

    PDFium finds the objects between them by looking at each byte.
    """
    if path.stat().st_size > _LARGEST:
        return None
    data = path.read_bytes()
    catalog = data.rfind(_CATALOG)
    numbers = _OBJECT.findall(data, max(catalog - _LONGEST_CATALOG, 0), max(catalog, 0))
    end = data.rfind(_END_OF_OBJECT)
    if not numbers or end < 0:
        return None
    header = b"" if _HEADER in data[:_REACH] else _HEADER + b"1.7\n"
    number, generation = numbers[-1]
    trailer = b"\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % (number, generation)
    return header + data[: end + len(_END_OF_OBJECT)] + trailer
