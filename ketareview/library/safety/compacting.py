"""A library without the room that removed files left: a proved copy takes the file's place."""

import os
import sqlite3
from pathlib import Path

from ketareview.domain.errors import LibraryUnwritableError
from ketareview.domain.progress import Progress
from ketareview.library import replica
from ketareview.library.database import Database
from ketareview.library.safety.proving import prove_equal

_STAGES = 3


def spare(database: Database) -> int:
    """Tell how many bytes of the file hold nothing."""
    with database.driver() as connection:
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    return int(free * size)


def compact(database: Database, progress: Progress) -> int:
    """Write the library anew without empty room, and tell how many bytes that saved.

    Others wait meanwhile. The copy takes the file's place only when it was proved to be equal.

    Raises:
        LibraryUnwritableError: there is no room for a copy; nothing was changed.
        DamagedLibraryError: the copy does not hold what the library holds; nothing was changed.
        Cancelled: somebody stopped it; nothing was changed.
    """
    before = database.path.stat().st_size

    def write_copy(connection: sqlite3.Connection, copy: Path) -> None:
        progress(0, _STAGES)
        connection.execute("VACUUM INTO ?", (str(copy),))
        progress(1, _STAGES)
        prove_equal(connection, copy, database.path)
        progress(2, _STAGES)
        _settle(copy, database.path)

    try:
        database.exchange(write_copy)
    except OSError as error:
        raise LibraryUnwritableError(path=database.path, finding=error.strerror) from error
    progress(_STAGES, _STAGES)
    return before - database.path.stat().st_size


def _settle(copy: Path, path: Path) -> None:
    """Make the copy the same replica, and have it on the disk."""
    connection = sqlite3.connect(copy, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        replica.settle(connection, copy, path)
    finally:
        connection.close()
    with copy.open("rb+") as file:  # nobody has the copy open, so no lock is lost
        os.fsync(file.fileno())
