"""A whole import is taken back, whatever was done since."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from ketareview.domain.errors import BatchInUseError, BatchNotFoundError
from ketareview.domain.history import Action
from ketareview.domain.ids import new_id
from ketareview.domain.imports import Outcome
from ketareview.domain.progress import Progress
from ketareview.library.database import Database
from ketareview.library.models import (
    AppraisalRow,
    ArticleFilingRow,
    ArticleRow,
    ChangeRow,
    HighlightRow,
    ImportBatchRow,
    ImportResultRow,
    LevelRow,
    RelationRow,
    StudyValueRow,
)
from ketareview.library.past import action, is_undone
from ketareview.library.reverting import Field, Obstacle, revert
from ketareview.library.statements import among

_ACTION = "Undo import"

_PASSING: frozenset[Field] = frozenset(
    {
        *((ImportBatchRow.__tablename__, each) for each in ("name", "database", "search")),
        (ImportBatchRow.__tablename__, "searched"),
        *(
            (ArticleRow.__tablename__, each.name)
            for each in ArticleRow.__table__.columns
            if each.name != "merged_into"
        ),
        (ArticleFilingRow.__tablename__, "article_id"),
        *((RelationRow.__tablename__, each) for each in ("first_id", "second_id")),
    }
)
"""What goes to the trash with an import, as it does with an article that is deleted."""


def undo(database: Database, batch: UUID, progress: Progress) -> Action:
    """Revert every action of a batch, as one.

    Raises:
        BatchNotFoundError: there is none, or it was undone.
        BatchInUseError: later work rests on it; nothing was changed.
        Cancelled: the reviewer stopped it; nothing was changed.
    """
    undone = new_id()
    try:
        with database.write(_ACTION, action=undone) as session:
            row = session.get(ImportBatchRow, batch)
            if row is None or row.deleted:
                raise BatchNotFoundError(asked=batch)
            done = _actions(session, batch)
            _expect_unused(session, batch, done)
            revert(session, done, passing=_PASSING, progress=progress)
    except Obstacle as obstacle:
        with database.read() as session:
            title = _title(session, obstacle)
        raise BatchInUseError(count=1, title=title) from obstacle
    with database.read() as session:
        return action(session, undone)


def _actions(session: Session, batch: UUID) -> list[UUID]:
    """Find the actions in force that wrote the batch's results, the last one first."""
    told = select(ImportResultRow.id).where(
        ImportResultRow.batch_id == batch, ~ImportResultRow.deleted
    )
    rows = session.execute(
        select(ChangeRow.action_id, func.max(ChangeRow.number))
        .where(
            ChangeRow.before.is_(None),
            ((ChangeRow.kind == ImportResultRow.__tablename__) & ChangeRow.row_id.in_(told))
            | ((ChangeRow.kind == ImportBatchRow.__tablename__) & (ChangeRow.row_id == str(batch))),
        )
        .group_by(ChangeRow.action_id)
        .order_by(func.max(ChangeRow.number).desc())
    ).all()
    return [each for each, _ in rows if not is_undone(session, each)]


def _expect_unused(session: Session, batch: UUID, done: Sequence[UUID]) -> None:
    """Make sure that nothing was marked, merged or imported since onto the batch's articles.

    Raises:
        BatchInUseError: something was.
    """
    added = select(ImportResultRow.article_id).where(
        ImportResultRow.batch_id == batch,
        ImportResultRow.outcome == Outcome.ADDED.value,
        ~ImportResultRow.deleted,
    )
    changed_since = select(ChangeRow.row_id).where(
        ChangeRow.kind == HighlightRow.__tablename__,
        ChangeRow.row_id == HighlightRow.id,
        ChangeRow.action_id.not_in(among(done)),
    )
    other = aliased(ArticleRow)
    resting = (
        select(HighlightRow.article_id).where(
            HighlightRow.article_id.in_(added), ~HighlightRow.deleted, changed_since.exists()
        ),
        *(
            select(row.article_id).where(row.article_id.in_(added), ~row.deleted)
            for row in (StudyValueRow, LevelRow, AppraisalRow)
        ),
        select(other.merged_into).where(or_(other.id.in_(added), other.merged_into.in_(added))),
        select(ImportResultRow.article_id).where(
            ImportResultRow.article_id.in_(added),
            ImportResultRow.batch_id != batch,
            ~ImportResultRow.deleted,
        ),
    )
    found = [each for some in resting for each in session.scalars(some) if each is not None]
    if found:
        raise BatchInUseError(count=len(found), title=session.get_one(ArticleRow, found[0]).title)


def _title(session: Session, obstacle: Obstacle) -> str:
    """Name the article that stands in the way, if it is one."""
    row = session.get(ArticleRow, UUID(obstacle.row)) if obstacle.kind == "article" else None
    return row.title if row else ""
