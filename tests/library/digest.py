"""Sums over the rows of tables: equal for equal rows, in whatever order they were written."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence


def of_table(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> str:
    """Count and sum up the rows of a table by the columns given."""
    rows = sorted(map(repr, connection.execute(f"SELECT {', '.join(columns)} FROM {table}")))  # noqa: S608
    return f"{len(rows)} {hashlib.sha256(repr(rows).encode()).hexdigest()}"


def of_tables(
    connection: sqlite3.Connection, tables: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Sum up each of several tables by its columns."""
    return {table: of_table(connection, table, columns) for table, columns in tables.items()}
