"""Older libraries are upgraded on a verified copy, which takes the old file's place."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from ketareview.domain.errors import LibraryUnwritableError
from ketareview.domain.progress import Cancelled, Interrupted, Progress
from ketareview.files import free_names, sync
from ketareview.library import replica
from ketareview.library.safety.proving import count_fields, prove_equal
from ketareview.library.steps import Step, advance

_ALL = 100
_OFTEN = 20_000
"""Steps of SQLite, some milliseconds long, after which it is told how far it is."""


class _Stage(NamedTuple):
    """From where to where in a hundred; how many steps SQLite takes for a field (as measured)."""

    first: int
    last: int
    steps: int


_COPYING = _Stage(0, 20, 2)
_PROVING = _Stage(25, _ALL, 7)


def upgrade(
    old: sqlite3.Connection, path: Path, steps: Mapping[int, Step], progress: Progress
) -> None:
    """Swap in an upgraded copy of the library that `old` has locked; the old file stays beside it.

    Raises:
        Cancelled: the reviewer stopped it; nothing was changed.
        DamagedLibraryError: the copy does not hold what the old file holds; nothing was changed.
        LibraryUnwritableError: there is no room for a copy.
    """
    version = int(old.execute("PRAGMA user_version").fetchone()[0])
    copy = path.with_name(f".{path.name}.upgrade")
    try:
        copy.unlink(missing_ok=True)
        fields = count_fields(old)
        with _told(old, _COPYING, fields, progress):
            old.execute("VACUUM INTO ?", (str(copy),))
        progress(_COPYING.last, _ALL)
        _change(copy, path, steps)
        with _told(old, _PROVING, fields, progress):
            prove_equal(old, copy, path)
        progress(_ALL, _ALL)
        _swap(copy, path, kept_as(path, version))  # from here on nothing stops it
    except OSError as error:
        raise LibraryUnwritableError(path=path, finding=error.strerror) from error
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
            copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)


def kept_as(path: Path, version: int) -> Path:
    """Name the file that keeps the library as it was; the first free one of its kind."""
    name = f"{path.stem}.schema-{version}"
    return next(free_names(lambda again: path.with_name(f"{name}{again}{path.suffix}"), " ({})"))


@contextmanager
def _told(
    connection: sqlite3.Connection, stage: _Stage, fields: int, progress: Progress
) -> Iterator[None]:
    """Tell how far SQLite is with what takes long, and let it be stopped from within.

    When it is stopped, it tells only that it was interrupted.
    """
    stopped: list[BaseException] = []
    most = max(fields * stage.steps // _OFTEN, 1)
    looks = count(1)

    def look() -> int:
        done = (stage.last - stage.first) * min(next(looks), most) // most
        try:
            progress(stage.first + done, _ALL)
        except (Cancelled, Interrupted) as error:
            stopped.append(error)
        return len(stopped)

    progress(stage.first, _ALL)
    connection.set_progress_handler(look, _OFTEN)
    try:
        yield
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _change(copy: Path, path: Path, steps: Mapping[int, Step]) -> None:
    connection = sqlite3.connect(copy, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")  # else rebuilt tables lose their children
        connection.execute("PRAGMA synchronous = FULL")
        advance(connection, steps)
        replica.settle(connection, copy, path)  # nothing goes on with the old file
    finally:
        connection.close()


def _swap(copy: Path, path: Path, kept: Path) -> None:
    with copy.open("rb+") as file:  # nobody has the copy open, so no lock is lost
        os.fsync(file.fileno())
    try:
        os.link(path, kept)  # at no moment is there no library
    except OSError:
        path.rename(kept)  # disks without links
    copy.replace(path)
    sync(path.parent)
