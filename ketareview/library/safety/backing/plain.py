"""A backup that is not packed: a database that tells what it holds."""

import json
import re
import sqlite3
from datetime import datetime
from pathlib import Path

from ketareview.domain.backups import Backup
from ketareview.domain.errors import BackupError
from ketareview.library.safety.backing.crossing import ROW_NUMBER

_FACTS = "backup"
_NAME = re.compile("[a-z_][a-z_0-9]*")
_STRANGE = "SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index')"
"""What no backup has, and what could do harm in one that somebody made up."""


def sign(connection: sqlite3.Connection, backup: Backup) -> None:
    """Write into a backup what it says of itself."""
    connection.execute(f"CREATE TABLE {_FACTS} (facts)")
    connection.execute(f"INSERT INTO {_FACTS} VALUES (?)", (to_facts(backup),))  # noqa: S608 - ours


def prove(backup: Backup) -> None:
    """Have SQLite read a backup, and count its rows.

    Raises:
        BackupError: it is damaged, or holds more or less than it says.
    """
    connection = opened(backup.path)
    try:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        counts = {table: _count(connection, table) for table in backup.counts}
    except sqlite3.DatabaseError as error:
        raise BackupError(path=backup.path, finding=error) from error
    finally:
        connection.close()
    if found != "ok" or counts != backup.counts:
        raise BackupError(path=backup.path, finding=found if found != "ok" else "other rows")


def read_facts(path: Path) -> Backup:
    """Read what a backup says of itself.

    Raises:
        BackupError: it is none.
    """
    connection = opened(path)
    try:
        strange = connection.execute(_STRANGE).fetchone()
        if strange is not None:
            raise BackupError(path=path, finding=strange[0])
        (told,) = connection.execute(f"SELECT facts FROM {_FACTS}").fetchone()  # noqa: S608 - ours
    except (sqlite3.DatabaseError, TypeError) as error:
        raise BackupError(path=path, finding=error) from error
    finally:
        connection.close()
    return from_facts(path, told)


def opened(path: Path) -> sqlite3.Connection:
    """Open a backup for reading; it may come from anywhere."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def columns_of(
    connection: sqlite3.Connection, table: str, database: str = "main"
) -> tuple[str, ...]:
    """List the columns that a table of a backup has: an older program knew others.

    Raises:
        sqlite3.DatabaseError: there is no such table, or it is none of ours.
    """
    asked = "SELECT name FROM pragma_table_info(?, ?) WHERE name <> ? ORDER BY name"
    found = connection.execute(asked, (table, database, ROW_NUMBER)).fetchall()
    columns = tuple(row[0] for row in found)
    if not columns or not all(map(_NAME.fullmatch, (table, *columns))):
        raise sqlite3.DatabaseError(f"no table {table}")
    return columns


def to_facts(backup: Backup) -> str:
    """Write what a backup says of itself."""
    facts = {
        "library": backup.library,
        "made": backup.made.isoformat(),
        "schema": backup.schema,
        "counts": dict(backup.counts),
        "digest": backup.digest,
        "originals": list(backup.originals),
        "last_action": backup.last_action,
        "last_change": backup.last_change,
        "size": backup.size,
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def from_facts(path: Path, told: str) -> Backup:
    """Read what a backup says of itself; it comes from a file, so nothing is believed unread.

    Raises:
        BackupError: it is not what this program writes.
    """
    try:
        facts = json.loads(told)
        return Backup(
            path=path,
            library=str(facts["library"]),
            made=datetime.fromisoformat(facts["made"]),
            schema=int(facts["schema"]),
            counts={str(table): int(count) for table, count in facts["counts"].items()},
            digest=str(facts["digest"]),
            originals=tuple(str(each) for each in facts["originals"]),
            last_action=str(facts["last_action"]),
            last_change=str(facts.get("last_change", "")),
            size=int(facts.get("size", 0)),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError(path=path, finding=error) from error


def _count(connection: sqlite3.Connection, table: str) -> int:
    columns_of(connection, table)  # proves the name
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
