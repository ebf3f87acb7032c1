"""Taking an action back, whatever it did: its changes are read backwards."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from ketareview.library.models import Base, ChangeRow, keyed
from ketareview.library.statements import listed

Field = tuple[str, str]
"""A table, and a field of it."""

_AT_ONCE = 1000
"""Changes that are held in memory."""


class Obstacle(Exception):
    """Somebody changed later what would be overwritten."""

    def __init__(self, kind: str, field: str, row: str = "") -> None:
        super().__init__(kind, field, row)
        self.kind = kind
        self.field = field
        self.row = row


def revert(session: Session, action: UUID, *, passing: Collection[Field] = ()) -> None:
    """Give all that an action changed its values from before; what it created is deleted.

    `passing` are fields that may have changed since in what is deleted, and references to it that
    may stay.

    Raises:
        Obstacle: a value is no longer the one that the action left.
    """
    connection = session.connection()
    created: dict[str, list[str]] = defaultdict(list)
    for kind, row, before, after in _changes(session, action):
        now = _values(connection, kind, row)
        if before is None:
            passed = {"deleted", *(field for table, field in passing if table == kind)}
            _expect(kind, row, now, {each: after[each] for each in after if each not in passed})
            _update(connection, kind, row, {"deleted": 1})
            created[kind].append(row)
        else:
            _expect(kind, row, now, after)
            _update(connection, kind, row, before)
    for kind, rows in created.items():
        _expect_free(connection, kind, rows, passing)


def _changes(session: Session, action: UUID) -> Iterator[Sequence[Any]]:
    """Read what an action changed, the last change first, some at a time."""
    immutable = {row.__tablename__ for row in keyed()}
    chosen = (
        select(
            ChangeRow.number, ChangeRow.kind, ChangeRow.row_id, ChangeRow.before, ChangeRow.after
        )
        .where(ChangeRow.action_id == action, ChangeRow.kind.not_in(immutable))
        .order_by(ChangeRow.number.desc())
        .limit(_AT_ONCE)
    )
    some = session.execute(chosen).all()
    while some:
        yield from (change[1:] for change in some)
        some = session.execute(chosen.where(ChangeRow.number < some[-1].number)).all()


def _values(connection: Connection, kind: str, row: str) -> Mapping[Any, Any]:
    found = connection.exec_driver_sql(f"SELECT * FROM {kind} WHERE id = ?", (row,))  # noqa: S608 - kinds are names of tables
    return found.mappings().one()


def _expect(kind: str, row: str, now: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for field, value in after.items():
        if now[field] != value:
            raise Obstacle(kind, field, row)


def _update(connection: Connection, kind: str, row: str, values: Mapping[str, Any]) -> None:
    assignments = ", ".join(f"{field} = ?" for field in values)
    connection.exec_driver_sql(
        f"UPDATE {kind} SET {assignments} WHERE id = ?",  # noqa: S608 - names of tables and fields
        (*values.values(), row),
    )


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
