"""What evidence maps count, in turns that keep nobody waiting."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from uuid import UUID

from sqlalchemy import bindparam, func, select, text, true
from sqlalchemy.orm import Session

from ketareview.domain.mapping import Placed
from ketareview.library.database import Database
from ketareview.library.models import ArticleRow, HighlightFilingRow, HighlightRow
from ketareview.library.statements import among

_PART = 1500
_MOST_PASSAGES = 500

# The order of a cross join is kept: few articles are in the trash.
_IN_TRASH = text("""
SELECT h.claim_type, h.strength, h.stance, count(*)
FROM article AS a CROSS JOIN highlight AS h ON h.article_id = a.id
WHERE a.deleted AND NOT h.deleted GROUP BY h.claim_type, h.strength, h.stance
""")

# Ordered by the index on highlight_id, so that all filings of a highlight come together.
_FILINGS = text("""
SELECT f.highlight_id, f.topic_id, h.claim_type, h.strength, h.stance
FROM highlight_filing AS f
JOIN highlight AS h ON h.id = f.highlight_id
JOIN article AS a ON a.id = h.article_id
WHERE f.highlight_id > :after AND NOT f.deleted AND NOT h.deleted AND NOT a.deleted
ORDER BY f.highlight_id LIMIT :most
""")

_CLAIM_TYPES = text("SELECT DISTINCT key FROM code WHERE scheme = 'claim_type'")

Counts = Counter[tuple[str, str, str]]


class Maps:
    """Counts passages by what was said of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def whole(self) -> Counts:
        """Count all passages by claim type, strength and stance: a turn for each claim type."""
        with self._database.read() as session:
            claim_types = session.scalars(_CLAIM_TYPES).all()
        counts: Counts = Counter()
        for claim_type in claim_types:
            with self._database.read() as session:
                for strength, stance, count in session.execute(_OF_TYPE, {"claim": claim_type}):
                    counts[claim_type, strength, stance] = count
        with self._database.read() as session:
            for claim_type, strength, stance, count in session.execute(_IN_TRASH):
                counts[claim_type, strength, stance] -= count
        return +counts

    def under(self, topics: AbstractSet[UUID]) -> Counts:
        """Count the passages filed under any of the topics, each once."""
        counts: Counts = Counter()
        with self._database.read() as session:
            filed = session.scalars(
                select(HighlightFilingRow.highlight_id)
                .where(HighlightFilingRow.topic_id.in_(among(topics)), ~HighlightFilingRow.deleted)
                .distinct()
            ).all()
        for start in range(0, len(filed), _PART):
            with self._database.read() as session:
                for claim_type, strength, stance in _facets(session, filed[start : start + _PART]):
                    counts[claim_type, strength, stance] += 1
        return counts

    def placed(self) -> Iterator[Placed]:
        """Read all passages that are filed under a topic, some at a time."""
        after = ""
        while True:
            with self._database.read() as session:
                rows = session.execute(_FILINGS, {"after": after, "most": _PART}).all()
            is_last = len(rows) < _PART
            groups = [(key, list(each)) for key, each in groupby(rows, key=lambda row: row[0])]
            if not is_last and len(groups) > 1:
                groups.pop()  # it may go on behind the portion
            for key, each in groups:
                after = key
                _, _, claim_type, strength, stance = each[0]
                topics = frozenset(UUID(topic) for _, topic, *_ in each)
                yield Placed(claim_type, strength, stance, topics)
            if is_last:
                return

    def passages(
        self,
        *,
        claim_type: str | None = None,
        strength: str | None = None,
        under: Sequence[AbstractSet[UUID]] = (),
    ) -> list[UUID]:
        """List the passages of a cell: contradicting ones first, then the newest; 500 at most.

        Each set of `under` is a topic with those below it; a passage is filed under one of each.
        """
        filed = select(HighlightFilingRow.highlight_id).where(~HighlightFilingRow.deleted)
        asked = (
            select(HighlightRow.id)
            .join(ArticleRow, ArticleRow.id == HighlightRow.article_id)
            .where(~HighlightRow.deleted, ~ArticleRow.deleted)
            .where(HighlightRow.claim_type == claim_type if claim_type else true())
            .where(HighlightRow.strength == strength if strength else true())
            .order_by(
                HighlightRow.stance != "contradicts",
                HighlightRow.created.desc(),
                HighlightRow.id,
            )
            .limit(_MOST_PASSAGES)
        )
        for topics in under:
            one = filed.where(HighlightFilingRow.topic_id.in_(among(topics)))
            asked = asked.where(HighlightRow.id.in_(one))
        with self._database.read() as session:
            return list(session.scalars(asked))


_OF_TYPE = (
    select(HighlightRow.strength, HighlightRow.stance, func.count())
    .where(HighlightRow.claim_type == bindparam("claim"), ~HighlightRow.deleted)
    .group_by(HighlightRow.strength, HighlightRow.stance)
)


def _facets(session: Session, ids: Sequence[UUID]) -> list[tuple[str, str, str]]:
    rows = session.execute(
        select(HighlightRow.claim_type, HighlightRow.strength, HighlightRow.stance)
        .join(ArticleRow, ArticleRow.id == HighlightRow.article_id)
        .where(HighlightRow.id.in_(among(ids)), ~HighlightRow.deleted, ~ArticleRow.deleted)
    )
    return [(claim_type, strength, stance) for claim_type, strength, stance in rows]
