"""Things of another time are put over what is there now, as one action that can be undone.

What came since stays: only rows that were there then are written. What they refer to and is gone
comes back with them, a topic or a claim for instance.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection

from ketareview.domain.errors import ChangedMeanwhileError
from ketareview.domain.past import Plan, Step, ThingKind
from ketareview.library.database import Database
from ketareview.library.models import Authored, Base, authored
from ketareview.library.renewing import finish

_SOURCE = "source"
_TABLES = {row.__tablename__: row for row in authored()}
PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "article": (
        ("attachment", "article_id"),
        ("article_filing", "article_id"),
        ("highlight", "article_id"),
        ("study_value", "article_id"),
        ("appraisal", "article_id"),
        ("level", "article_id"),
    ),
    "highlight": (
        ("highlight_filing", "highlight_id"),
        ("claim_filing", "highlight_id"),
        ("modifier", "highlight_id"),
        ("cited", "highlight_id"),
    ),
}
"""What belongs to a thing and is brought back with it, by the field that tells whose it is."""

UNCOUNTED = frozenset({"changed"})
"""Fields that are written with others, and alone make no difference."""

Rows = dict[tuple[str, str], Mapping[str, Any]]


class Then(Protocol):
    """What rows hold at another time, and what they hold now."""

    def rows(self, table: str, field: str, values: Collection[str]) -> list[Mapping[str, Any]]:
        """Read the rows as they were then in which a field has one of the values."""

    def now(self, table: str, ids: Collection[str]) -> dict[str, dict[str, Any]]:
        """Read rows as they are now, by their ids."""

    def files(self) -> "Files":
        """Tell where the bytes of files can be found again."""


class Files(Protocol):
    """Where bytes of files are found that the library has no more."""

    def has(self, sha256: str) -> bool:
        """Whether a file is there."""

    def give(self, database: Database, sha256: str) -> None:
        """Put the bytes of a file back, unseen until its source is there."""

    def finish(self, connection: Connection, sha256: str) -> None:
        """Write the source of a file and its pages, within the action."""


def plan(database: Database, past: Then, kind: ThingKind, ids: Sequence[UUID]) -> Plan:
    """Find what bringing things back would write."""
    rows = _with_parts(past, kind.value, {str(each) for each in ids})
    _add_parents(past, rows)
    steps = [
        step
        for table in {table for table, _ in rows}
        for step in _steps(
            past, table, {row: rows[kind, row] for kind, row in rows if kind == table}
        )
    ]
    files = _files(database, rows)
    found = tuple(each for each in files if past.files().has(each))
    missing = tuple(each for each in files if each not in found)
    return Plan(tuple(sorted(steps, key=_order)), found, missing)


def carry_out(database: Database, files: Files, asked: Plan, name: str) -> None:
    """Write what was planned.

    Raises:
        ChangedMeanwhileError: what would be overwritten is not what the plan said.
    """
    for sha256 in asked.files:
        files.give(database, sha256)
    with database.write(name) as session:
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # topics hang on topics
        for sha256 in asked.files:
            files.finish(connection, sha256)
        for step in asked.steps:
            _expect(connection, step)
            _write(connection, step)
    if asked.files:
        finish(database)


def _with_parts(past: Then, table: str, ids: Collection[str]) -> Rows:
    """Gather things and all that belonged to them then."""
    found: Rows = {
        (table, row["id"]): row for row in past.rows(table, "id", ids) if not row["deleted"]
    }
    waiting = {table: set(ids)}
    while waiting:
        owner, owners = waiting.popitem()
        for part, field in PARTS.get(owner, ()):
            new = [each for each in past.rows(part, field, owners) if not each["deleted"]]
            found |= {(part, row["id"]): row for row in new}
            if part in PARTS and new:
                waiting.setdefault(part, set()).update(row["id"] for row in new)
    sources = {row[_SOURCE] for row in found.values() if row.get(_SOURCE)}
    if sources:
        locked = past.rows("password", _SOURCE, sources)
        found |= {("password", row["id"]): row for row in locked if not row["deleted"]}
    return found


def _add_parents(past: Then, rows: Rows) -> None:
    """Add what rows refer to and is gone; leave out what refers to what was nowhere."""
    waiting, there = list(rows), set[tuple[str, str]]()
    while waiting:
        key = waiting.pop()
        for field, parent in _references(key[0]):
            wanted = rows[key].get(field)
            if wanted is None or (parent, wanted) in rows or (parent, wanted) in there:
                continue
            now = past.now(parent, [wanted]).get(wanted)
            if now is not None and not now["deleted"]:
                there.add((parent, wanted))
                continue
            then = next(iter(past.rows(parent, "id", [wanted])), None)
            if then is not None and (now is None or not then["deleted"]):
                rows[parent, wanted] = then
                waiting.append((parent, wanted))
            elif now is None:
                del rows[key]
                break


def _steps(past: Then, table: str, rows: Mapping[str, Mapping[str, Any]]) -> Iterator[Step]:
    present = past.now(table, rows)
    for row, then in rows.items():
        now = present.get(row)
        if now is None:
            yield Step(table, row, then, None)
            continue
        fields = sorted(name for name, value in then.items() if now.get(name) != value)
        if not UNCOUNTED.issuperset(fields):
            before, after = ({name: each.get(name) for name in fields} for each in (then, now))
            yield Step(table, row, before, after)


def _files(database: Database, rows: Rows) -> tuple[str, ...]:
    """List the files that rows need and whose bytes or text the library has no more."""
    wanted = sorted({row[_SOURCE] for row in rows.values() if row.get(_SOURCE)})
    with database.driver() as connection:
        return tuple(each for each in wanted if not _is_whole(connection, each))


def _is_whole(connection: Any, sha256: str) -> bool:  # noqa: ANN401 - SQLite's own
    (found,) = connection.execute(_WHOLE, {"sha256": sha256}).fetchone()
    return bool(found)


_WHOLE = """SELECT EXISTS (
    SELECT 1 FROM source WHERE sha256 = :sha256
    AND (size = 0 OR EXISTS (SELECT 1 FROM chunk WHERE chunk.sha256 = :sha256))
    AND pages = (SELECT count(*) FROM page WHERE page.source = :sha256)
)"""


def _expect(connection: Connection, step: Step) -> None:
    """Make sure that nothing else is overwritten than was said."""
    found = connection.exec_driver_sql(
        f"SELECT * FROM {step.kind} WHERE id = ?",  # noqa: S608 - names of ours
        (step.row,),
    ).mappings()
    now = next(iter(found), None)
    if (now is None) != (step.now is None):
        raise ChangedMeanwhileError(kind=step.kind)
    for name, value in (step.now or {}).items():
        if now is not None and now[name] != value:
            raise ChangedMeanwhileError(kind=step.kind)


def _write(connection: Connection, step: Step) -> None:
    fields = tuple(step.then)
    if step.now is None:
        marks = ", ".join("?" * len(fields))
        asked = f"INSERT INTO {step.kind} ({', '.join(fields)}) VALUES ({marks})"  # noqa: S608 - names of ours
        connection.exec_driver_sql(asked, tuple(step.then.values()))
    else:
        assignments = ", ".join(f"{field} = ?" for field in fields)
        asked = f"UPDATE {step.kind} SET {assignments} WHERE id = ?"  # noqa: S608 - likewise
        connection.exec_driver_sql(asked, (*step.then.values(), step.row))


def _order(step: Step) -> int:
    return _places()[step.kind]


@cache
def _places() -> dict[str, int]:
    """Number the tables so that those referred to come before those that refer."""
    return {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}


@cache
def _references(table: str) -> tuple[tuple[str, str], ...]:
    """List the fields of a table that refer to what people wrote, with the tables meant."""
    mapped: type[Authored] = _TABLES[table]
    return tuple(
        (key.parent.name, key.column.table.name)
        for key in mapped.metadata.tables[table].foreign_keys
        if key.column.table.name in _TABLES
    )
