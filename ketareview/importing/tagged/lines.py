"""Lines of a text file in any encoding, one after the other."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import LargeFileError
from ketareview.importing import encodings

LARGEST = 500_000_000
"""Bytes of a file of references."""

_SAMPLE = 500_000
_CHUNK = 1_000_000


def lines_of(path: Path) -> Iterator[str]:
    """Read the lines of a file without their ends; what fits no encoding becomes U+FFFD.

    Raises:
        LargeFileError: there is more than is taken.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise LargeFileError(path=path, size=size, limit=LARGEST)
    encoding = "utf-8-sig" if _is_utf8(path) else _guessed(path)
    with path.open(encoding=encoding, errors="replace", newline=None) as file:
        for line in file:
            yield line.rstrip("\r\n").replace("\0", "").replace("\ufeff", "")


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if b"\0" in chunk:
                    return False
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _guessed(path: Path) -> str:
    with path.open("rb") as file:
        found = encodings.decode(file.read(_SAMPLE), "").encoding
    try:
        codecs.lookup(found)
    except LookupError:
        return "cp1252"
    return found
