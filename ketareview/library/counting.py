"""How much is filed under each topic, counted anew only where something changed."""

import threading
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from ketareview.domain.history import Changed
from ketareview.library.changes import FILED_UNDER
from ketareview.library.database import Database

_HIGHLIGHTS = text("""
SELECT h.id, h.article_id
FROM highlight_filing AS f
JOIN highlight AS h ON h.id = f.highlight_id
JOIN article AS a ON a.id = h.article_id
WHERE f.topic_id = :topic AND NOT f.deleted AND NOT h.deleted AND NOT a.deleted
""")

_ARTICLES = text("""
SELECT a.id
FROM article_filing AS f
JOIN article AS a ON a.id = f.article_id
WHERE f.topic_id = :topic AND NOT f.deleted AND NOT a.deleted
""")


@dataclass(frozen=True, slots=True)
class Counts:
    """Articles that are filed under a topic, themselves or by a highlight, and highlights."""

    articles: int = 0
    highlights: int = 0


@dataclass(frozen=True, slots=True)
class _Filed:
    """The ids of what is filed under one topic itself."""

    articles: frozenset[str]
    highlights: frozenset[str]


class Filings:
    """Remembers what is filed under each topic, and forgets it when it hears of a change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._known: dict[UUID, _Filed] = {}
        self._changes: dict[UUID, int] = defaultdict(int)
        database.listen(self._forget)

    def counts(self, below: Mapping[UUID, AbstractSet[UUID]]) -> dict[UUID, Counts]:
        """Count for each topic what is filed under it and those below, each thing once."""
        filed = {topic: self._filed(topic) for topic in below}
        return {
            topic: Counts(
                _together([filed[each].articles for each in every]),
                _together([filed[each].highlights for each in every]),
            )
            for topic, every in below.items()
        }

    def _filed(self, topic: UUID) -> _Filed:
        with self._guard:
            known, changes = self._known.get(topic), self._changes[topic]
        if known is not None:
            return known
        with self._database.read() as session:
            rows = session.execute(_HIGHLIGHTS, {"topic": str(topic)}).all()
            itself = session.scalars(_ARTICLES, {"topic": str(topic)}).all()
        found = _Filed(
            frozenset(itself).union(article for _, article in rows),
            frozenset(highlight for highlight, _ in rows),
        )
        with self._guard:
            if self._changes[topic] == changes:  # else it is old already
                self._known[topic] = found
        return found

    def _forget(self, changed: Changed) -> None:
        with self._guard:
            for topic in changed.ids.get(FILED_UNDER, ()):
                self._changes[topic] += 1
                self._known.pop(topic, None)


def _together(sets: list[frozenset[str]]) -> int:
    """Count what is in any of the sets."""
    return len(sets[0]) if len(sets) == 1 else len(frozenset[str]().union(*sets))
