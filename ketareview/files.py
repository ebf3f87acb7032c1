"""Files are written whole or not at all, and held by one process."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO, TextIO

from ketareview.domain.errors import UnwritableFileError

if sys.platform != "win32":
    import fcntl


@contextmanager
def whole(path: Path, *, is_kept: bool = True) -> Iterator[BinaryIO]:
    """Open a draft beside the file, which takes the file's place if all goes well.

    One that is not kept when the program ends need not be on the disk when this returns.

    Raises:
        UnwritableFileError: the disk is full, or nothing may be written there.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.unlink(missing_ok=True)  # of a program that was killed, or a link to elsewhere
        with draft.open("x+b") as file:
            yield file
            file.flush()
            if is_kept:
                os.fsync(file.fileno())
        draft.replace(path)
        if is_kept:
            sync(path.parent)
    except OSError as error:
        raise UnwritableFileError(path=str(path), finding=error.strerror or "") from error
    finally:
        with suppress(OSError):  # it has taken the file's place, or the disk is gone
            draft.unlink(missing_ok=True)


def write_whole(content: bytes, path: Path) -> None:
    """Write a file in one go.

    Raises:
        UnwritableFileError: the disk is full, or nothing may be written there.
    """
    with whole(path) as file:
        file.write(content)


def free_names(named: Callable[[str], Path], again: str = " {}") -> Iterator[Path]:
    """Give names that nothing has yet: `named` is told "", then the numbers from 2 as `again`."""
    numbers = chain([""], map(again.format, count(2)))
    return (path for path in map(named, numbers) if not os.path.lexists(path))


def sync(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def hold(path: Path) -> TextIO:
    """Make a file that is held as long as this process lives and leaves it open.

    Raises:
        OSError: it cannot be made, or another process holds it.
    """
    file = path.open("w+", encoding="utf-8")
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            raise
    return file


def is_held(path: Path) -> bool:
    """Whether a process that lives holds the file; a killed one holds nothing."""
    try:
        if sys.platform == "win32":
            path.rename(path)  # refused while somebody has it open
        else:
            with path.open(encoding="utf-8") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False
