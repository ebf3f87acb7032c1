"""Other programs' highlights on their way in."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from ketareview.domain.highlight import Brought
from ketareview.domain.ids import filing_id, fixed_id
from ketareview.library.models import HighlightFilingRow, HighlightRow, ReviewerRow
from ketareview.library.passages import tag_columns, to_columns
from ketareview.library.statements import among, put

UNNAMED = "Unknown reader"
"""Who made a highlight of which the other program does not say so."""


def bring(session: Session, article_id: UUID, brought: Sequence[Brought]) -> int:
    """Store the highlights that never came in before; those that were deleted stay deleted."""
    known = set(
        session.scalars(
            select(HighlightRow.id).where(HighlightRow.id.in_(among(one.id for one in brought)))
        )
    )
    fresh = list({one.id: one for one in brought if one.id not in known}.values())
    if not fresh:
        return 0
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
    filings = [
        {
            "id": filing_id(one.id, topic, reviewers[one.author]),
            "highlight_id": one.id,
            "topic_id": topic,
            "reviewer_id": reviewers[one.author],
        }
        for one in fresh
        for topic in dict.fromkeys(one.tags.topics)
    ]
    put(session, HighlightFilingRow, filings)
    return len(fresh)


def _reviewer(author: str) -> UUID:
    return fixed_id("reviewer", author.strip() or UNNAMED)


def _introduce(session: Session, reviewers: Iterable[tuple[str, UUID]]) -> None:
    for author, reviewer in reviewers:
        if session.get(ReviewerRow, reviewer) is None:
            values = {"id": reviewer, "name": author.strip() or UNNAMED}
            put(session, ReviewerRow, [values])
