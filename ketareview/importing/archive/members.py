"""The members of a ZIP file, counted while they are read."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ketareview.domain.errors import EncryptedFileError, LargeFileError, UnreadableFileError

MOST_MEMBERS = 5_000
MOST_BYTES = 500_000_000
"""Of all members together."""

MOST_TIMES = 200
"""How many times its packed size a member may have."""

_SMALL = 10_000_000
"""Bytes that may be packed as tightly as they will."""

_CHUNK = 1 << 18
_IS_ENCRYPTED = 0x1
_DAMAGED = "damaged archive"
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError),
    RuntimeError,
)


class Member:
    """A member that is read piece by piece, and stops where it grows beyond its limit."""

    def __init__(self, archive: "Archive", file: IO[bytes], most: int) -> None:
        self._archive, self._file, self._most, self._left = archive, file, most, most

    def read(self, size: int = -1, /) -> bytes:
        """Read the next bytes, `_CHUNK` at most; none at the end.

        Raises:
            LargeFileError: it unpacks to more than any paper has.
            UnreadableFileError: it is damaged.
        """
        try:
            data = self._file.read(min(size, _CHUNK) if size > 0 else _CHUNK)
        except _BROKEN as error:
            raise UnreadableFileError(path=self._archive.path, finding=_DAMAGED) from error
        self._left -= len(data)
        self._archive.count(len(data))
        if self._left < 0:
            size_so_far = self._most - self._left
            raise LargeFileError(path=self._archive.path, size=size_so_far, limit=self._most)
        return data


class Archive:
    """An open ZIP file whose members are read within limits for all of them together."""

    def __init__(self, path: Path, packed: zipfile.ZipFile) -> None:
        self.path = path
        self._packed = packed
        self._members = {
            member.filename: member for member in packed.infolist() if _is_plain(member.filename)
        }
        self._left = MOST_BYTES

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, without those that point out of the archive."""
        return tuple(self._members)

    def holds(self, name: str) -> bool:
        """Whether a member is there."""
        return name in self._members

    def count(self, size: int) -> None:
        """Take bytes that were read off what all members together may have."""
        self._left -= size

    def read(self, name: str) -> bytes:
        """Read a member whole.

        Raises:
            EncryptedFileError: it asks for a password.
            LargeFileError: it unpacks to more than any paper has.
            UnreadableFileError: it is missing or damaged.
        """
        with self.member(name) as member:
            return b"".join(iter(member.read, b""))

    @contextmanager
    def member(self, name: str) -> Iterator[Member]:
        """Open a member to read it piece by piece.

        Raises:
            EncryptedFileError: it asks for a password.
            UnreadableFileError: it is missing or damaged.
        """
        found = self._members.get(name)
        if found is None:
            raise UnreadableFileError(path=self.path, finding=f"{name[:100]} is missing")
        if found.flag_bits & _IS_ENCRYPTED:
            raise EncryptedFileError(path=self.path)
        try:
            opened_member = self._packed.open(found)
        except _BROKEN as error:
            raise UnreadableFileError(path=self.path, finding=_DAMAGED) from error
        with opened_member as file:
            yield Member(self, file, min(self._left, max(_SMALL, found.compress_size * MOST_TIMES)))

    def weigh(self) -> None:
        """Unpack everything once, keeping nothing, for parsers that would unpack without limits.

        Raises:
            LargeFileError: it is too much.
            UnreadableFileError: it is damaged.
        """
        for name in self.names:
            with self.member(name) as member:
                while member.read():
                    pass


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a ZIP file.

    Raises:
        UnreadableFileError: it is none, or has more members than any paper.
    """
    try:
        packed = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise UnreadableFileError(path=path, finding="damaged archive") from error
    with packed:
        if len(packed.infolist()) > MOST_MEMBERS:
            raise UnreadableFileError(path=path, finding="too many files in it")
        yield Archive(path, packed)


def beside(name: str, target: str) -> str:
    """Find the member that another refers to; a target from the root starts with a slash."""
    plain = target.replace("\\", "/")
    if plain.startswith("/"):
        return posixpath.normpath(plain.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), plain))


def _is_plain(name: str) -> bool:
    return not name.startswith(("/", "\\")) and ".." not in name.replace("\\", "/").split("/")
