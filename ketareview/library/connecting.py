"""The one connection to a library file: its settings, its lock, and what SQLite's errors mean."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from ketareview.domain.errors import (
    DamagedLibraryError,
    LibraryError,
    LibraryFullError,
    LibraryInUseError,
    LibraryMovedError,
    LibraryUnwritableError,
)
from ketareview.library import occupancy, remains

APPLICATION_ID = 0x4B455441
PAGE_SIZE = 8192

SETTINGS: dict[str, tuple[str, object]] = {
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("FULL", 2),
    "fullfsync": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "recursive_triggers": ("ON", 1),
    "cell_size_check": ("ON", 1),
    "mmap_size": ("0", 0),
    "temp_store": ("MEMORY", 2),
    "cache_size": ("-65536", -65536),
    "busy_timeout": ("0", 0),
}
"""Each setting of a connection: what is asked for, and what SQLite must answer."""


def connect(path: Path, put_aside: Callable[[Path], object] = lambda _: None) -> sqlite3.Connection:
    """Open a file with all settings and lock it for this process until it is closed.

    A log that lies beside it and is not its own is put aside under names that `put_aside` hears.

    Raises:
        LibraryInUseError: somebody else has it open.
        LibraryUnwritableError: it is read-only.
        DamagedLibraryError: SQLite cannot read it, or does not take a setting.
    """
    with explained(path):
        moved = remains.put_aside(path)
        try:
            if moved and _asks_for_log(path):
                remains.put_back(moved)
                moved = {}
            connection = _connect(path)
        except BaseException:
            remains.put_back(moved)  # somebody may have the file open with it
            raise
    for aside in moved.values():
        put_aside(aside)
    return connection


def release(connection: sqlite3.Connection, path: Path) -> None:
    """Take the empty rollback journal away, so that the closed file has no sibling.

    Where a log came to lie beside it the lock is kept until the end: SQLite looks for one anew with
    each lock that it takes.
    """
    if remains.lie_beside(path):
        return
    with suppress(sqlite3.Error):  # it does no harm where it stays
        connection.execute("PRAGMA locking_mode=NORMAL").fetchall()
        connection.execute("SELECT 1 FROM sqlite_schema").fetchall()
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        _set(connection, path)
        # Without it two programs open the file and then neither can commit.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _asks_for_log(path: Path) -> bool:
    """Whether another program had the file itself keep a log, in which its latest changes are."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        return setting(connection, "journal_mode") == "wal"


def _set(connection: sqlite3.Connection, path: Path) -> None:
    for name, (asked, expected) in SETTINGS.items():
        connection.execute(f"PRAGMA {name}={asked}").fetchall()
        answer = setting(connection, name)
        if answer != expected:
            raise DamagedLibraryError(path=path, finding=f"{name} is {answer}")


def setting(connection: sqlite3.Connection, name: str) -> object:
    """Read a setting back."""
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's complaints about the file at `path` into ours; others pass as they are."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        ours = _explain(path, error)
        if ours is None:
            raise
        raise ours from error


def _explain(path: Path, error: sqlite3.Error | DBAPIError) -> LibraryError | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    name: str = getattr(cause, "sqlite_errorname", "")
    if name == "SQLITE_READONLY_DBMOVED":
        return LibraryMovedError(path=path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryInUseError(path=path, **occupancy.read(path))
    is_no_text = not name and str(cause).startswith("Could not decode to UTF-8")  # Python's own
    if is_no_text or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedLibraryError(path=path, finding=cause)
    if name.startswith("SQLITE_FULL"):
        return LibraryFullError(path=path, finding=cause)
    if name.startswith(("SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return LibraryUnwritableError(path=path, finding=cause)
    return None
