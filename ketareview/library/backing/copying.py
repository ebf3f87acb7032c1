"""What people wrote is copied to a file of its own, a little in each turn, and proved equal.

The copy is what the library held at its last turn: rows that changed meanwhile are known from the
journal and copied again then.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ketareview.domain.backups import Backup
from ketareview.domain.errors import BackupError
from ketareview.domain.progress import Progress
from ketareview.library.database import Database
from ketareview.library.digest import Digest, of_table, together
from ketareview.library.models import ActionRow, Base, ChangeRow, authored, keyed
from ketareview.library.models.journal import PropertyRow, ReplicaRow
from ketareview.library.models.papers import PageRow

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

_FACTS = "backup"


def copy(database: Database, path: Path, progress: Progress) -> Backup:
    """Copy to `path`, which is nothing yet; what is there afterwards is proved to be equal.

    Raises:
        BackupError: the copy does not hold what the library holds.
        Cancelled: somebody stopped it.
    """
    with database.driver() as source:
        before = _last_change(source)
        version = source.execute("PRAGMA user_version").fetchone()[0]
    target = sqlite3.connect(path, isolation_level=None)
    try:
        target.execute("PRAGMA journal_mode = OFF")  # it counts only once it was proved
        target.execute("BEGIN")
        copier = _Copier(database, target)
        for done, table in enumerate(TABLES):
            progress(done, len(TABLES) + 1)
            copier.copy(table)
        copier.catch_up(before)
        backup = copier.sign(path, version)
        target.execute("COMMIT")
        progress(len(TABLES) + 1, len(TABLES) + 1)
    finally:
        target.close()
    prove(backup)
    return backup


def prove(backup: Backup) -> None:
    """Read a backup that is not packed, and compare what it holds with what it says it holds.

    Raises:
        BackupError: it is damaged, or holds something else.
    """
    connection = sqlite3.connect(f"{backup.path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        digests = {table: of_table(connection, table, TABLES[table]) for table in backup.counts}
    except (sqlite3.DatabaseError, KeyError) as error:
        raise BackupError(path=backup.path, finding=error) from error
    finally:
        connection.close()
    if found != "ok" or together(digests) != backup.digest:
        raise BackupError(path=backup.path, finding=found if found != "ok" else "other rows")


def read_facts(path: Path) -> Backup:
    """Read what a backup that is not packed says of itself.

    Raises:
        BackupError: it is none.
    """
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        (told,) = connection.execute(f"SELECT facts FROM {_FACTS}").fetchone()  # noqa: S608 - ours
    except (sqlite3.DatabaseError, TypeError) as error:
        raise BackupError(path=path, finding=error) from error
    finally:
        connection.close()
    return from_facts(path, told)


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
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError(path=path, finding=error) from error


class _Copier:
    """Copies tables and keeps the sum of what it wrote."""

    def __init__(self, database: Database, target: sqlite3.Connection) -> None:
        self._database = database
        self._target = target
        self._digests = {table: Digest() for table in TABLES}
        for table, columns in TABLES.items():
            target.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        target.execute(f"CREATE TABLE {_FACTS} (facts)")

    def copy(self, table: str) -> None:
        """Copy a table, some rows in each turn; those numbered on the way are left for the end."""
        last = -1
        while True:
            with self._database.driver() as source:
                rows = source.execute(
                    f"SELECT rowid, {', '.join(TABLES[table])} FROM {table}"  # noqa: S608 - ours
                    " WHERE rowid > ? ORDER BY rowid LIMIT ?",
                    (last, _PORTION),
                ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            self._write(table, [row[1:] for row in rows])

    def catch_up(self, before: int) -> None:
        """Copy again, in one turn, what changed since the journal had `before` entries."""
        with self._database.driver() as source:
            for table in _NUMBERED:
                self._append(source, table)
            for table in _SMALL:
                self._replace(source, table)
            changed = source.execute(
                "SELECT DISTINCT kind, row_id FROM change WHERE number > ?", (before,)
            ).fetchall()
            for kind, row in changed:
                if kind in TABLES:
                    self._copy_again(source, kind, row)

    def sign(self, path: Path, version: int) -> Backup:
        """Write what the copy holds into it."""
        facts = dict(self._target.execute("SELECT name, value FROM property"))
        originals = self._target.execute("SELECT sha256 FROM source ORDER BY sha256")
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

    def _append(self, source: sqlite3.Connection, table: str) -> None:
        columns = TABLES[table]
        (last,) = self._target.execute(f"SELECT max(number) FROM {table}").fetchone()  # noqa: S608
        rows = source.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE number > ?",  # noqa: S608 - ours
            (last or 0,),
        )
        self._write(table, rows.fetchall())

    def _replace(self, source: sqlite3.Connection, table: str) -> None:
        self._target.execute(f"DELETE FROM {table}")  # noqa: S608 - ours
        self._digests[table] = Digest()
        columns = ", ".join(TABLES[table])
        self._write(table, source.execute(f"SELECT {columns} FROM {table}").fetchall())  # noqa: S608

    def _copy_again(self, source: sqlite3.Connection, table: str, row: str) -> None:
        key = "sha256" if "sha256" in TABLES[table] else "id"
        asked = f"SELECT {', '.join(TABLES[table])} FROM {table} WHERE {key} = ?"  # noqa: S608
        self._target.execute(f"CREATE INDEX IF NOT EXISTS by_{table} ON {table} ({key})")
        for old in self._target.execute(asked, (row,)).fetchall():
            self._digests[table].remove(old)
        self._target.execute(f"DELETE FROM {table} WHERE {key} = ?", (row,))  # noqa: S608 - ours
        self._write(table, source.execute(asked, (row,)).fetchall())

    def _write(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        marks = ", ".join("?" * len(TABLES[table]))
        columns = ", ".join(TABLES[table])
        for row in rows:
            self._digests[table].add(row)
            self._target.execute(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - names of ours
                row,
            )


def _last_change(source: sqlite3.Connection) -> int:
    (number,) = source.execute("SELECT max(number) FROM change").fetchone()
    return number or 0
