"""Taking an action back, whatever it did: its changes are read backwards."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from ketareview.library.models import Base, ChangeRow, keyed


class Obstacle(Exception):
    """Somebody changed later what would be overwritten."""

    def __init__(self, kind: str, field: str) -> None:
        super().__init__(kind, field)
        self.kind = kind
        self.field = field


def revert(session: Session, action: UUID) -> None:
    """Give all that an action changed its values from before; what it created is deleted.

    Raises:
        Obstacle: a value is no longer the one that the action left.
    """
    immutable = {row.__tablename__ for row in keyed()}
    rows = session.execute(
        select(ChangeRow.kind, ChangeRow.row_id, ChangeRow.before, ChangeRow.after)
        .where(ChangeRow.action_id == action, ChangeRow.kind.not_in(immutable))
        .order_by(ChangeRow.number.desc())
    ).all()
    connection = session.connection()
    for kind, row, before, after in rows:
        now = _values(connection, kind, row)
        if before is None:
            _delete(connection, kind, row, now, after)
        else:
            _expect(kind, now, after)
            _update(connection, kind, row, before)


def _values(connection: Connection, kind: str, row: str) -> Mapping[Any, Any]:
    found = connection.exec_driver_sql(f"SELECT * FROM {kind} WHERE id = ?", (row,))  # noqa: S608 - kinds are names of tables
    return found.mappings().one()


def _delete(
    connection: Connection, kind: str, row: str, now: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    _expect(kind, now, {field: after[field] for field in after if field != "deleted"})
    for dependent, field in _dependents(kind):
        if _is_live(connection, dependent, field, row):
            raise Obstacle(dependent, field)
    _update(connection, kind, row, {"deleted": 1})


def _expect(kind: str, now: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for field, value in after.items():
        if now[field] != value:
            raise Obstacle(kind, field)


def _update(connection: Connection, kind: str, row: str, values: Mapping[str, Any]) -> None:
    assignments = ", ".join(f"{field} = ?" for field in values)
    connection.exec_driver_sql(
        f"UPDATE {kind} SET {assignments} WHERE id = ?",  # noqa: S608 - names of tables and fields
        (*values.values(), row),
    )


def _dependents(kind: str) -> list[tuple[str, str]]:
    """List the tables, and their fields, that refer to rows of a kind."""
    return [
        (table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == kind and "deleted" in table.columns
    ]


def _is_live(connection: Connection, kind: str, field: str, row: str) -> bool:
    found = connection.exec_driver_sql(
        f"SELECT 1 FROM {kind} WHERE {field} = ? AND NOT deleted LIMIT 1",  # noqa: S608 - as above
        (row,),
    )
    return found.first() is not None
