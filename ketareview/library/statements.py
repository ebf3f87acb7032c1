"""Statements that several parts of a library share."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, bindparam, func, select
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.orm import Session

from ketareview.library.models import Authored, Base

_each = func.json_each(bindparam("ids", type_=Text)).table_valued("value")

_PART = 250

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


def add(session: Session, row: type[Base], values: Sequence[Mapping[str, Any]]) -> None:
    """Add rows past the session, which takes half as long."""
    if values:
        session.connection().execute(_plain(row), values)


def put(session: Session, row: type[Authored], values: Iterable[Mapping[str, Any]]) -> None:
    """Add rows, or bring those back whose ids are there already, with these values."""
    several = [{"deleted": False, **each} for each in values]
    if several:
        session.connection().execute(_upsert(row, tuple(several[0])), several)


@cache
def _plain(row: type[Base]) -> Insert:
    return insert(row.metadata.tables[row.__tablename__])


@cache
def _upsert(row: type[Authored], columns: tuple[str, ...]) -> Insert:
    statement = _plain(row)
    again = {name: statement.excluded[name] for name in columns if name != "id"}
    return statement.on_conflict_do_update(index_elements=["id"], set_=again)
