"""How an article came to be what it is, read from the results of imports and from the journal."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Text, func, select, type_coerce
from sqlalchemy.orm import Session

from ketareview.domain.imports import Reason
from ketareview.domain.provenance import Merged, Provenance
from ketareview.library.models import (
    ActionRow,
    ArticleRow,
    ChangeRow,
    ImportResultRow,
    ReviewerRow,
)
from ketareview.library.records import origins, to_record
from ketareview.library.statements import among


def provenance(session: Session, article: UUID) -> Provenance:
    """Tell what was noticed of an article and its merged ones, each once, and list those."""
    merged = tuple(_merged(session, article))
    rows = session.scalars(
        select(ImportResultRow.notices)
        .where(
            ImportResultRow.article_id.in_(among([article, *(each.id for each in merged)])),
            ~ImportResultRow.deleted,
        )
        .order_by(ImportResultRow.batch_id, ImportResultRow.position)
    )
    notices = [Reason(code, facts) for several in rows for code, facts in several]
    once = {(each.code, *sorted(each.facts.items())): each for each in notices}
    return Provenance(tuple(once.values()), merged)


def _merged(session: Session, article: UUID) -> Iterator[Merged]:
    """List what an article took over, as it was when it went, the first first."""
    taken = func.json_extract(ChangeRow.after, "$.merged_into") == str(article)
    rows = session.execute(
        select(ArticleRow, func.max(ActionRow.number), ActionRow.at, ReviewerRow.name)
        .join(ChangeRow, ChangeRow.row_id == type_coerce(ArticleRow.id, Text))
        .join(ActionRow, ActionRow.id == ChangeRow.action_id)
        .outerjoin(ReviewerRow, ReviewerRow.id == ActionRow.reviewer_id)
        .where(ArticleRow.merged_into == article, ChangeRow.kind == ArticleRow.__tablename__, taken)
        .group_by(ArticleRow.id)
        .order_by(func.max(ActionRow.number))
    )
    for row, _, at, reviewer in rows:
        yield Merged(row.id, to_record(row), origins(row), at, reviewer or "")
