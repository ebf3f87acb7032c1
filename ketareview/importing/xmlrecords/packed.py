"""Archives whose parts are counted while they are unpacked, and never written anywhere."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ketareview.domain.errors import UnreadableFileError

MOST_PARTS = 5_000
MOST_BYTES = 500_000_000
MOST_TIMES = 200
"""How much larger than the archive what it unpacks to may be."""

_SMALL = 10_000_000
"""Bytes that may be packed as tightly as they will."""

_CHUNK = 1 << 18
_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    ValueError,
)


class Counted:
    """A part of an archive that stops when it grows beyond the limit."""

    def __init__(self, path: Path, part: IO[bytes], most: int) -> None:
        self._path, self._part, self._left = path, part, most

    def read(self, size: int = -1, /) -> bytes:
        """Read the next bytes; none at the end.

        Raises:
            UnreadableFileError: the part is damaged, or has become too large.
        """
        try:
            read = self._part.read(min(size, _CHUNK) if size > 0 else _CHUNK)
        except _FAULTS as error:
            raise UnreadableFileError(path=self._path, finding="damaged archive") from error
        self._left -= len(read)
        if self._left < 0:
            raise UnreadableFileError(path=self._path, finding="it unpacks to too much")
        return read


@dataclass(frozen=True, slots=True)
class Packed:
    """An open archive."""

    path: Path
    archive: zipfile.ZipFile

    @property
    def names(self) -> list[str]:
        """The parts, in their order."""
        return self.archive.namelist()

    @contextmanager
    def part(self, name: str) -> Iterator[Counted]:
        """Open a part for reading.

        Raises:
            UnreadableFileError: it is damaged, locked or too large, even while reading.
        """
        try:
            opened = self.archive.open(name)
        except (*_FAULTS, KeyError) as error:
            raise UnreadableFileError(path=self.path, finding="damaged archive") from error
        with opened as part:
            yield Counted(self.path, part, most(self.path))

    def weigh(self) -> None:
        """Unpack everything once, keeping nothing, to see that it is not too much.

        Raises:
            UnreadableFileError: it is too much, or damaged.
        """
        left = most(self.path)
        for name in self.names:
            with self.part(name) as part:
                while chunk := part.read():
                    left -= len(chunk)
                    if left < 0:
                        raise UnreadableFileError(path=self.path, finding="it unpacks to too much")


def most(path: Path) -> int:
    """How many bytes an archive may unpack to."""
    return min(MOST_BYTES, max(_SMALL, path.stat().st_size * MOST_TIMES))


@contextmanager
def opened(path: Path) -> Iterator[Packed]:
    """Open an archive.

    Raises:
        UnreadableFileError: it is none, or has too many parts.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _FAULTS as error:
        raise UnreadableFileError(path=path, finding="damaged archive") from error
    with archive:
        if len(archive.infolist()) > MOST_PARTS:
            raise UnreadableFileError(path=path, finding="too many parts")
        yield Packed(path, archive)
