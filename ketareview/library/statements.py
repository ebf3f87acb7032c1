"""Statements that several parts of a library share."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from ketareview.library.models import Authored


def listed(ids: Iterable[UUID | str]) -> str:
    """Write ids as the JSON text that `among` expects; SQLite limits the number of parameters."""
    return json.dumps([str(each) for each in ids])


def among(ids: Iterable[UUID | str]) -> Select[tuple[str]]:
    """Select the given ids, for `column.in_(among(ids))`."""
    each = func.json_each(bindparam(None, listed(ids), Text)).table_valued("value")
    return select(each.c.value)


def put(session: Session, row: type[Authored], values: Iterable[Mapping[str, Any]]) -> None:
    """Add rows, or bring those back whose ids are there already, with these values."""
    several = [{"deleted": False, **each} for each in values]
    if not several:
        return
    statement = insert(row.metadata.tables[row.__tablename__])
    again = {name: statement.excluded[name] for name in several[0] if name != "id"}
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=again), several)
