"""Articles that are one paper become one: files, highlights, filings and fields move."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from ketareview.domain.article import ArticleStatus
from ketareview.domain.errors import ArticleNotFoundError
from ketareview.domain.ids import filing_id, fixed_id, relation_id
from ketareview.library.evidence.carrying import carry_study_values
from ketareview.library.evidence.carrying_judgements import carry_judgements
from ketareview.library.models import (
    ArticleFilingRow,
    ArticleRow,
    AttachmentRow,
    HighlightRow,
    RelationRow,
)
from ketareview.library.records import origins, to_columns, to_origin, to_record
from ketareview.library.statements import among, put
from ketareview.library.uniting import merged

_FURTHEST = (ArticleStatus.TO_READ, ArticleStatus.READING, ArticleStatus.READ)


def merge(session: Session, kept: UUID, others: Sequence[UUID]) -> None:
    """Let `kept` take over all that the others have; they go to the trash and name it.

    Raises:
        ArticleNotFoundError: one of them is gone.
    """
    row = _live(session, kept)
    several = [_live(session, other) for other in dict.fromkeys(others) if other != kept]
    for other in several:
        _fill(row, other)
    ids = [other.id for other in several]
    _move_files(session, kept, ids)
    _move_filings(session, kept, ids)
    _move_relations(session, kept, ids)
    carry_study_values(session, kept, ids)
    carry_judgements(session, kept, ids)
    session.execute(
        update(HighlightRow).where(HighlightRow.article_id.in_(among(ids))).values(article_id=kept)
    )
    session.execute(
        update(ArticleRow).where(ArticleRow.merged_into.in_(among(ids))).values(merged_into=kept)
    )
    for other in several:
        other.deleted, other.merged_into = True, kept


def sharing_files(session: Session) -> list[tuple[UUID, UUID]]:
    """List the pairs of live articles that have a file in common."""
    one, other = aliased(AttachmentRow), aliased(AttachmentRow)
    live = select(ArticleRow.id).where(~ArticleRow.deleted)
    rows = session.execute(
        select(one.article_id, other.article_id)
        .join(other, (other.source == one.source) & (other.article_id > one.article_id))
        .where(~one.deleted, ~other.deleted, one.article_id.in_(live), other.article_id.in_(live))
        .distinct()
        .order_by(one.article_id, other.article_id)
    )
    return [(first, second) for first, second in rows]


def _fill(row: ArticleRow, other: ArticleRow) -> None:
    record, origin = merged(to_record(row), origins(row), to_record(other), origins(other))
    for column, value in (to_columns(record) | {"origin": to_origin(origin)}).items():
        if getattr(row, column) != value:
            setattr(row, column, value)
    statuses = (ArticleStatus(row.status), ArticleStatus(other.status))
    row.status = max(statuses, key=_FURTHEST.index).value


def _move_files(session: Session, kept: UUID, ids: Sequence[UUID]) -> None:
    """Attach the others' files behind those of `kept`, but for those that it has itself."""
    mine = set(
        session.scalars(
            select(AttachmentRow.source).where(
                AttachmentRow.article_id == kept, ~AttachmentRow.deleted
            )
        )
    )
    rows = session.scalars(
        select(AttachmentRow)
        .where(AttachmentRow.article_id.in_(among(ids)), ~AttachmentRow.deleted)
        .order_by(AttachmentRow.position, AttachmentRow.id)
    ).all()
    for row in rows:
        row.deleted = True
        if row.source in mine:
            continue
        values = {
            "id": fixed_id("attachment", str(kept), row.source),
            "article_id": kept,
            "source": row.source,
            "name": row.name,
            "position": len(mine),
        }
        mine.add(row.source)
        put(session, AttachmentRow, [values])


def _move_filings(session: Session, kept: UUID, ids: Sequence[UUID]) -> None:
    rows = session.scalars(
        select(ArticleFilingRow).where(
            ArticleFilingRow.article_id.in_(among(ids)), ~ArticleFilingRow.deleted
        )
    ).all()
    filings = {}
    for row in rows:
        row.deleted = True
        filing = filing_id(kept, row.topic_id, row.reviewer_id)
        filings[filing] = {
            "id": filing,
            "article_id": kept,
            "topic_id": row.topic_id,
            "reviewer_id": row.reviewer_id,
        }
    put(session, ArticleFilingRow, filings.values())


def _move_relations(session: Session, kept: UUID, ids: Sequence[UUID]) -> None:
    """Say of the kept article what was said of the others and does not lie within the group."""
    group = {kept, *ids}
    touched = RelationRow.first_id.in_(among(ids)) | RelationRow.second_id.in_(among(ids))
    rows = session.scalars(select(RelationRow).where(touched, ~RelationRow.deleted)).all()
    for row in rows:
        row.deleted = True
        if {row.first_id, row.second_id} <= group:
            continue
        first, second = (kept if one in group else one for one in (row.first_id, row.second_id))
        values = {
            "id": relation_id(row.kind, first, second),
            "kind": row.kind,
            "first_id": first,
            "second_id": second,
            "reviewer_id": row.reviewer_id,
        }
        put(session, RelationRow, [values])


def _live(session: Session, article_id: UUID) -> ArticleRow:
    row = session.get(ArticleRow, article_id)
    if row is None or row.deleted:
        raise ArticleNotFoundError(asked=article_id)
    return row
