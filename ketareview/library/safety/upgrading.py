"""Older libraries are upgraded on a verified copy, which takes the old file's place."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from ketareview.domain.errors import LibraryUnwritableError
from ketareview.domain.progress import Cancelled, Interrupted, Progress
from ketareview.files import sync
from ketareview.library import replica
from ketareview.library.safety.proving import prove_equal
from ketareview.library.steps import Step, advance

_STAGES = 3
_OFTEN = 20_000
"""Steps of SQLite, some milliseconds long, after which it is asked whether to stop."""


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
        with _stoppable(old, partial(progress, 0, _STAGES)):
            old.execute("VACUUM INTO ?", (str(copy),))
        progress(1, _STAGES)
        _change(copy, path, steps)
        with _stoppable(old, partial(progress, 2, _STAGES)):
            prove_equal(old, copy, path)
        progress(_STAGES, _STAGES)
        _swap(copy, path, kept_as(path, version))  # from here on nothing stops it
    except OSError as error:
        raise LibraryUnwritableError(path=path, finding=error.strerror) from error
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
            copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)


def kept_as(path: Path, version: int) -> Path:
    """Name the file that keeps the library as it was; the first free one of its kind."""
    number = 1
    while True:
        again = "" if number == 1 else f" ({number})"
        kept = path.with_name(f"{path.stem}.schema-{version}{again}{path.suffix}")
        if not kept.exists():
            return kept
        number += 1


@contextmanager
def _stoppable(connection: sqlite3.Connection, check: Callable[[], None]) -> Iterator[None]:
    """Let what SQLite does long be stopped from within; it tells only that it was interrupted."""
    stopped: list[BaseException] = []

    def look() -> int:
        try:
            check()
        except (Cancelled, Interrupted) as error:
            stopped.append(error)
        return len(stopped)

    check()
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
