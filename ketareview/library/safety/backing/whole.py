"""Copies of a whole library in one file, which is a library itself."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from ketareview.domain.errors import (
    ForeignFileError,
    LibraryExistsError,
    LibraryNotFoundError,
    LibraryUnwritableError,
)
from ketareview.domain.progress import Progress
from ketareview.library.connecting import APPLICATION_ID, explained, setting
from ketareview.library.database import Database
from ketareview.library.safety.backing.placing import make_folder, put_in_place
from ketareview.library.safety.proving import prove_equal

_STEPS = 3
_SIBLINGS = ("-journal", "-wal", "-shm")


def copy_whole(database: Database, target: Path, progress: Progress) -> None:
    """Copy the open library to `target`, proved equal; nobody else is served meanwhile.

    Raises:
        LibraryExistsError: something is at the target; it was left as it is.
        LibraryUnwritableError: nothing can be written there.
        DamagedLibraryError: the copy does not hold what the library holds.
    """
    with database.driver() as connection:
        _copy(connection, database.path, target, progress)


def copy_closed(source: Path, target: Path, progress: Progress) -> None:
    """Copy a library that nobody has open, a backup for instance; it is only read.

    Raises:
        LibraryNotFoundError: nothing is there.
        ForeignFileError: it is something else.
        LibraryExistsError: something is at the target; it was left as it is.
        LibraryUnwritableError: nothing can be written there.
        DamagedLibraryError: it cannot be read, or the copy does not hold what it holds.
    """
    if not source.is_file():
        raise LibraryNotFoundError(path=source)
    with explained(source):
        # Immutable: stale siblings of the file can do no harm.
        uri = f"{source.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            try:
                is_ours = setting(connection, "application_id") == APPLICATION_ID
            except sqlite3.DatabaseError as error:
                raise ForeignFileError(path=source) from error
            if not is_ours:
                raise ForeignFileError(path=source)
            _copy(connection, source, target, progress)
        finally:
            connection.close()


def clear_siblings(path: Path) -> None:
    """Remove what SQLite would take for the rest of a file: stale, it undoes a restore."""
    for ending in _SIBLINGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, source: Path, target: Path, progress: Progress) -> None:
    if os.path.lexists(target):
        raise LibraryExistsError(path=target)
    draft = target.with_name(f".{target.name}.copy")
    try:
        make_folder(target.parent)
        draft.unlink(missing_ok=True)
        clear_siblings(draft)
        progress(0, _STEPS)
        connection.execute("VACUUM INTO ?", (str(draft),))
        progress(1, _STEPS)
        prove_equal(connection, draft, source)
        progress(2, _STEPS)
        clear_siblings(target)
        put_in_place(draft, target)
        progress(_STEPS, _STEPS)
    except OSError as error:
        raise LibraryUnwritableError(path=target, finding=error.strerror) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
