"""The bytes that a password may stand for, in the encodings of programs that lock PDFs."""

import unicodedata
from collections.abc import Iterator

_ENCODINGS = ("utf-8", "latin-1", "cp1252", "mac_roman")


def encodings(password: str) -> list[bytes]:
    """List each way to encode a password; the empty one, with which many files open, is last.

    PDF 2.0 wants UTF-8 after SASLprep, older versions PDFDocEncoding, programs use what they have.
    """
    return [*dict.fromkeys(_encoded(password)), b""] if password else [b""]


def _encoded(password: str) -> Iterator[bytes]:
    typed = password.partition("\0")[0]
    for encoding in _ENCODINGS:
        for form in (typed, *(unicodedata.normalize(name, typed) for name in ("NFC", "NFKC"))):
            try:
                yield form.encode(encoding)
            except UnicodeEncodeError:
                continue
