"""Other programs' highlights on their way in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from ketareview.domain.highlight import Brought
from ketareview.domain.ids import filing_id, fixed_id, returned_id
from ketareview.library.models import (
    ArticleRow,
    HighlightFilingRow,
    HighlightRow,
    ReviewerRow,
    TopicRow,
)
from ketareview.library.passages import tag_columns, to_columns
from ketareview.library.statements import among, put

UNNAMED = "Unknown reader"
"""Who made a highlight of which the other program does not say so."""


def bring(session: Session, article_id: UUID, brought: Sequence[Brought]) -> int:
    """Store the highlights that never came in before; those that were deleted stay deleted."""
    brought = _named_apart(session, article_id, brought)
    known = _articles_of(session, brought)
    fresh = list({one.id: one for one in brought if one.id not in known}.values())
    if not fresh:
        return 0
    _plant(session, brought)
    reviewers = {one.author: _reviewer(one.author) for one in fresh}
    _introduce(session, reviewers.items())
    rows = [
        {
            "id": one.id,
            "article_id": article_id,
            **to_columns(one.passage),
            **tag_columns(one.tags),
            "reviewer_id": reviewers[one.author],
            "created": one.created,
            "changed": one.changed,
            "deleted": False,
        }
        for one in fresh
    ]
    session.execute(insert(HighlightRow), rows)
    live = _live_topics(session, fresh)
    filings = [
        {
            "id": filing_id(one.id, topic, reviewers[one.author]),
            "highlight_id": one.id,
            "topic_id": topic,
            "reviewer_id": reviewers[one.author],
        }
        for one in fresh
        for topic in dict.fromkeys(one.tags.topics)
        if topic in live
    ]
    put(session, HighlightFilingRow, filings)
    return len(fresh)


def _named_apart(
    session: Session, article_id: UUID, brought: Sequence[Brought]
) -> Sequence[Brought]:
    """Give a new name to those that are in another article.

    Ours get it wherever that is, others' if it is in the trash: an import was undone, and its file
    comes again.
    """
    articles = _articles_of(session, brought)
    elsewhere = {article for article in articles.values() if article != article_id}
    gone = set(
        session.scalars(
            select(ArticleRow.id).where(ArticleRow.id.in_(among(elsewhere)), ArticleRow.deleted)
        )
    )
    return [
        replace(one, id=returned_id(article_id, one.id))
        if articles.get(one.id) in (elsewhere if one.is_returned else gone)
        else one
        for one in brought
    ]


def _articles_of(session: Session, brought: Iterable[Brought]) -> dict[UUID, UUID]:
    rows = session.execute(
        select(HighlightRow.id, HighlightRow.article_id).where(
            HighlightRow.id.in_(among(one.id for one in brought))
        )
    )
    return {row.id: row.article_id for row in rows}


def _plant(session: Session, brought: Iterable[Brought]) -> None:
    """Add topics that never were here; those that were deleted stay deleted."""
    wanted = {topic.id: topic for one in brought for topic in one.new_topics}
    known = set(session.scalars(select(TopicRow.id).where(TopicRow.id.in_(among(wanted)))))
    last = session.scalars(select(func.max(TopicRow.position))).one() or 0
    fresh = [topic for topic in wanted.values() if topic.id not in known]
    rows = [
        {
            "id": topic.id,
            "name": topic.name,
            "parent_id": topic.parent,
            "position": position,
            "definition": "",
        }
        for position, topic in enumerate(fresh, start=last + 1)
    ]
    put(session, TopicRow, rows)


def _live_topics(session: Session, brought: Iterable[Brought]) -> set[UUID]:
    wanted = {topic for one in brought for topic in one.tags.topics}
    live = select(TopicRow.id).where(TopicRow.id.in_(among(wanted)), ~TopicRow.deleted)
    return set(session.scalars(live))


def _reviewer(author: str) -> UUID:
    return fixed_id("reviewer", author.strip() or UNNAMED)


def _introduce(session: Session, reviewers: Iterable[tuple[str, UUID]]) -> None:
    for author, reviewer in reviewers:
        if session.get(ReviewerRow, reviewer) is None:
            values = {"id": reviewer, "name": author.strip() or UNNAMED}
            put(session, ReviewerRow, [values])
