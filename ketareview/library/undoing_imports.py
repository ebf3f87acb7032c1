"""A whole import is taken back, whatever was done since."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ketareview.domain.errors import BatchInUseError, BatchNotFoundError
from ketareview.domain.history import Action
from ketareview.domain.ids import new_id
from ketareview.domain.imports import Outcome
from ketareview.library.database import Database
from ketareview.library.models import (
    ArticleRow,
    ChangeRow,
    HighlightRow,
    ImportBatchRow,
    ImportResultRow,
)
from ketareview.library.past import action
from ketareview.library.reverting import Obstacle, revert

_ACTION = "Undo import"


def undo(database: Database, batch: UUID) -> Action:
    """Revert every action of a batch, as one.

    Raises:
        BatchNotFoundError: there is none, or it was undone.
        BatchInUseError: later work rests on it; nothing was changed.
    """
    undone = new_id()
    try:
        with database.write(_ACTION, action=undone) as session:
            row = session.get(ImportBatchRow, batch)
            if row is None or row.deleted:
                raise BatchNotFoundError(asked=batch)
            for each in _actions(session, batch):
                revert(session, each)
    except Obstacle as obstacle:
        with database.read() as session:
            count, title = _rests(session, batch)
        raise BatchInUseError(count=max(count, 1), title=title) from obstacle
    with database.read() as session:
        return action(session, undone)


def _actions(session: Session, batch: UUID) -> list[UUID]:
    """Find the actions that wrote the batch's results or described it, the last one first."""
    told = select(ImportResultRow.id).where(
        ImportResultRow.batch_id == batch, ~ImportResultRow.deleted
    )
    rows = session.execute(
        select(ChangeRow.action_id, func.max(ChangeRow.number))
        .where(
            ((ChangeRow.kind == ImportResultRow.__tablename__) & ChangeRow.row_id.in_(told))
            | ((ChangeRow.kind == ImportBatchRow.__tablename__) & (ChangeRow.row_id == str(batch))),
        )
        .group_by(ChangeRow.action_id)
        .order_by(func.max(ChangeRow.number).desc())
    )
    return [each for each, _ in rows]


def _rests(session: Session, batch: UUID) -> tuple[int, str]:
    """Count the highlights in the batch's articles, and name the first such article."""
    added = select(ImportResultRow.article_id).where(
        ImportResultRow.batch_id == batch,
        ImportResultRow.outcome == Outcome.ADDED.value,
        ~ImportResultRow.deleted,
    )
    rows = session.execute(
        select(ArticleRow.title, func.count(HighlightRow.id))
        .outerjoin(HighlightRow, (HighlightRow.article_id == ArticleRow.id) & ~HighlightRow.deleted)
        .where(ArticleRow.id.in_(added))
        .group_by(ArticleRow.id)
        .order_by(func.count(HighlightRow.id).desc(), ArticleRow.title)
    ).all()
    return sum(count for _, count in rows), rows[0][0] if rows else ""
