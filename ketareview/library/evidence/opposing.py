"""Passages that speak against each other: one claim type under one topic, opposed stances."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, exists, select
from sqlalchemy.orm import aliased

from ketareview.domain.highlight import Highlight
from ketareview.domain.stances import OPPOSED, SUPPORTS
from ketareview.library.database import Database
from ketareview.library.models import ArticleRow, HighlightFilingRow, HighlightRow, TopicRow

_OTHER = aliased(HighlightRow)


def _filed(*columns: Any) -> Select[Any]:  # noqa: ANN401 - any columns
    """Choose columns of what is filed under a topic and still there."""
    return (
        select(*columns)
        .join(HighlightFilingRow, HighlightFilingRow.highlight_id == _OTHER.id)
        .join(TopicRow, TopicRow.id == HighlightFilingRow.topic_id)
        .join(ArticleRow, ArticleRow.id == _OTHER.article_id)
        .where(
            HighlightFilingRow.topic_id == bindparam("topic"),
            ~HighlightFilingRow.deleted,
            ~TopicRow.deleted,
            ~_OTHER.deleted,
            ~ArticleRow.deleted,
        )
    )


_AGAINST = (
    _filed(_OTHER.id)
    .where(_OTHER.claim_type == bindparam("claim_type"), _OTHER.stance == bindparam("stance"))
    .limit(bindparam("most"))
)
_SIDES = (
    _filed(_OTHER.claim_type, _OTHER.stance, _OTHER.id)
    .where(_OTHER.stance.in_(tuple(OPPOSED)))
    .distinct()
    .order_by(_OTHER.claim_type, _OTHER.article_id, _OTHER.page, _OTHER.start, _OTHER.id)
)
_TOPICS = select(TopicRow.id).where(
    ~TopicRow.deleted,
    exists().where(HighlightFilingRow.topic_id == TopicRow.id, ~HighlightFilingRow.deleted),
)


class Opposing:
    """Finds contradictions; each question is a short turn of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def contested(self, highlights: Iterable[Highlight]) -> frozenset[UUID]:
        """Tell which highlights another passage of the library speaks against."""
        answers: dict[tuple[UUID, str, str], bool] = {}

        def is_so(asked: tuple[UUID, str, str]) -> bool:
            if asked not in answers:
                answers[asked] = bool(self._ask(asked, 1))
            return answers[asked]

        return frozenset(each.id for each in highlights if any(map(is_so, _questions(each))))

    def against(self, highlight: Highlight, most: int = 20) -> list[UUID]:
        """List passages that speak against one, each once."""
        found = [each for asked in _questions(highlight) for each in self._ask(asked, most)]
        return list(dict.fromkeys(found))[:most]

    def topics(self) -> frozenset[UUID]:
        """Name the topics that anything is filed under; under others nothing can be opposed."""
        with self._database.read() as session:
            return frozenset(session.scalars(_TOPICS))

    def within(self, topic: UUID) -> dict[str, tuple[list[UUID], list[UUID]]]:
        """List for each contested claim type of one topic who supports, and who does not.

        Those who found no difference stand with those who contradict, as they do under a claim.
        """
        sides: dict[str, tuple[list[UUID], list[UUID]]] = defaultdict(lambda: ([], []))
        with self._database.read() as session:
            for claim_type, stance, highlight in session.execute(_SIDES, {"topic": topic}):
                sides[claim_type][stance != SUPPORTS].append(highlight)
        return {claim_type: both for claim_type, both in sides.items() if all(both)}

    def _ask(self, asked: tuple[UUID, str, str], most: int) -> list[UUID]:
        topic, claim_type, stance = asked
        given = {"topic": topic, "claim_type": claim_type, "stance": stance, "most": most}
        with self._database.read() as session:
            return list(session.scalars(_AGAINST, given))


def _questions(highlight: Highlight) -> list[tuple[UUID, str, str]]:
    tags = highlight.tags
    return [
        (topic, tags.claim_type, stance)
        for stance in OPPOSED.get(tags.stance, ())
        for topic in tags.topics
    ]
