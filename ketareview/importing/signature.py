"""What the first bytes of a file say that it is, before its name is believed."""

import re
from pathlib import Path

HEAD = 8192
"""Bytes that are looked at."""

_HTML = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*"
    rb"(<!doctype\s+html|<(html|head|body|meta|title|link|script|style|div|article|section)[\s>:])",
    re.IGNORECASE | re.DOTALL,
)
_FOREIGN = (
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"{\\rtf",
    b"\x7fELF",
    b"MZ",
    b"SQLite format 3",
    b"%!PS",
)
_PDF = re.compile(rb"(?:^|[^\x20-\x7e])%PDF-")
_HEADER_WITHIN = 1024  # PDF Reference 1.7, appendix H.3, note 13


def head(path: Path, length: int = HEAD) -> bytes:
    """Read the beginning of a file."""
    with path.open("rb") as file:
        return file.read(length)


def is_pdf(start: bytes) -> bool:
    """Whether bytes start a PDF; viewers allow it to begin late."""
    begins = _PDF.search(start[:_HEADER_WITHIN])
    return begins is not None and not is_html(start[:_HEADER_WITHIN])


def is_html(start: bytes) -> bool:
    """Whether bytes, in whatever encoding, start a web page."""
    return bool(_HTML.match(start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")))


def is_known(start: bytes) -> bool:
    """Whether bytes start another kind of file than a PDF, known by its first bytes."""
    return is_html(start) or is_foreign(start)


def is_foreign(start: bytes) -> bool:
    """Whether bytes start a picture, an archive, a program: nothing that can be read as text."""
    return start.startswith(_FOREIGN)
