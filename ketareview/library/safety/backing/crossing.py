"""Rows go from an open library to a copy as small databases in memory.

So the library's connection never sees the disk of the copy, and all of the work is SQLite's own.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ketareview.domain.errors import BackupError
from ketareview.library.safety.proving import count_alike
from ketareview.library.statements import listed

ROW_NUMBER = "row_number"
"""The column that keeps the number of a row in its table."""
_PORTION = "portion"
_LISTED = "(SELECT value FROM json_each(?))"
_PAGE_SIZE = 16_384  # fewer pages are written and checked faster

Columns = Mapping[str, Sequence[str]]
"""The columns of each table that crosses."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Rows of some tables: the bytes of a database, and how many rows each table has in it.

    In the place of `void` rows, known by their keys, these come; None stands for all of a table.
    """

    content: bytes
    counts: Mapping[str, int]
    void: Mapping[str, Sequence[str] | None]


class Gathering:
    """Takes rows of tables, of each once, out of a library within one turn at it."""

    def __init__(self, source: sqlite3.Connection, columns: Columns) -> None:
        self._source = source
        self._columns = columns
        self._counts: dict[str, int] = {}
        self._void: dict[str, Sequence[str] | None] = {}

    def __enter__(self) -> Self:
        self._source.execute(f"ATTACH ':memory:' AS {_PORTION}")
        return self

    def __exit__(self, *_: object) -> None:
        self._source.execute(f"DETACH {_PORTION}")

    def take(self, table: str, after: int, most: int = -1) -> int:
        """Take rows after a number, and tell that of the last one taken, or `after` again."""
        self._take(table, "WHERE rowid > ? ORDER BY rowid LIMIT ?", (after, most))
        asked = f"SELECT coalesce(max({ROW_NUMBER}), ?) FROM {_PORTION}.{table}"  # noqa: S608 - ours
        return int(self._source.execute(asked, (after,)).fetchall()[0][0])

    def take_again(self, table: str, keys: Sequence[str]) -> None:
        """Take rows as they are now; those that are gone are gone from the copy too."""
        self._void[table] = keys
        key = _key(self._columns[table])
        self._take(table, f"WHERE {key} IN {_LISTED}", (listed(keys),))

    def take_all(self, table: str) -> None:
        """Take all rows of a table, which may have been taken before."""
        self._void[table] = None
        self._take(table, "")

    def portion(self) -> Portion:
        """Give what was taken."""
        return Portion(self._source.serialize(name=_PORTION), self._counts, self._void)

    def _take(self, table: str, condition: str, values: Sequence[object] = ()) -> None:
        columns = ", ".join(self._columns[table])
        self._source.execute(_table(f"{_PORTION}.{table}", columns))
        self._counts[table] = self._source.execute(
            f"INSERT INTO {_PORTION}.{table}"  # noqa: S608 - names of ours
            f" SELECT rowid, {columns} FROM main.{table} {condition}",
            values,
        ).rowcount


class Crossed:
    """A new database that takes portions; each is read back through a connection of its own.

    Tables have no types, for rows keep their own. All raise `sqlite3.Error` if the disk refuses.
    """

    def __init__(self, path: Path, columns: Columns) -> None:
        self._path = path
        self._columns = columns
        self._writing: Future[None] | None = None
        with ExitStack() as stack:
            self._thread = stack.enter_context(ThreadPoolExecutor(1))
            self.connection = stack.enter_context(closing(_connect(str(path))))
            self._reader = stack.enter_context(closing(_connect(_to_read(path))))
            self._prepare()
            self._stack = stack.pop_all()

    def _prepare(self) -> None:
        self.connection.execute("PRAGMA journal_mode = OFF")  # it counts only once it was proved
        self.connection.execute("PRAGMA synchronous = OFF")
        self.connection.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        for table, names in self._columns.items():
            self.connection.execute(_table(table, ", ".join(names)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()  # nobody writes any more
        self._stack.close()

    def take(self, portion: Portion) -> None:
        """Write a portion in a thread of its own, once the one before was written and compared.

        Raises:
            BackupError: something else is there.
        """
        self.settle()
        self._writing = self._thread.submit(self._take, portion)

    def settle(self) -> None:
        """Wait until all is written and compared.

        Raises:
            BackupError: something else is there.
        """
        if self._writing is not None:
            self._writing.result()

    def _take(self, portion: Portion) -> None:
        for table, keys in portion.void.items():
            self._remove(table, keys)
        with _beside(self.connection, portion):
            for table in portion.counts:
                # Put so plainly, SQLite copies whole records as they are.
                rows = f"main.{table} SELECT * FROM {_PORTION}.{table}"  # noqa: S608 - names of ours
                self.connection.execute(f"{'REPLACE' if portion.void else 'INSERT'} INTO {rows}")
        with _beside(self._reader, portion):
            for table, count in portion.counts.items():
                columns = self._columns[table]
                if count_alike(self._reader, table, columns, (_PORTION, "main")) != count:
                    raise BackupError(path=self._path, finding=f"{table}: other rows")

    def _remove(self, table: str, keys: Sequence[str] | None) -> None:
        if keys is None:
            self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
            return
        key = _key(self._columns[table])
        self.connection.execute(f"CREATE INDEX IF NOT EXISTS by_{table} ON {table} ({key})")
        gone = f"DELETE FROM {table} WHERE {key} IN {_LISTED}"  # noqa: S608 - names of ours
        self.connection.execute(gone, (listed(keys),))


def _key(columns: Sequence[str]) -> str:
    """Name the column by which the journal knows the rows of a table."""
    return "sha256" if "sha256" in columns else "id"


def _table(name: str, columns: str) -> str:
    return f"CREATE TABLE {name} ({ROW_NUMBER} INTEGER PRIMARY KEY, {columns})"


def _to_read(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def _connect(path: str) -> sqlite3.Connection:
    return sqlite3.connect(path, uri=True, isolation_level=None, check_same_thread=False)


@contextmanager
def _beside(connection: sqlite3.Connection, portion: Portion) -> Iterator[None]:
    connection.execute(f"ATTACH ':memory:' AS {_PORTION}")
    try:
        connection.deserialize(portion.content, name=_PORTION)
        yield
    finally:
        connection.execute(f"DETACH {_PORTION}")
