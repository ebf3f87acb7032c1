"""Whether a file is a library that this program can use."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from ketareview.domain.errors import (
    DamagedLibraryError,
    ForeignFileError,
    LibraryError,
    LibraryNotFoundError,
    LibraryUnwritableError,
    NewerLibraryError,
)
from ketareview.domain.progress import Progress, silent
from ketareview.library import occupancy
from ketareview.library.connecting import (
    APPLICATION_ID,
    connect,
    explained,
    release,
    setting,
)
from ketareview.library.safety.upgrading import upgrade
from ketareview.library.steps import STEPS, Step

_SMALL = 1 << 28  # looked through in less than 0.1 s


def prepare(
    path: Path, steps: Mapping[int, Step] = STEPS, progress: Progress = silent
) -> tuple[Path, ...]:
    """Make sure that the file is a sound library of the present schema; upgrade an older one.

    Returns what lay beside it and was put aside.

    Raises:
        LibraryNotFoundError: nothing is there.
        ForeignFileError: it is something else.
        NewerLibraryError: a later program made it.
        DamagedLibraryError: SQLite finds it damaged.
        LibraryInUseError: somebody else has it open.
    """
    version = _version(path)
    known = max(steps)
    if version > known:
        raise NewerLibraryError(path=path, version=version, known=known)
    put_aside: list[Path] = []
    with explained(path):
        connection = connect(path, put_aside.append)
        try:
            _examine(connection, path)
            if version < known:
                upgrade(connection, path, steps, progress)
        finally:
            release(connection, path)
            connection.close()
    return tuple(put_aside)


def is_older(path: Path, steps: Mapping[int, Step] = STEPS) -> bool:
    """Whether opening the file will upgrade it; what is no library is not older."""
    try:
        return _version(path) < max(steps)
    except LibraryError:
        return False


def _version(path: Path) -> int:
    """Read the schema version without a lock and without leave to write."""
    if not path.exists():
        raise LibraryNotFoundError(path=path)
    if not path.is_file():
        raise ForeignFileError(path=path)
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            # A commit that was cut off counts pages that are not there yet; its journal is unread.
            connection.execute("PRAGMA writable_schema = ON")
            application = setting(connection, "application_id")
            version = setting(connection, "user_version")
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise _unreadable(path, error) from error
    if application != APPLICATION_ID or not isinstance(version, int):
        raise ForeignFileError(path=path)
    return version


def _unreadable(path: Path, error: sqlite3.DatabaseError) -> Exception:
    name: str = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_NOTADB"):
        return ForeignFileError(path=path)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR")):
        return LibraryUnwritableError(path=path, finding=error)
    return DamagedLibraryError(path=path, finding=error)


def _examine(connection: sqlite3.Connection, path: Path) -> None:
    """Look the file through for damage: a large one only after it was not closed properly."""
    left_open = occupancy.beside(path).exists()
    thorough = left_open or path.stat().st_size < _SMALL
    check = "PRAGMA quick_check(1)" if thorough else "SELECT 'ok' FROM sqlite_schema LIMIT 1"
    finding = connection.execute(check).fetchone()
    if finding != ("ok",):
        raise DamagedLibraryError(path=path, finding=finding[0] if finding else "empty")
