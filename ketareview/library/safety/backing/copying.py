"""What people wrote is copied to a file of its own, a little in each turn, and compared.

The copy is what the library held at its last turn: rows that changed meanwhile are known from the
journal and copied again then.
"""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ketareview.domain.backups import Backup
from ketareview.domain.errors import UnwritableFileError
from ketareview.domain.progress import Progress
from ketareview.library.database import Database
from ketareview.library.models import ActionRow, Base, ChangeRow, authored, keyed
from ketareview.library.models.journal import PropertyRow, ReplicaRow
from ketareview.library.models.papers import PageRow
from ketareview.library.safety.backing.crossing import Crossed, Gathering
from ketareview.library.safety.backing.plain import sign
from ketareview.library.safety.emptied import PREFIX

_PORTION = 4_000
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
_ORIGINALS = """
SELECT sha256 FROM source
WHERE NOT EXISTS (SELECT 1 FROM property WHERE name = ? || sha256) ORDER BY sha256"""


def copy(database: Database, path: Path, progress: Progress) -> Backup:
    """Copy to `path`, which is nothing yet, and compare each row that is there with the library's.

    Raises:
        BackupError: the copy does not hold what the library holds.
        UnwritableFileError: the disk is full, or the like.
        Cancelled: somebody stopped it.
    """
    with database.driver() as source:
        before = _last_change(source)
        version = source.execute("PRAGMA user_version").fetchone()[0]
    steps = len(TABLES) + 1
    try:
        with Crossed(path, TABLES) as crossed:
            copier = _Copier(database, crossed)
            for done, table in enumerate(TABLES):
                copier.copy(table, partial(progress, done, steps))
            copier.catch_up(before, partial(progress, len(TABLES), steps))
            backup = _told(crossed.connection, path, version)
            sign(crossed.connection, backup)
    except sqlite3.Error as error:  # the library's own are told as such
        raise UnwritableFileError(path=path.parent, finding=error) from error
    progress(steps, steps)
    return backup


class _Copier:
    """Copies tables in portions, and remembers how far it came."""

    def __init__(self, database: Database, crossed: Crossed) -> None:
        self._database = database
        self._crossed = crossed
        self._last = dict.fromkeys(TABLES, -1)

    def copy(self, table: str, go_on: Callable[[], None]) -> None:
        """Copy a table from where it was copied to before, some rows in each turn."""
        while True:
            go_on()
            with self._database.driver() as source, Gathering(source, TABLES) as gathering:
                self._last[table] = gathering.take(table, self._last[table], _PORTION)
                portion = gathering.portion()
            if not portion.counts[table]:
                return
            self._crossed.take(portion)

    def catch_up(self, before: int, go_on: Callable[[], None]) -> None:
        """Copy again what changed since the journal had `before` entries: the last bit in one turn.

        Whoever writes meanwhile waits for that bit only.
        """
        while True:
            for table in _NUMBERED:
                self.copy(table, go_on)
            with self._database.driver() as source, Gathering(source, TABLES) as gathering:
                changes = source.execute(_CHANGED, (before, _PORTION)).fetchall()
                for table, keys in _touched(changes).items():
                    gathering.take_again(table, keys)
                if is_last := len(changes) < _PORTION:
                    self._take_rest(gathering)
                portion = gathering.portion()
            self._crossed.take(portion)
            if is_last:
                self._crossed.settle()
                return
            before = changes[-1][0]

    def _take_rest(self, gathering: Gathering) -> None:
        """Take what came while the last changes were read again, in the same turn."""
        for table in _NUMBERED:
            gathering.take(table, self._last[table])
        for table in _SMALL:
            gathering.take_all(table)


def _touched(changes: list[tuple[int, str, str]]) -> dict[str, list[str]]:
    rows = dict.fromkeys((kind, row) for _, kind, row in changes if kind in TABLES)
    return {
        table: [row for kind, row in rows if kind == table]
        for table in dict.fromkeys(kind for kind, _ in rows)
    }


def _told(copied: sqlite3.Connection, path: Path, version: int) -> Backup:
    """Tell what a copy holds."""
    facts = dict(copied.execute("SELECT name, value FROM property"))
    last = copied.execute("SELECT name FROM action ORDER BY number DESC LIMIT 1").fetchone()
    return Backup(
        path=path,
        library=facts.get("library", ""),
        made=datetime.now(UTC),
        schema=version,
        counts={
            table: copied.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - ours
            for table in TABLES
        },
        originals=tuple(row[0] for row in copied.execute(_ORIGINALS, (PREFIX,))),
        last_action=last[0] if last else "",
        last_change=newest(copied),
    )


def newest(connection: sqlite3.Connection) -> str:
    """Name the newest change of a journal, "" if there is none; no other library has it."""
    asked = "SELECT replica_id || ' ' || seq FROM change ORDER BY number DESC LIMIT 1"
    return "".join(row[0] for row in connection.execute(asked))


def has(connection: sqlite3.Connection, change: str) -> bool:
    """Whether a journal holds a change, by its name."""
    replica, _, number = change.partition(" ")
    asked = "SELECT 1 FROM change WHERE replica_id = ? AND seq = ?"
    return connection.execute(asked, (replica, number)).fetchone() is not None


def _last_change(source: sqlite3.Connection) -> int:
    (number,) = source.execute("SELECT max(number) FROM change").fetchone()
    return number or 0
