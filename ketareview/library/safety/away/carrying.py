"""Files are carried to another disk byte by byte, and read again there."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ketareview.domain.errors import DamagedLibraryError, LibraryInUseError
from ketareview.domain.progress import Progress
from ketareview.library import occupancy

_BLOCK = 1 << 20


def carry(source: Path, target: Path, progress: Progress) -> str:
    """Copy a file that nobody changes, compare what was written, and tell the sum of its bytes.

    Raises:
        DamagedLibraryError: what was written reads otherwise.
        OSError: one of the disks refuses.
    """
    total = 2 * _blocks(source.stat().st_size)
    with source.open("rb") as old, target.open("wb") as new:
        found = hashlib.sha256()
        for done, block in enumerate(_read(old)):
            progress(min(done, total), total)
            found.update(block)
            new.write(block)
        new.flush()
        os.fsync(new.fileno())
    with target.open("rb") as new:
        again = sum_of(new, lambda done, _: progress(min(total // 2 + done, total), total))
    if again != found.hexdigest():
        raise DamagedLibraryError(path=target, finding="other bytes than were written")
    return again


def sum_of(file: BinaryIO, progress: Progress) -> str:
    """Sum up the bytes of an open file."""
    total = _blocks(os.fstat(file.fileno()).st_size)
    found = hashlib.sha256()
    for done, block in enumerate(_read(file)):
        progress(min(done, total), total)
        found.update(block)
    return found.hexdigest()


def keep_mode(old: Path, new: Path) -> None:
    """Let a file be read by those who could read the one before it."""
    with suppress(OSError):
        shutil.copymode(old, new)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold SQLite's lock on a library while its bytes are read or it is replaced.

    A save that was cut off is rolled back by that. Where no lock is to be had the bytes decide.

    Raises:
        LibraryInUseError: somebody has the file itself open.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None
    )
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise LibraryInUseError(path=path, **occupancy.read(path)) from error
        yield
    finally:
        connection.close()


def _read(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block


def _blocks(size: int) -> int:
    return -(-size // _BLOCK)
