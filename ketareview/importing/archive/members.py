"""The members of a ZIP file, counted while they are read."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ketareview.domain.errors import EncryptedFileError, LargeFileError, UnreadableFileError

MOST_MEMBERS = 5_000
MOST_BYTES = 500_000_000
"""Of all members together."""

MOST_TIMES = 200
"""How many times its packed size a member may have."""

_SMALL = 1_000_000
"""Bytes that may be packed as tightly as they will."""

_CHUNK = 1 << 18
_IS_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


class Archive:
    """An open ZIP file whose members are read whole, within limits for all of them together."""

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

    def read(self, name: str) -> bytes:
        """Read a member.

        Raises:
            EncryptedFileError: it asks for a password.
            LargeFileError: it unpacks to more than any paper has.
            UnreadableFileError: it is missing or damaged.
        """
        member = self._members.get(name)
        if member is None:
            raise UnreadableFileError(path=self.path, finding=f"{name[:100]} is missing")
        if member.flag_bits & _IS_ENCRYPTED:
            raise EncryptedFileError(path=self.path)
        most = min(self._left, max(_SMALL, member.compress_size * MOST_TIMES))
        try:
            data = self._unpacked(member, most)
        except (*_BROKEN, RuntimeError) as error:
            raise UnreadableFileError(path=self.path, finding="damaged archive") from error
        if len(data) > most:
            raise LargeFileError(path=self.path, size=member.file_size, limit=most)
        self._left -= len(data)
        return data

    def _unpacked(self, member: zipfile.ZipInfo, most: int) -> bytes:
        """Unpack until one byte more than is allowed."""
        data = bytearray()
        with self._packed.open(member) as file:
            while len(data) <= most and (chunk := file.read(min(_CHUNK, most + 1 - len(data)))):
                data += chunk
        return bytes(data)


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
