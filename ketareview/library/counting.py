"""How much is filed under each topic."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

_HIGHLIGHTS = text("""
SELECT f.topic_id, h.id, h.article_id
FROM highlight_filing AS f
JOIN highlight AS h ON h.id = f.highlight_id
JOIN article AS a ON a.id = h.article_id
WHERE NOT f.deleted AND NOT h.deleted AND NOT a.deleted
""")

_ARTICLES = text("""
SELECT f.topic_id, a.id
FROM article_filing AS f
JOIN article AS a ON a.id = f.article_id
WHERE NOT f.deleted AND NOT a.deleted
""")


@dataclass(frozen=True, slots=True)
class Counts:
    """Articles that are filed under a topic, themselves or by a highlight, and highlights."""

    articles: int = 0
    highlights: int = 0


def counts(session: Session, below: Mapping[UUID, AbstractSet[UUID]]) -> dict[UUID, Counts]:
    """Count for each topic what is filed under it and the topics below, each thing once."""
    highlights: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, set[str]] = defaultdict(set)
    for topic, highlight, article in session.execute(_HIGHLIGHTS):
        highlights[topic].add(highlight)
        articles[topic].add(article)
    for topic, article in session.execute(_ARTICLES):
        articles[topic].add(article)
    return {
        topic: Counts(
            len(set[str]().union(*(articles[str(each)] for each in every))),
            len(set[str]().union(*(highlights[str(each)] for each in every))),
        )
        for topic, every in below.items()
    }
