"""Sums over the rows of tables: equal for equal rows, in whatever order they were written."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SIZE = 1 << 256


@dataclass(slots=True)
class Digest:
    """The sum over rows of one table; a row can be taken out again."""

    count: int = 0
    total: int = 0

    def add(self, row: Sequence[object]) -> None:
        """Take a row in."""
        self.count += 1
        self.total = (self.total + _of(row)) % _SIZE

    def remove(self, row: Sequence[object]) -> None:
        """Take a row out that was taken in."""
        self.count -= 1
        self.total = (self.total - _of(row)) % _SIZE

    def __str__(self) -> str:
        return f"{self.count} {self.total:x}"


def of_rows(rows: Iterable[Sequence[object]]) -> Digest:
    """Sum up rows."""
    digest = Digest()
    for row in rows:
        digest.add(row)
    return digest


def of_table(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> Digest:
    """Sum up the rows of a table by the columns given, whose names are ours."""
    return of_rows(connection.execute(f"SELECT {', '.join(columns)} FROM {table}"))  # noqa: S608


def together(digests: dict[str, Digest]) -> str:
    """Write the sums of several tables as one."""
    told = "\n".join(f"{table} {digests[table]}" for table in sorted(digests))
    return hashlib.sha256(told.encode("ascii")).hexdigest()


def _of(row: Sequence[object]) -> int:
    return int.from_bytes(
        hashlib.sha256(repr(tuple(row)).encode("utf-8", "surrogatepass")).digest()
    )
