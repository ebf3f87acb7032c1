"""What stands in a library file that nobody in this process has open."""

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from ketareview.domain.away import Held
from ketareview.domain.errors import DamagedLibraryError, ForeignFileError
from ketareview.library.connecting import APPLICATION_ID, connect, explained, release, setting

_LAST = "SELECT coalesce(max(number), 0) FROM change"
_BY = """
SELECT action.at, reviewer.name FROM action
LEFT JOIN reviewer ON reviewer.id = action.reviewer_id ORDER BY action.number DESC LIMIT 1
"""


def is_seen(path: Path) -> bool:
    """Whether something is at a path; a disk that gives no answer is taken for gone."""
    try:
        return path.exists()
    except OSError:
        return False


def last_change(path: Path) -> int:
    """Read the number of the last change, after putting right what a kill has cut off.

    Raises:
        LibraryInUseError: somebody has it open.
        DamagedLibraryError, LibraryUnwritableError: it cannot be read.
    """
    with explained(path):
        connection = connect(path)
        try:
            return int(connection.execute(_LAST).fetchone()[0])
        finally:
            release(connection, path)
            connection.close()


def last_change_seen(path: Path) -> int | None:
    """Read the number of the last change without a lock; None where it cannot be read now."""
    with suppress(sqlite3.Error), closing(_look(path)) as connection:
        return int(connection.execute(_LAST).fetchone()[0])
    return None


def library_of(path: Path) -> str:
    """Read the id that a library and its copies share; "" where the file is no library."""
    known = "SELECT value FROM property WHERE name = 'library'"
    with suppress(sqlite3.Error), closing(_look(path)) as connection:
        row = connection.execute(known).fetchone()
        return str(row[0]) if row else ""
    return ""


def held_in(path: Path) -> Held:
    """Count what a file holds, and tell who changed it last.

    Raises:
        DamagedLibraryError: it cannot be read.
    """
    with explained(path), closing(_look(path)) as connection:
        articles, highlights = (
            connection.execute(f"SELECT count(*) FROM {table} WHERE NOT deleted").fetchone()[0]  # noqa: S608 - ours
            for table in ("article", "highlight")
        )
        row = connection.execute(_BY).fetchone()
    at, by = row or (None, None)
    moment = None if at is None else datetime.fromtimestamp(at / 1_000_000, UTC)
    return Held(articles, highlights, moment, by or "")


def prove_sound(path: Path, told: Path) -> None:
    """Look a closed file through; `told` is the path that an error names.

    Raises:
        ForeignFileError: it is no library.
        DamagedLibraryError: SQLite finds it damaged.
    """
    with explained(told), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        try:
            is_ours = setting(connection, "application_id") == APPLICATION_ID
        except sqlite3.DatabaseError as error:
            raise ForeignFileError(path=told) from error
        if not is_ours:
            raise ForeignFileError(path=told)
        findings = [
            *(row[0] for row in connection.execute("PRAGMA integrity_check(1)") if row[0] != "ok"),
            *(str(row) for row in connection.execute("PRAGMA foreign_key_check")),
        ]
    if findings:
        raise DamagedLibraryError(path=told, finding=findings[0])


def forget_replica(path: Path) -> None:
    """Let a copy be a replica of its own, whatever file had its place before."""
    with explained(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("DELETE FROM property WHERE name = 'place'")


def _look(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
