"""The TEMP triggers that write the journal, made from the mapped classes.

They call `action()`, which raises outside `Database.write`, so that nothing changes unrecorded,
whichever way it is written.
"""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Table

from ketareview.library.models import Authored, Keyed, authored, keyed

_RECORD = """INSERT INTO change
(replica_id, seq, stamp, seen, action_id, kind, row_id, before, after)
VALUES (replica(), seq(), stamp(), seen(), action(), '{kind}', {row}, {before}, {after});"""


@cache
def triggers() -> tuple[str, ...]:
    """Write each trigger's statement; the mapped classes stay what they are."""
    return tuple(_written())


def _written() -> Iterator[str]:
    for authored_class in authored():
        yield from _of_authored(_table(authored_class))
    for keyed_class in keyed():
        yield from _of_keyed(_table(keyed_class), keyed_class)
    for kind in ("action", "change"):
        yield _refuse(kind, "DELETE", "the journal only grows")
        yield _refuse(kind, "UPDATE", "the journal only grows")


def _of_authored(table: Table) -> Iterator[str]:
    kind = table.name
    fields = [column.name for column in table.columns if column.name != "id"]
    differs = " OR ".join(f"old.{field} IS NOT new.{field}" for field in fields)
    created = _RECORD.format(kind=kind, row="new.id", before="NULL", after=_all_of(fields))
    changed = _RECORD.format(
        kind=kind, row="new.id", before=_changed("old", fields), after=_changed("new", fields)
    )
    yield _trigger(kind, "AFTER INSERT", created)
    yield _trigger(kind, "AFTER UPDATE", changed, when=differs)
    yield _refuse(kind, "DELETE", "rows are never removed")
    yield _refuse(kind, "UPDATE OF id", "ids never change", when="old.id IS NOT new.id")


def _of_keyed(table: Table, mapped: type[Keyed]) -> Iterator[str]:
    kind = table.name
    key = mapped.key.format(row="new")
    created = _RECORD.format(kind=kind, row=key, before="NULL", after="'{}'")
    fields = [column.name for column in table.columns if column.name not in mapped.derived]
    differs = " OR ".join(f"old.{field} IS NOT new.{field}" for field in fields)
    yield _trigger(kind, "AFTER INSERT", created)
    yield _refuse(kind, "DELETE", "sources and pages stay")
    yield _refuse(kind, "UPDATE", "sources and pages never change", when=differs)


def _table(mapped: type[Authored | Keyed]) -> Table:
    return mapped.metadata.tables[mapped.__tablename__]


def _all_of(fields: list[str]) -> str:
    pairs = ", ".join(f"'{field}', new.{field}" for field in fields)
    return f"json_object({pairs})"


def _changed(row: str, fields: list[str]) -> str:
    each = " UNION ALL ".join(
        f"SELECT '{field}' AS field, {row}.{field} AS value WHERE old.{field} IS NOT new.{field}"
        for field in fields
    )
    return f"(SELECT json_group_object(field, value) FROM ({each}))"  # noqa: S608 - our own names


def _refuse(kind: str, event: str, why: str, when: str = "") -> str:
    return _trigger(kind, f"BEFORE {event}", f"SELECT RAISE(ABORT, '{why}');", when=when)


def _trigger(kind: str, event: str, body: str, *, when: str = "") -> str:
    name = f"{kind}_{event.lower().replace(' ', '_')}"
    condition = f" WHEN {when}" if when else ""
    return f"CREATE TEMP TRIGGER {name} {event} ON main.{kind}{condition} BEGIN {body} END"
