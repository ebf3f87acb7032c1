"""Proof that a copy of a library holds what the library holds, row by row."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ketareview.domain.errors import DamagedLibraryError

_COPY = "copy"


def prove_equal(old: sqlite3.Connection, copy: Path, path: Path) -> None:
    """Compare a copy with the library at `path` that `old` has open, within one turn.

    Raises:
        DamagedLibraryError: the copy is damaged, or does not hold what the library holds.
    """
    with _beside(old, copy):
        findings = [
            *(str(row) for row in old.execute(f"PRAGMA {_COPY}.foreign_key_check")),
            *_complaints(old),
            *(
                f"{table} differs in the copy"
                for table in _tables(old)
                if not same_rows(old, table, _columns(old, table, "main"), "main", _COPY)
            ),
        ]
    if findings:
        raise DamagedLibraryError(path=path, finding=findings[0])


def count_fields(connection: sqlite3.Connection) -> int:
    """Count all that a proof compares."""
    return sum(
        _count(connection, table) * len(_columns(connection, table, "main"))
        for table in _tables(connection)
    )


def same_rows(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], one: str, other: str
) -> bool:
    """Whether a table has the same rows in two databases of a connection, in any order."""
    if not set(columns) <= set(_columns(connection, table, other)):
        return False
    counts = {_count(connection, f"{each}.{table}") for each in (one, other)}
    # Copies keep the numbers of rows, by which they are compared fast; tables that an upgrade
    # made anew may not.
    return len(counts) == 1 and any(
        count_alike(connection, table, columns, (one, other), key) in counts
        for key in ("rowid", *_key(connection, table, one))
    )


def count_alike(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    databases: tuple[str, str],
    key: str = "rowid",
) -> int:
    """Count the rows of a table that the first of two databases has and the second too."""
    one, other = databases
    alike = " AND ".join(f"one.{each} IS other.{each}" for each in columns)
    return int(
        connection.execute(
            f"SELECT count(*) FROM {one}.{table} AS one"  # noqa: S608 - names of ours
            f" CROSS JOIN {other}.{table} AS other ON one.{key} = other.{key} WHERE {alike}"
        ).fetchall()[0][0]
    )


@contextmanager
def _beside(connection: sqlite3.Connection, copy: Path) -> Iterator[None]:
    connection.execute(f"ATTACH ? AS {_COPY}", (str(copy),))
    try:
        yield
    finally:
        connection.execute(f"DETACH {_COPY}")


def _complaints(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(f"PRAGMA {_COPY}.integrity_check(1)").fetchall()
    return [row[0] for row in rows if row[0] != "ok"]


def _tables(connection: sqlite3.Connection) -> list[str]:
    """List the tables that must hold the same: no indexes, no local facts."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite%' AND name <> 'property' ORDER BY name"
    )
    return [row[0] for row in rows.fetchall()]


def _columns(connection: sqlite3.Connection, table: str, database: str) -> list[str]:
    """List the columns of a table, in order of their names; none if it is not there."""
    asked = "SELECT name FROM pragma_table_info(?, ?) ORDER BY name"
    return [row[0] for row in connection.execute(asked, (table, database)).fetchall()]


def _key(connection: sqlite3.Connection, table: str, database: str) -> list[str]:
    asked = "SELECT name FROM pragma_table_info(?, ?) WHERE pk = 1"
    return [row[0] for row in connection.execute(asked, (table, database)).fetchall()]


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608
