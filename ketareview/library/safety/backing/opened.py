"""A backup that is looked into: what it holds beside what the open library holds."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from typing_extensions import override

from ketareview.library.database import Database
from ketareview.library.safety.backing.bringing_back import Files
from ketareview.library.safety.backing.past import Past, Row
from ketareview.library.safety.backing.plain import columns_of, opened
from ketareview.library.safety.backing.refilling import VaultFiles
from ketareview.library.safety.backing.shelf import Shelf, unpacked
from ketareview.library.statements import listed

_PORTION = 500


class OpenedBackup(Past):
    """Unpacked and proved for as long as it is open; methods may be called from any thread."""

    def __init__(self, database: Database, path: Path) -> None:
        """Unpack a backup.

        Raises:
            BackupError: it is damaged, or is none.
            UnwritableFileError: there is no room to unpack it.
        """
        super().__init__(database)
        self._stack = ExitStack()
        self.backup = self._stack.enter_context(unpacked(path))
        self._vault = Shelf(path.parent).vault

    def close(self) -> None:
        """Put it away."""
        self._stack.close()

    @override
    def count(self) -> int:
        return sum(self.backup.counts.get(kind, 0) for kind in ("article", "highlight"))

    @override
    def pairs(self, table: str) -> Iterator[tuple[Row, Row | None]]:
        last = -1
        while True:
            found = self._read(
                table, "WHERE rowid > ? ORDER BY rowid LIMIT ?", (last, _PORTION), "rowid"
            )
            if not found:
                return
            for row in found:
                last = row.pop("rowid")
            present = self.now(table, [row["id"] for row in found])
            for row in found:
                yield row, present.get(row["id"])

    @override
    def rows(self, table: str, field: str, values: Collection[str]) -> list[Row]:
        asked = f"WHERE {field} IN (SELECT value FROM json_each(?))"  # noqa: S608 - names of ours
        return list(self._read(table, asked, (listed(values),)))

    @override
    def files(self) -> Files:
        sources = {row["sha256"]: row for row in self._read("source", "", ())}
        return VaultFiles(self._vault, sources)

    def _read(
        self, table: str, condition: str, values: tuple[object, ...], also: str = ""
    ) -> list[dict[str, Any]]:
        """Read rows with the fields that the present program knows."""
        with closing(opened(self.backup.path)) as connection:
            try:
                names = columns_of(connection, table)
            except sqlite3.DatabaseError:
                return []  # an older program had no such table
            chosen = (*names, *filter(None, (also,)))
            cursor = connection.execute(
                f"SELECT {', '.join(chosen)} FROM {table} {condition}",  # noqa: S608 - proved names
                values,
            )
            return [dict(zip(chosen, row, strict=True)) for row in cursor]
