"""What listeners are told of a commit."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from ketareview.domain.history import Changed
from ketareview.library.journal import Entry
from ketareview.library.models import keyed
from ketareview.library.statements import listed

_OWNERS = {
    "highlight_filing": ("highlight", "highlight_id"),
    "article_filing": ("article", "article_id"),
    "attachment": ("article", "article_id"),
    "import_result": ("import_batch", "batch_id"),
}
"""Rows that are part of another, which counts as changed with them: its kind, and the field."""


def changed(session: Session, action: str, entries: Iterable[Entry]) -> Changed:
    """Gather the ids of the rows that changed by kind; sources and pages have none."""
    without_id = {row.__tablename__ for row in keyed()}
    ids: dict[str, set[UUID]] = defaultdict(set)
    for entry in entries:
        if entry.kind not in without_id:
            ids[entry.kind].add(UUID(entry.row))
    for kind, (owner, field) in _OWNERS.items():
        if kind in ids:
            ids[owner] |= _owners(session, kind, field, ids[kind])
    return Changed(action, {kind: frozenset(found) for kind, found in ids.items()})


def _owners(session: Session, kind: str, field: str, ids: set[UUID]) -> set[UUID]:
    rows = session.connection().exec_driver_sql(
        # Names of ours, not of users.
        f"SELECT DISTINCT {field} FROM {kind} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (listed(ids),),
    )
    return {UUID(row[0]) for row in rows}
