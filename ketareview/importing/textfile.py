"""Text files as the importers of text want them: decoded, and with what was lost on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ketareview.domain.errors import LargeFileError
from ketareview.importing import encodings
from ketareview.importing.wire import LONGEST_TEXT

DAMAGED = "damaged-characters"
_WIDEST = 4


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's text, and the notices about it."""

    text: str
    encoding: str
    left_out: tuple[str, ...]


def read_text(path: Path, declared: Callable[[bytes], str] = lambda _: "") -> FileText:
    """Read a file as text; `declared` finds in its bytes the encoding that it says it has.

    Raises:
        LargeFileError: it holds more than `LONGEST_TEXT` code points.
    """
    size = path.stat().st_size
    if size > LONGEST_TEXT * _WIDEST:
        raise LargeFileError(path=path, size=size, limit=LONGEST_TEXT)
    data = path.read_bytes()
    decoded = encodings.decode(data, declared(data))
    if len(decoded.text) > LONGEST_TEXT:
        raise LargeFileError(path=path, size=size, limit=LONGEST_TEXT)
    return FileText(decoded.text, decoded.encoding, (DAMAGED,) if decoded.replaced else ())
