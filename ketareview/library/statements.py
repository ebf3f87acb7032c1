"""Statements that several parts of a library share."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, bindparam, func, select
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import Session

from ketareview.library.models import Authored, Base
from ketareview.library.session import TurnSession

_each = func.json_each(bindparam("ids", type_=Text)).table_valued("value")

_PART = 250
_DIALECT = SQLiteDialect_pysqlite()

GIVEN: Select[tuple[str]] = select(_each.c.value)
"""Selects the ids that a statement is executed with as `ids`, written by `listed`."""


def parts(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Cut ids into as many as are read in one turn without keeping others waiting."""
    for start in range(0, len(ids), _PART):
        yield ids[start : start + _PART]


def listed(ids: Iterable[UUID | str]) -> str:
    """Write ids as the JSON text that `among` expects; SQLite limits the number of parameters."""
    return json.dumps([str(each) for each in ids])


def among(ids: Iterable[UUID | str]) -> Select[tuple[str]]:
    """Select the given ids, for `column.in_(among(ids))`."""
    each = func.json_each(bindparam(None, listed(ids), Text)).table_valued("value")
    return select(each.c.value)


def driver(session: Session) -> sqlite3.Connection:
    """Reach SQLite itself in the turn of a session, for what is written and asked the most.

    SQLAlchemy takes longer over such a statement than SQLite does.
    """
    assert isinstance(session, TurnSession)  # noqa: S101 - the library opens no other
    return session.driver


def add(session: Session, row: type[Base], values: Sequence[Mapping[str, Any]]) -> None:
    """Add rows past the session."""
    if values:
        _prepared(row, values, _insert).write(session)


def put(session: Session, row: type[Authored], values: Iterable[Mapping[str, Any]]) -> None:
    """Add rows, or bring those back whose ids are there already, with these values."""
    if several := [{"deleted": False, **each} for each in values]:
        _prepared(row, several, _upsert).write(session)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows as SQLite takes them, made before the turn that writes them; none has no names."""

    statement: str = ""
    names: tuple[str, ...] = ()
    rows: Sequence[tuple[Any, ...]] = ()

    def only(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """Give some columns of each row."""
        return map(itemgetter(*map(self.names.index, names)), self.rows)

    def write(self, session: Session) -> None:
        """Add the rows past the session."""
        driver(session).executemany(self.statement, self.rows)


def prepared(row: type[Base], values: Sequence[Mapping[str, Any]]) -> Prepared:
    """Prepare new rows; all have the same columns, and there is one at least."""
    return _prepared(row, values, _insert)


def _prepared(
    row: type[Base],
    values: Sequence[Mapping[str, Any]],
    statement: Callable[[type[Base], tuple[str, ...]], str],
) -> Prepared:
    names = tuple(values[0])
    columns = (
        [each[name] for each in values] if write is None else [write(each[name]) for each in values]
        for name, write in zip(names, _writers(row, names), strict=True)
    )
    return Prepared(statement(row, names), names, list(zip(*columns, strict=True)))


@cache
def _writers(row: type[Base], names: tuple[str, ...]) -> list[Callable[[Any], Any] | None]:
    """Find what turns a value of each column into SQLite's; None where it stays as it is."""
    columns = row.metadata.tables[row.__tablename__].columns
    return [columns[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for name in names]


@cache
def _insert(row: type[Base], names: tuple[str, ...]) -> str:
    places = ", ".join("?" * len(names))
    return f"INSERT INTO {row.__tablename__} ({', '.join(names)}) VALUES ({places})"  # noqa: S608 - names of ours


@cache
def _upsert(row: type[Base], names: tuple[str, ...]) -> str:
    again = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    return f"{_insert(row, names)} ON CONFLICT (id) DO UPDATE SET {again}"
