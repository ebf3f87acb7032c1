"""What people wrote is copied to a file of its own, a little in each turn, and proved equal.

The copy is what the library held at its last turn: rows that changed meanwhile are known from the
journal and copied again then.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from ketareview.domain.backups import Backup
from ketareview.domain.errors import BackupError, UnwritableFileError
from ketareview.domain.progress import Progress
from ketareview.library.database import Database
from ketareview.library.models import ActionRow, Base, ChangeRow, authored, keyed
from ketareview.library.models.journal import PropertyRow, ReplicaRow
from ketareview.library.models.papers import PageRow
from ketareview.library.safety.digest import Digest, of_rows, together
from ketareview.library.safety.emptied import PREFIX

_PORTION = 1_000
_NUMBERED = (ActionRow.__tablename__, ChangeRow.__tablename__)
_SMALL = (ReplicaRow.__tablename__, PropertyRow.__tablename__)
TABLES: dict[str, tuple[str, ...]] = {
    table.name: tuple(sorted(column.name for column in table.columns))
    for table in (
        Base.metadata.tables[name]
        for name in (
            *(row.__tablename__ for row in authored()),
            *(row.__tablename__ for row in keyed() if row is not PageRow),
            *_NUMBERED,
            *_SMALL,
        )
    )
}
"""The tables of a backup, with their columns: all but originals, their text, and indexes."""

_CHANGED = "SELECT number, kind, row_id FROM change WHERE number > ? ORDER BY number LIMIT ?"
_FACTS = "backup"
_NAME = re.compile("[a-z_][a-z_0-9]*")
_STRANGE = "SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index')"
"""What no backup has, and what could do harm in one that somebody made up."""


def copy(database: Database, path: Path, progress: Progress) -> Backup:
    """Copy to `path`, which is nothing yet; what is there afterwards is proved to be equal.

    Raises:
        BackupError: the copy does not hold what the library holds.
        UnwritableFileError: the disk is full, or the like.
        Cancelled: somebody stopped it.
    """
    with database.driver() as source:
        before = _last_change(source)
        version = source.execute("PRAGMA user_version").fetchone()[0]
    target = sqlite3.connect(path, isolation_level=None)
    try:
        target.execute("PRAGMA journal_mode = OFF")  # it counts only once it was proved
        target.execute("PRAGMA synchronous = OFF")
        target.execute("BEGIN")
        copier = _Copier(database, target)
        steps = len(TABLES) + 1
        for done, table in enumerate(TABLES):
            copier.copy(table, partial(progress, done, steps))
        copier.catch_up(before, partial(progress, len(TABLES), steps))
        backup = copier.sign(path, version)
        target.execute("COMMIT")
        progress(steps, steps)
    except sqlite3.Error as error:  # the library's own are told as such
        raise UnwritableFileError(path=path.parent, finding=error) from error
    finally:
        target.close()
    prove(backup, partial(progress, steps, steps))
    return backup


def prove(backup: Backup, go_on: Callable[[], None] = lambda: None) -> None:
    """Read a backup that is not packed, and compare what it holds with what it says it holds.

    Raises:
        BackupError: it is damaged, or holds something else.
        Cancelled: `go_on`, which is asked now and then, raised it.
    """
    connection = opened(backup.path)
    try:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        digests = {table: of_rows(_read(connection, table, go_on)) for table in backup.counts}
    except sqlite3.DatabaseError as error:
        raise BackupError(path=backup.path, finding=error) from error
    finally:
        connection.close()
    if found != "ok" or together(digests) != backup.digest:
        raise BackupError(path=backup.path, finding=found if found != "ok" else "other rows")


def _read(
    connection: sqlite3.Connection, table: str, go_on: Callable[[], None]
) -> Iterator[tuple[Any, ...]]:
    columns = ", ".join(columns_of(connection, table))
    rows = connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - proved names
    while some := rows.fetchmany(_PORTION):
        go_on()
        yield from some


def read_facts(path: Path) -> Backup:
    """Read what a backup that is not packed says of itself.

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
    """Open a backup that is not packed, for reading; it may come from anywhere."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """List the columns that a table of a backup has: an older program knew others.

    Raises:
        sqlite3.DatabaseError: there is no such table, or it is none of ours.
    """
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
    columns = tuple(sorted(row[0] for row in rows))
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
            size=int(facts.get("size", 0)),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError(path=path, finding=error) from error


class _Copier:
    """Copies tables and keeps the sum of what it wrote."""

    def __init__(self, database: Database, target: sqlite3.Connection) -> None:
        self._database = database
        self._target = target
        self._digests = {table: Digest() for table in TABLES}
        self._last = dict.fromkeys(TABLES, -1)
        for table, columns in TABLES.items():
            target.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        target.execute(f"CREATE TABLE {_FACTS} (facts)")

    def copy(self, table: str, go_on: Callable[[], None]) -> None:
        """Copy a table from where it was copied to before, some rows in each turn."""
        while True:
            go_on()
            with self._database.driver() as source:
                rows = self._next(source, table, _PORTION)
            if not rows:
                return
            self._write(table, [row[1:] for row in rows])

    def catch_up(self, before: int, go_on: Callable[[], None]) -> None:
        """Copy again what changed since the journal had `before` entries: the last bit in one turn.

        Whoever writes meanwhile waits for that bit only.
        """
        while True:
            for table in _NUMBERED:
                self.copy(table, go_on)
            with self._database.driver() as source:
                changes = source.execute(_CHANGED, (before, _PORTION)).fetchall()
                touched = dict.fromkeys(change[1:] for change in changes if change[1] in TABLES)
                again = {each: _read_again(source, *each) for each in touched}
                is_last = len(changes) < _PORTION
                rest = self._rest(source) if is_last else {}
            for (table, row), rows in again.items():
                self._take_again(table, row, rows)
            for table, rows in rest.items():
                self._write(table, rows)
            if is_last:
                return
            before = changes[-1][0]

    def sign(self, path: Path, version: int) -> Backup:
        """Write what the copy holds into it."""
        facts = dict(self._target.execute("SELECT name, value FROM property"))
        originals = self._target.execute(
            "SELECT sha256 FROM source WHERE NOT EXISTS"
            " (SELECT 1 FROM property WHERE name = ? || sha256) ORDER BY sha256",
            (PREFIX,),
        )
        last = self._target.execute("SELECT name FROM action ORDER BY number DESC LIMIT 1")
        backup = Backup(
            path=path,
            library=facts.get("library", ""),
            made=datetime.now(UTC),
            schema=version,
            counts={table: digest.count for table, digest in self._digests.items()},
            digest=together(self._digests),
            originals=tuple(row[0] for row in originals.fetchall()),
            last_action=(last.fetchone() or ("",))[0],
        )
        self._target.execute(f"INSERT INTO {_FACTS} VALUES (?)", (to_facts(backup),))  # noqa: S608
        return backup

    def _next(self, source: sqlite3.Connection, table: str, most: int) -> list[tuple[Any, ...]]:
        """Read the rows after those that were read last, with their numbers before them."""
        rows: list[tuple[Any, ...]] = source.execute(
            f"SELECT rowid, {', '.join(TABLES[table])} FROM {table}"  # noqa: S608 - ours
            " WHERE rowid > ? ORDER BY rowid LIMIT ?",
            (self._last[table], most),
        ).fetchall()
        if rows:
            self._last[table] = rows[-1][0]
        return rows

    def _rest(self, source: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
        """Read what came while the last changes were read again, in the same turn."""
        rest = {table: [row[1:] for row in self._next(source, table, -1)] for table in _NUMBERED}
        for table in _SMALL:
            self._target.execute(f"DELETE FROM {table}")  # noqa: S608 - ours
            self._digests[table] = Digest()
            self._last[table] = -1
            rest[table] = [row[1:] for row in self._next(source, table, -1)]
        return rest

    def _take_again(self, table: str, row: str, rows: Sequence[Sequence[object]]) -> None:
        """Put a row that was read again in the place of what was copied of it."""
        key, columns = _key(table), ", ".join(TABLES[table])
        self._target.execute(f"CREATE INDEX IF NOT EXISTS by_{table} ON {table} ({key})")
        asked = f"SELECT {columns} FROM {table} WHERE {key} = ?"  # noqa: S608 - ours
        for old in self._target.execute(asked, (row,)).fetchall():
            self._digests[table].remove(old)
        self._target.execute(f"DELETE FROM {table} WHERE {key} = ?", (row,))  # noqa: S608 - ours
        self._write(table, rows)

    def _write(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        for row in rows:
            self._digests[table].add(row)
        marks, columns = ", ".join("?" * len(TABLES[table])), ", ".join(TABLES[table])
        self._target.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - names of ours
            rows,
        )


def _key(table: str) -> str:
    return "sha256" if "sha256" in TABLES[table] else "id"


def _read_again(source: sqlite3.Connection, table: str, row: str) -> list[tuple[Any, ...]]:
    asked = f"SELECT {', '.join(TABLES[table])} FROM {table} WHERE {_key(table)} = ?"  # noqa: S608
    return source.execute(asked, (row,)).fetchall()


def _last_change(source: sqlite3.Connection) -> int:
    (number,) = source.execute("SELECT max(number) FROM change").fetchone()
    return number or 0
