"""Which highlights are filed under which claims; each function is part of somebody's turn."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from ketareview.domain.claim import Filed, claim_filing_id
from ketareview.domain.errors import HighlightNotFoundError
from ketareview.library.models import ArticleRow, ClaimFilingRow, ClaimRow, HighlightRow
from ketareview.library.statements import among, put


def file(
    session: Session,
    claim: UUID,
    highlights: Iterable[UUID],
    stance: str | None,
    reviewer: UUID,
) -> None:
    """File highlights under a claim; without a stance, those that nobody filed there, each its own.

    A stance is the reviewer's: what others filed keeps theirs beside it.

    Raises:
        HighlightNotFoundError: one is gone.
    """
    wanted = tuple(dict.fromkeys(highlights))
    own = _stances(session, wanted)
    rows = _rows(session, [claim], wanted) if stance is None else []
    there = {row.highlight_id for row in rows}
    put(
        session,
        ClaimFilingRow,
        [
            _columns(claim, each, stance or own[each], reviewer)
            for each in wanted
            if each not in there
        ],
    )


def unfile(session: Session, claim: UUID, highlights: Iterable[UUID]) -> None:
    """Take highlights out of a claim."""
    session.execute(
        update(ClaimFilingRow)
        .where(
            ClaimFilingRow.claim_id == claim,
            ClaimFilingRow.highlight_id.in_(among(highlights)),
            ~ClaimFilingRow.deleted,
        )
        .values(deleted=True)
    )


def hand_over(
    session: Session, givers: Sequence[UUID], taker: UUID, highlights: Iterable[UUID] | None = None
) -> None:
    """Move filings of some highlights, or all, to another claim; those that it has stay there."""
    there = {(row.highlight_id, row.reviewer_id) for row in _rows(session, [taker])}
    moved = _rows(session, givers, highlights)
    moved.sort(key=lambda row: givers.index(row.claim_id))
    new: dict[tuple[UUID, UUID], str] = {}
    for row in moved:
        row.deleted = True
        if (row.highlight_id, row.reviewer_id) not in there:
            new.setdefault((row.highlight_id, row.reviewer_id), row.stance)
    session.flush()
    put(
        session,
        ClaimFilingRow,
        [_columns(taker, each, stance, reviewer) for (each, reviewer), stance in new.items()],
    )


def under(session: Session, claims: Iterable[UUID]) -> list[Filed]:
    """List what is filed under claims and is not in the trash."""
    return _filed(session, ClaimFilingRow.claim_id.in_(among(claims)))


def holding(session: Session, highlights: Iterable[UUID]) -> list[Filed]:
    """List the filings of highlights under claims that are not in the trash."""
    return _filed(session, ClaimFilingRow.highlight_id.in_(among(highlights)))


def tally(session: Session, claims: Iterable[UUID]) -> dict[UUID, dict[str, dict[str, int]]]:
    """Count for each claim the passages of each stance, by their strength."""
    rows = session.execute(
        select(
            ClaimFilingRow.claim_id,
            ClaimFilingRow.stance,
            HighlightRow.strength,
            func.count(ClaimFilingRow.highlight_id.distinct()),
        )
        .join(HighlightRow, HighlightRow.id == ClaimFilingRow.highlight_id)
        .join(ArticleRow, ArticleRow.id == HighlightRow.article_id)
        .where(
            ClaimFilingRow.claim_id.in_(among(claims)),
            ~ClaimFilingRow.deleted,
            ~HighlightRow.deleted,
            ~ArticleRow.deleted,
        )
        .group_by(ClaimFilingRow.claim_id, ClaimFilingRow.stance, HighlightRow.strength)
    )
    counts: dict[UUID, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for claim, stance, strength, count in rows:
        counts[claim][stance][strength] = count
    return dict(counts)


def _filed(session: Session, condition: ColumnElement[bool]) -> list[Filed]:
    """Read filings; reviewers who agree on a stance say it once."""
    rows = session.execute(
        select(
            ClaimFilingRow.claim_id,
            ClaimFilingRow.highlight_id,
            ClaimFilingRow.stance,
            ClaimFilingRow.reviewer_id,
        )
        .join(ClaimRow, ClaimRow.id == ClaimFilingRow.claim_id)
        .join(HighlightRow, HighlightRow.id == ClaimFilingRow.highlight_id)
        .join(ArticleRow, ArticleRow.id == HighlightRow.article_id)
        .where(
            condition,
            ~ClaimFilingRow.deleted,
            ~ClaimRow.deleted,
            ~HighlightRow.deleted,
            ~ArticleRow.deleted,
        )
        .order_by(ClaimFilingRow.id)
    )
    told = {(row.claim_id, row.highlight_id, row.stance): row.reviewer_id for row in rows}
    return [Filed(*said, reviewer) for said, reviewer in told.items()]


def _rows(
    session: Session, claims: Iterable[UUID], highlights: Iterable[UUID] | None = None
) -> list[ClaimFilingRow]:
    asked = select(ClaimFilingRow).where(
        ClaimFilingRow.claim_id.in_(among(claims)), ~ClaimFilingRow.deleted
    )
    if highlights is not None:
        asked = asked.where(ClaimFilingRow.highlight_id.in_(among(highlights)))
    return list(session.scalars(asked.order_by(ClaimFilingRow.id)))


def _stances(session: Session, highlights: Sequence[UUID]) -> dict[UUID, str]:
    """Read the highlights' own stances."""
    rows = session.execute(
        select(HighlightRow.id, HighlightRow.stance).where(
            HighlightRow.id.in_(among(highlights)), ~HighlightRow.deleted
        )
    )
    found: dict[UUID, str] = {row.id: row.stance for row in rows}
    for each in highlights:
        if each not in found:
            raise HighlightNotFoundError(asked=each)
    return found


def _columns(claim: UUID, highlight: UUID, stance: str, reviewer: UUID) -> dict[str, object]:
    return {
        "id": claim_filing_id(claim, highlight, reviewer),
        "claim_id": claim,
        "highlight_id": highlight,
        "stance": stance,
        "reviewer_id": reviewer,
    }
