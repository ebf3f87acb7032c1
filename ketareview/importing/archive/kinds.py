"""What kind of document a packed file is, told by its members."""

import zipfile
from pathlib import Path

from ketareview.importing import signature

_ZIP = b"PK"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_NAME_LIST = 5_000
_SEARCHED = 50_000_000


def members(path: Path) -> frozenset[str]:
    """List the names in a ZIP file; none where it is no ZIP file or a damaged one."""
    if not signature.head(path).startswith(_ZIP):
        return frozenset()
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return frozenset()
    return frozenset(names[:_LARGEST_NAME_LIST])


def media_type(path: Path) -> str:
    """Read the media type that OpenDocument and EPUB files begin with; empty where none is."""
    start = signature.head(path)
    if not start.startswith(_ZIP) or start[30:38] != b"mimetype":
        return ""
    extra = int.from_bytes(start[28:30], "little")
    size = int.from_bytes(start[18:22], "little")
    told = start[38 + extra : 38 + extra + min(size, 100)]
    return told.decode("ascii", "replace").strip()


def is_compound(path: Path) -> bool:
    """Whether a file is of the kind that Office wrote before 2007, and locks newer files in."""
    return signature.head(path).startswith(_COMPOUND)


def has_stream(path: Path, name: str) -> bool:
    """Whether a compound file names a stream of its own so."""
    with path.open("rb") as file:
        return name.encode("utf-16-le") in file.read(_SEARCHED)
