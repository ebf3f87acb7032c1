"""Taking an action back, whatever it did: its changes are read backwards."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from ketareview.domain.progress import Progress, silent
from ketareview.library.models import Base, ChangeRow, keyed
from ketareview.library.statements import among, listed

Field = tuple[str, str]
"""A table, and a field of it."""

Change = Sequence[Any]
"""A row of the journal: number, kind, id, and the fields before (None: created) and after."""

_AT_ONCE = 1000
"""Changes that are held in memory."""

_MUTABLE = ChangeRow.kind.not_in({row.__tablename__ for row in keyed()})


class Obstacle(Exception):
    """Somebody changed later what would be overwritten."""

    def __init__(self, kind: str, field: str, row: str = "") -> None:
        super().__init__(kind, field, row)
        self.kind = kind
        self.field = field
        self.row = row


def revert(
    session: Session,
    actions: Sequence[UUID],
    *,
    passing: Collection[Field] = (),
    progress: Progress = silent,
) -> None:
    """Give all that actions changed its values from before; what they created is deleted.

    `passing` are fields that may have changed since in what is deleted, and references to it that
    may stay. Progress counts changes; it says (0, 0) when all are reverted and nothing is
    committed yet.

    Raises:
        Obstacle: a value is no longer the one that the action left.
        Cancelled: the reviewer stopped it, and the turn is to be rolled back.
    """
    connection = session.connection()
    total, done = _count(session, actions), 0
    for action in actions:
        created: dict[str, list[str]] = defaultdict(list)
        for some in _changes(session, action):
            progress(done, total)
            _revert_some(connection, some, created, passing)
            done += len(some)
        for kind, rows in created.items():
            _expect_free(connection, kind, rows, passing)
    progress(0, 0)


def _revert_some(
    connection: Connection,
    changes: Sequence[Change],
    created: dict[str, list[str]],
    passing: Collection[Field],
) -> None:
    """Revert changes, the last one first; what is created goes among the others by its kind."""
    values = _values(connection, changes)
    writes: list[tuple[str, tuple[object, ...]]] = []
    for _, kind, row, before, after in changes:
        now = values[kind, row]
        if before is None:
            passed = {"deleted", *(field for table, field in passing if table == kind)}
            _expect(kind, row, now, {each: after[each] for each in after if each not in passed})
            created[kind].append(row)
        else:
            _expect(kind, row, now, after)
        then = {"deleted": 1} if before is None else before
        now.update(then)
        writes.append((_update(kind, tuple(then)), (*then.values(), row)))
    for statement, several in groupby(writes, key=itemgetter(0)):
        connection.exec_driver_sql(statement, [parameters for _, parameters in several])


def _count(session: Session, actions: Sequence[UUID]) -> int:
    counted = select(func.count()).where(ChangeRow.action_id.in_(among(actions)), _MUTABLE)
    return session.scalars(counted).one()


def _changes(session: Session, action: UUID) -> Iterator[Sequence[Change]]:
    """Read what an action changed, the last change first, some at a time."""
    chosen = (
        select(
            ChangeRow.number, ChangeRow.kind, ChangeRow.row_id, ChangeRow.before, ChangeRow.after
        )
        .where(ChangeRow.action_id == action, _MUTABLE)
        .order_by(ChangeRow.number.desc())
        .limit(_AT_ONCE)
    )
    some = session.execute(chosen).all()
    while some:
        yield some
        some = session.execute(chosen.where(ChangeRow.number < some[-1].number)).all()


def _values(
    connection: Connection, changes: Sequence[Change]
) -> dict[tuple[str, str], dict[str, Any]]:
    """Read what the rows that were changed hold now, by kind and id."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for kind in {change[1] for change in changes}:
        rows = connection.exec_driver_sql(
            f"SELECT * FROM {kind} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608 - kinds are names of tables
            (listed({change[2] for change in changes if change[1] == kind}),),
        )
        names = tuple(rows.keys())
        for row in rows:
            values = dict(zip(names, row, strict=True))
            found[kind, values["id"]] = values
    return found


def _expect(kind: str, row: str, now: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for field, value in after.items():
        if now[field] != value:
            raise Obstacle(kind, field, row)


@cache
def _update(kind: str, fields: Sequence[str]) -> str:
    assignments = ", ".join(f"{field} = ?" for field in fields)
    return f"UPDATE {kind} SET {assignments} WHERE id = ?"  # noqa: S608 - names of tables and fields


def _expect_free(
    connection: Connection, kind: str, rows: Sequence[str], passing: Collection[Field]
) -> None:
    """Look once for all that refers to what was deleted: not every reference has an index."""
    for dependent, field in _dependents(kind):
        if (dependent, field) in passing:
            continue
        found = connection.exec_driver_sql(
            f"SELECT {field} FROM {dependent}"  # noqa: S608 - names of tables and fields
            f" WHERE {field} IN (SELECT value FROM json_each(?)) AND NOT deleted LIMIT 1",
            (listed(rows),),
        ).scalar()
        if found is not None:
            raise Obstacle(dependent, field, str(found))


@cache
def _dependents(kind: str) -> tuple[Field, ...]:
    """List the tables, and their fields, that refer to rows of a kind."""
    return tuple(
        (table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == kind and "deleted" in table.columns
    )
