"""What articles are recognised by: a table that is told anew from their records."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ketareview.domain.article import Record
from ketareview.domain.identity import Key, fingerprint, keys
from ketareview.library.models import ArticleRow, IdentityRow
from ketareview.library.records import as_stored, to_record
from ketareview.library.statements import GIVEN, add, among, driver, listed

IDENTITY_VERSION = 3
"""Of the rules by which keys are made; another one has them made anew."""

RECORD = "record"
"""The kind of key that says that two records agree in every field."""

_TOLD = "keys of new articles"

_ALIKE = """
SELECT DISTINCT identity.kind, identity.value, identity.article_id
FROM json_each(?) AS wanted
JOIN identity ON identity.kind = json_extract(wanted.value, '$[0]')
 AND identity.value = json_extract(wanted.value, '$[1]')
JOIN article ON article.id = identity.article_id AND NOT article.deleted
"""


def identify(session: Session, ids: Iterable[UUID]) -> None:
    """Tell anew what articles are recognised by."""
    wanted = tuple(ids)
    told: dict[UUID, tuple[Key, ...]] = session.info.pop(_TOLD, {})
    enter(session, ((each, told[each]) for each in wanted if each in told))
    rest = [each for each in wanted if each not in told]
    if not rest:
        return
    session.execute(delete(IdentityRow).where(IdentityRow.article_id.in_(among(rest))))
    rows = session.scalars(
        select(ArticleRow).where(ArticleRow.id.in_(GIVEN)), {"ids": listed(rest)}
    )
    enter(session, ((row.id, all_keys(to_record(row))) for row in rows))


def tell(session: Session, new: Mapping[UUID, tuple[Key, ...]]) -> None:
    """Give the keys of articles that this turn adds, so that they are not made twice."""
    session.info.setdefault(_TOLD, {}).update(new)


def enter(session: Session, told: Iterable[tuple[UUID, Iterable[Key]]]) -> None:
    """Note the keys of articles that have none yet."""
    values: list[dict[str, Any]] = [
        {"article_id": article, "kind": key.kind, "value": key.value}
        for article, several in told
        for key in several
    ]
    add(session, IdentityRow, values)


def all_keys(record: Record) -> tuple[Key, ...]:
    """Tell the keys of a record, and the one that says all of it."""
    stored = as_stored(record)
    return (*keys(stored), Key(RECORD, fingerprint(stored)))


def alike(session: Session, wanted: Iterable[Key]) -> dict[Key, list[UUID]]:
    """Find the articles that have keys, by key."""
    asked = json.dumps(sorted({(key.kind, key.value) for key in wanted}))
    found: dict[Key, list[UUID]] = defaultdict(list)
    for kind, value, article in driver(session).execute(_ALIKE, (asked,)):
        found[Key(kind, value)].append(UUID(article))
    return found
