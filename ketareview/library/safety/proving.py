"""Proof that a copy of a library holds what the library holds."""

import sqlite3
from pathlib import Path

from ketareview.domain.errors import DamagedLibraryError
from ketareview.library.safety.digest import of_table


def prove_equal(old: sqlite3.Connection, copy: Path, path: Path) -> None:
    """Compare a copy with the library at `path` that `old` has open, row by row.

    Raises:
        DamagedLibraryError: the copy is damaged, or does not hold what the library holds.
    """
    new = sqlite3.connect(copy, isolation_level=None)
    try:
        findings = [
            *(str(row) for row in new.execute("PRAGMA foreign_key_check")),
            *(row[0] for row in new.execute("PRAGMA integrity_check(1)") if row[0] != "ok"),
        ]
        findings += [
            f"{table} differs in the copy"
            for table, columns in _tables(old).items()
            if _digest(old, table, columns) != _digest(new, table, columns)
        ]
    finally:
        new.close()
    if findings:
        raise DamagedLibraryError(path=path, finding=findings[0])


def _tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """List the tables, with their columns, that must hold the same: no indexes, no local facts."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite%' AND name <> 'property' ORDER BY name"
    )
    return {row[0]: _columns(connection, row[0]) for row in rows.fetchall()}


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _digest(connection: sqlite3.Connection, table: str, columns: list[str]) -> str:
    """Sum up the rows of a table, in any order, by the columns given; "" if one is missing."""
    if not set(columns) <= set(_columns(connection, table)):
        return ""
    return str(of_table(connection, table, columns))
