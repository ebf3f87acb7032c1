"""What listeners are told of a commit."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from uuid import UUID

from ketareview.domain.history import Changed
from ketareview.library.journal import Entry
from ketareview.library.models import keyed
from ketareview.library.statements import listed

_OWNERS = {
    "highlight_filing": ("highlight", "highlight_id"),
    "article_filing": ("article", "article_id"),
    "attachment": ("article", "article_id"),
    "import_result": ("import_batch", "batch_id"),
    "import_file": ("import_batch", "batch_id"),
    "claim_filing": ("claim", "claim_id"),
    "certainty": ("claim", "claim_id"),
    "certainty_step": ("claim", "claim_id"),
    "cited": ("highlight", "highlight_id"),
    "modifier": ("highlight", "highlight_id"),
}
"""Rows that are part of another, which counts as changed with them: its kind, and the field."""


FILED_UNDER = "filed_under"
"""The kind under which listeners are told the topics whose contents changed."""

_TOPICS_OF = {
    "highlight_filing": "SELECT topic_id FROM highlight_filing WHERE id IN {ids}",
    "article_filing": "SELECT topic_id FROM article_filing WHERE id IN {ids}",
    "highlight": "SELECT topic_id FROM highlight_filing WHERE highlight_id IN {ids}",
    "article": """
SELECT topic_id FROM article_filing WHERE article_id IN {ids} UNION
SELECT topic_id FROM highlight_filing AS f JOIN highlight AS h ON h.id = f.highlight_id
WHERE h.article_id IN {ids}""",
}
"""How the topics are found that rows are filed under."""

_GIVEN = "(SELECT value FROM json_each(:ids))"


def changed(driver: sqlite3.Connection, action: str, entries: Sequence[Entry]) -> Changed:
    """Gather the ids of the rows that changed by kind; sources and pages have none."""
    ids: dict[str, set[UUID]] = defaultdict(set)
    for entry in entries:
        if entry.kind not in _without_id():
            ids[entry.kind].add(UUID(entry.row))
    topics = _topics(driver, entries)
    for kind in ids.keys() & _OWNERS.keys():
        ids[_OWNERS[kind][0]] |= _owners(driver, kind, [e for e in entries if e.kind == kind])
    told = {kind: frozenset(found) for kind, found in ids.items()}
    return Changed(action, told | {FILED_UNDER: frozenset(topics)} if topics else told)


@cache
def _without_id() -> frozenset[str]:
    return frozenset(row.__tablename__ for row in keyed())


def _owners(driver: sqlite3.Connection, kind: str, entries: Iterable[Entry]) -> set[UUID]:
    """Find the rows that changed ones are part of; what was created says so itself."""
    field = _OWNERS[kind][1]
    told = {entry.row: entry.after[field] for entry in entries if field in entry.after}
    rest = {UUID(entry.row) for entry in entries if entry.row not in told}
    owners = {UUID(owner) for owner in told.values() if owner}
    # The names are ours, not of users.
    asked = f"SELECT DISTINCT {field} FROM {kind} WHERE id IN {_GIVEN}"  # noqa: S608
    return owners | _found(driver, asked, rest) if rest else owners


def _topics(driver: sqlite3.Connection, entries: Iterable[Entry]) -> set[UUID]:
    """Find the topics under which something is filed, or gone, since."""
    moved: dict[str, set[UUID]] = defaultdict(set)
    for entry in entries:
        is_new = entry.before is None and not entry.kind.endswith("_filing")
        if entry.kind in _TOPICS_OF and "deleted" in entry.after and not is_new:
            moved[entry.kind].add(UUID(entry.row))
    return {
        topic
        for kind, ids in moved.items()
        for topic in _found(driver, _TOPICS_OF[kind].format(ids=_GIVEN), ids)
    }


def _found(driver: sqlite3.Connection, asked: str, ids: Iterable[UUID]) -> set[UUID]:
    rows = driver.execute(asked, {"ids": listed(ids)})
    return {UUID(row[0]) for row in rows if row[0] is not None}
