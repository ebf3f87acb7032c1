"""The library at any moment of its journal: what is there now, with later changes taken away."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from typing_extensions import override

from ketareview.domain.past import Moment
from ketareview.domain.progress import Progress, silent
from ketareview.library.database import Database
from ketareview.library.safety.backing.bringing_back import Files
from ketareview.library.safety.backing.past import Past, Row
from ketareview.library.safety.backing.refilling import VaultFiles
from ketareview.library.safety.backing.shelf import Shelf
from ketareview.library.statements import listed

_PORTION = 1_000
"""Rows that are read in one turn: some 10 ms."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBERS = "SELECT number, action_id FROM change WHERE number > ? ORDER BY number LIMIT ?"
_ACTIONS = """
SELECT action.number, action.id, action.name, action.at, coalesce(reviewer.name, 'KetaReview')
FROM action LEFT JOIN reviewer ON reviewer.id = action.reviewer_id
WHERE action.number > ? ORDER BY action.number LIMIT ?
"""
_CHANGES = """
SELECT number, kind, row_id, before FROM change
WHERE number > ? AND kind NOT IN ('source', 'page') ORDER BY number LIMIT ?
"""


class Timeline:
    """The moments of a library, and what it held at each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def moments(self, progress: Progress = silent) -> tuple[Moment, ...]:
        """List all actions that changed something, the oldest first.

        Raises:
            Cancelled: somebody stopped it.
        """
        ends = {action: number for number, action in self._all(_NUMBERS, progress)}
        found = [
            Moment(ends[action], name, reviewer, _EPOCH + timedelta(microseconds=at))
            for _, action, name, at, reviewer in self._all(_ACTIONS, progress)
            if action in ends
        ]
        return tuple(sorted(found, key=lambda each: each.number))

    def at(
        self, number: int, backups: Path | None = None, progress: Progress = silent
    ) -> "JournalPast":
        """Look at the library as it was after a change; files come from the folder of backups.

        Raises:
            Cancelled: somebody stopped it.
        """
        return JournalPast(self._database, number, backups, progress)

    def _all(self, asked: str, progress: Progress) -> Iterator[tuple[Any, ...]]:
        last = 0
        while True:
            progress(0, 0)
            with self._database.driver() as connection:
                rows = connection.execute(asked, (last, _PORTION)).fetchall()
            yield from rows
            if len(rows) < _PORTION:
                return
            last = rows[-1][0]


class JournalPast(Past):
    """What rows held before the changes behind one number; None for those that came later.

    Whatever is changed while it is read is taken away as well.
    """

    def __init__(
        self, database: Database, number: int, backups: Path | None, progress: Progress
    ) -> None:
        super().__init__(database)
        self.number = number
        self._last = number
        self._backups = backups
        self._before: dict[str, dict[str, dict[str, Any] | None]] = defaultdict(dict)
        self.catch_up(progress)

    def catch_up(self, progress: Progress = silent) -> None:
        """Take away what was changed since it was looked at last."""
        while True:
            progress(0, 0)
            with self._database.driver() as connection:
                changes = connection.execute(_CHANGES, (self._last, _PORTION)).fetchall()
            for number, kind, row, before in changes:
                self._last = number
                self._take_away(kind, row, before)
            if len(changes) < _PORTION:
                return

    @override
    def count(self) -> int:
        with self._database.driver() as connection:
            (count,) = connection.execute(
                "SELECT (SELECT count(*) FROM article) + (SELECT count(*) FROM highlight)"
            ).fetchone()
        return int(count)

    @override
    def pairs(self, table: str) -> Iterator[tuple[Row, Row | None]]:
        last = -1
        while True:
            now = self._read(table, "WHERE rowid > ? ORDER BY rowid LIMIT ?", (last, _PORTION))
            if not now:
                return
            self.catch_up()
            for row in now:
                last = row.pop("rowid")
                then = self._then(table, row)
                if then is not None:
                    yield then, row

    @override
    def changed(self, table: str) -> Iterator[tuple[Row, Row | None]]:
        touched = [row for row, fields in self._before[table].items() if fields]
        for start in range(0, len(touched), _PORTION):
            for row in self.now(table, touched[start : start + _PORTION]).values():
                then = self._then(table, row)
                if then is not None:
                    yield then, row

    @override
    def rows(self, table: str, field: str, values: Collection[str]) -> list[Row]:
        later = [row for row, fields in self._before[table].items() if fields and field in fields]
        asked = (
            f"WHERE {field} IN (SELECT value FROM json_each(?))"  # noqa: S608 - names of ours
            " OR id IN (SELECT value FROM json_each(?))"
        )
        present = self._read(table, asked, (listed(values), listed(later)))
        self.catch_up()
        for row in present:
            del row["rowid"]
        found = (self._then(table, row) for row in present)
        return [row for row in found if row is not None and row[field] in values]

    @override
    def files(self) -> Files:
        if self._backups is None:
            return _NoFiles()
        return VaultFiles(Shelf(self._backups).vault, {})

    def _take_away(self, kind: str, row: str, before: str | None) -> None:
        """Of each field the first change counts, and nothing does of what came later."""
        fields = self._before[kind]
        if row in fields and fields[row] is None:
            return
        if before is None:
            fields.setdefault(row, None)
            return
        kept = fields.setdefault(row, {})
        for name, value in json.loads(before).items():
            if kept is not None:
                kept.setdefault(name, value)

    def _then(self, table: str, now: Mapping[str, Any]) -> Row | None:
        fields = self._before[table].get(now["id"], {})
        return None if fields is None else {**now, **fields} if fields else now

    def _read(self, table: str, condition: str, values: tuple[object, ...]) -> list[dict[str, Any]]:
        with self._database.driver() as connection:
            cursor = connection.execute(f"SELECT rowid, * FROM {table} {condition}", values)  # noqa: S608 - names of ours
            names, found = [column[0] for column in cursor.description], cursor.fetchall()
        return [dict(zip(names, row, strict=True)) for row in found]


class _NoFiles:
    """Where no backups are, nothing is found."""

    def has(self, _sha256: str) -> bool:
        return False

    def give(self, _database: Database, _sha256: str) -> None:
        return

    def finish(self, _connection: object, _sha256: str) -> None:
        return
