"""Whether the file at a library's path is still the one that was opened, as it was left there."""

import os
from pathlib import Path

from ketareview.domain.errors import LibraryMovedError, LibraryUnwritableError
from ketareview.library.connecting import PAGE_SIZE

_PIECE = 100
"""Bytes that are compared at each place; SQLite's header is as long, and counts the saves."""

_PLACES = 16
"""Two libraries that were made alike may have the same header."""


class Guard:
    """Keeps what is saved from being written into another file, or over another's content.

    Sync clients rename open files; copying programs write over them, and the file keeps its number.
    The file stays open here until SQLite has closed it: closing it sooner would drop its locks.
    """

    def __init__(self, path: Path) -> None:
        """Begin with the file as it is now.

        Raises:
            LibraryUnwritableError: it cannot be opened.
        """
        try:
            self._file = path.open("rb", buffering=0)
        except OSError as error:
            raise LibraryUnwritableError(path=path, finding=error.strerror) from error
        self._identity = _identity(os.fstat(self._file.fileno()))
        self._left = self._state()
        self._seen = self._pieces()

    @property
    def device(self) -> int:
        """The disk that the file was opened on."""
        return self._identity[0]

    def check_place(self, path: Path) -> None:
        """Make sure that `path` still leads to the file that is open.

        Raises:
            LibraryMovedError: nothing is there, or another file.
        """
        try:
            found = _identity(path.stat())
        except OSError:
            found = None
        if found != self._identity:
            raise LibraryMovedError(path=path)

    def check_content(self, path: Path) -> None:
        """Make sure that nobody wrote into the file since `note`; touching it does no harm.

        Raises:
            LibraryMovedError: somebody did.
        """
        size, changed = self._state()
        if (size, changed) == self._left:
            return
        if size != self._left[0] or self._pieces() != self._seen:
            raise LibraryMovedError(path=path)
        self._left = size, changed

    def note(self) -> None:
        """Take what is in the file now for what was left there."""
        self._left = self._state()
        self._seen = self._pieces()

    def close(self) -> None:
        """Let the file go, after SQLite has."""
        self._file.close()

    def _state(self) -> tuple[int, int]:
        """Tell how large the file is, and when it was changed."""
        found = os.fstat(self._file.fileno())
        return found.st_size, found.st_mtime_ns

    def _pieces(self) -> tuple[bytes, ...]:
        """Read the header, and pieces before the ends of pages, where SQLite puts rows first.

        Nothing where the disk does not answer: what was saved is saved.
        """
        pages = self._left[0] // PAGE_SIZE
        ends = (pages * place // _PLACES * PAGE_SIZE for place in range(1, _PLACES))
        try:
            return tuple(self._piece(max(end - _PIECE, 0)) for end in (0, *ends))
        except OSError:
            return ()

    def _piece(self, start: int) -> bytes:
        self._file.seek(start)
        return self._file.read(_PIECE)


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino
