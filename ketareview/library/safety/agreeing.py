"""Whether the tables hold what the journal says was written into them."""

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ketareview.domain.checking import Problem
from ketareview.domain.progress import Progress
from ketareview.library.database import Database
from ketareview.library.models import ChangeRow, authored
from ketareview.library.models.papers import PageRow, SourceRow
from ketareview.library.safety.emptied import emptied
from ketareview.library.statements import listed

_PORTION = 500
"""Rows that are compared in one turn."""

_STRETCH = 5_000
"""Entries of the journal whose rows are looked up in one turn."""


MOST = 100
"""Disagreements that are told; a library that was written past the program has as many as rows."""


def disagreements(database: Database, progress: Progress) -> Iterator[Problem]:
    """Fold the journal, some rows in each turn, and compare; progress counts journal and tables."""
    return islice(_all(database, progress), MOST)


def _all(database: Database, progress: Progress) -> Iterator[Problem]:
    kinds = [row.__tablename__ for row in authored()]
    with database.driver() as connection:
        (last,) = connection.execute("SELECT max(number) FROM change").fetchone()
    starts = range(0, last or 0, _STRETCH)
    total = len(kinds) + len(starts)
    for done, kind in enumerate(kinds):
        progress(done, total)
        yield from _of_table(database, kind)
    for done, start in enumerate(starts, start=len(kinds)):
        progress(done, total)
        yield from _missing(database, start, {*kinds})
    progress(total, total)


def _of_table(database: Database, kind: str) -> Iterator[Problem]:
    last = 0
    while True:
        with database.driver() as connection:
            rows = _rows(connection, kind, last)
            folded = _folded(connection, kind, [row["id"] for row in rows])
        for row in rows:
            yield from _compared(kind, row, folded.get(row["id"]))
        if len(rows) < _PORTION:
            return
        last = rows[-1]["rowid"]


def _rows(connection: sqlite3.Connection, kind: str, after: int) -> list[dict[str, Any]]:
    found = connection.execute(
        f"SELECT rowid AS rowid, * FROM {kind} WHERE rowid > ? ORDER BY rowid LIMIT ?",  # noqa: S608 - a table of ours
        (after, _PORTION),
    )
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _folded(
    connection: sqlite3.Connection, kind: str, ids: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Give what the journal says of rows: for each field what was written with the latest stamp."""
    changes = connection.execute(
        "SELECT row_id, after FROM change"
        " WHERE row_id IN (SELECT value FROM json_each(?)) AND kind = ?"
        " ORDER BY stamp, replica_id, seq",
        (listed(ids), kind),
    )
    folded: dict[str, dict[str, Any]] = defaultdict(dict)
    for row, after in changes:
        folded[row] |= json.loads(after)
    return folded


def _compared(kind: str, row: dict[str, Any], told: dict[str, Any] | None) -> Iterator[Problem]:
    if told is None:
        yield Problem("unrecorded-row", {"table": kind, "row": row["id"]})
        return
    for field, value in told.items():
        if field in row and not _is_same(row[field], value):
            yield Problem("other-than-journal", {"table": kind, "row": row["id"], "field": field})


def _is_same(stored: object, told: object) -> bool:
    if isinstance(stored, float) and isinstance(told, (int, float)):
        return math.isclose(stored, told, rel_tol=1e-12)  # the journal's JSON rounds numbers
    return stored == told


def _missing(database: Database, after: int, kinds: set[str]) -> Iterator[Problem]:
    """Name rows of which a stretch of the journal tells, and that are not there."""
    with database.read() as session:
        entries = session.execute(
            select(ChangeRow.kind, ChangeRow.row_id)
            .where(ChangeRow.number > after, ChangeRow.number <= after + _STRETCH)
            .where(ChangeRow.before.is_(None))
        )
        told: dict[str, set[str]] = defaultdict(set)
        for kind, row in entries:
            told[kind].add(row)
        for kind in kinds & told.keys():
            for row in told[kind] - _there(session, kind, "id", told[kind]):
                yield Problem("missing-row", {"table": kind, "row": row})
        yield from _missing_content(session, told)


def _missing_content(session: Session, told: dict[str, set[str]]) -> Iterator[Problem]:
    sources = told.get(SourceRow.__tablename__, set())
    for row in sources - _there(session, "source", "sha256", sources):
        yield Problem("missing-row", {"table": "source", "row": row})
    gone = emptied(session)
    pages = {
        each
        for each in told.get(PageRow.__tablename__, set())
        if each.partition("/")[0] not in gone
    }
    for row in pages - _there(session, "page", "source || '/' || number", pages):
        yield Problem("missing-row", {"table": "page", "row": row})


def _there(session: Session, table: str, key: str, wanted: set[str]) -> set[str]:
    if not wanted:
        return set()
    limits = (
        "source IN (SELECT substr(value, 1, 64) FROM json_each(?1)) AND " if table == "page" else ""
    )
    found = session.connection().exec_driver_sql(
        f"SELECT {key} FROM {table} WHERE {limits}{key} IN (SELECT value FROM json_each(?1))",  # noqa: S608 - names of ours
        (listed(wanted),),
    )
    return {row[0] for row in found}
