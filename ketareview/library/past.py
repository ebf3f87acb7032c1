"""What was done and is not undone, read from the journal."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from ketareview.domain.history import Action
from ketareview.library.models import (
    ActionRow,
    ArticleFilingRow,
    AttachmentRow,
    ChangeRow,
    HighlightFilingRow,
    HighlightRow,
    ReviewerRow,
)
from ketareview.library.statements import driver


@dataclass(frozen=True, slots=True)
class Past:
    """An action that can be reverted, under the name that it had at first."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """An action of the stack; it undoes one that may itself have undone one: then it is a redo."""

    id: UUID
    name: str
    refused: bool
    undoes: UUID | None
    redoes: UUID | None
    first_name: str


def next_undo(session: Session, replica: UUID, reviewer: UUID) -> Past | None:
    """Find the last action of a reviewer that is in force; refused undos count as done."""
    out_of_force: set[UUID] = set()
    for entry in _backwards(session, replica, reviewer):
        if entry.id in out_of_force:
            continue
        if entry.undoes is None:
            return Past(entry.id, entry.name)
        if not (entry.redoes and entry.refused):
            out_of_force.add(entry.undoes)
    return None


def next_redo(session: Session, replica: UUID, reviewer: UUID) -> Past | None:
    """Find the last undo of a reviewer that is in force, if nothing was done since."""
    used: set[UUID] = set()
    for entry in _backwards(session, replica, reviewer):
        if entry.undoes is None:
            return None
        if entry.redoes:
            used.add(entry.undoes)
        elif entry.id not in used and not entry.refused:
            return Past(entry.id, entry.first_name)
    return None


def action(session: Session, action_id: UUID) -> Action:
    """Read one action."""
    return _read(session, ActionRow.id == action_id, 1)[0]


def is_undone(session: Session, action_id: UUID) -> bool:
    """Tell whether an action was taken back."""
    return driver(session).execute(_UNDONE, (str(action_id),)).fetchone() is not None


def actions(session: Session, article: UUID | None, limit: int) -> list[Action]:
    """List actions, the newest first; of one article: those that touched it or its parts."""
    if article is None:
        return _read(session, None, limit)
    touched = select(ChangeRow.action_id).where(
        or_(ChangeRow.row_id == str(article), ChangeRow.row_id.in_(_parts(session, article)))
    )
    return _read(session, ActionRow.id.in_(touched), limit)


def _backwards(session: Session, replica: UUID, reviewer: UUID) -> Iterator[_Entry]:
    undone, first = aliased(ActionRow), aliased(ActionRow)
    rows = session.execute(
        select(
            ActionRow.id,
            ActionRow.name,
            ActionRow.refused,
            ActionRow.undoes,
            undone.undoes,
            func.coalesce(first.name, undone.name, ActionRow.name),
        )
        .outerjoin(undone, undone.id == ActionRow.undoes)
        .outerjoin(first, first.id == undone.undoes)
        .where(ActionRow.replica_id == replica, ActionRow.reviewer_id == reviewer)
        .order_by(ActionRow.number.desc())
        .execution_options(yield_per=100)
    )
    for row in rows:
        yield _Entry(*row)


def _read(session: Session, condition: ColumnElement[bool] | None, limit: int) -> list[Action]:
    changes = (
        select(func.count())
        .where(ChangeRow.action_id == ActionRow.id)
        .correlate(ActionRow)
        .scalar_subquery()
    )
    asked = (
        select(ActionRow, ReviewerRow.name, changes, _is_undone())
        .outerjoin(ReviewerRow, ReviewerRow.id == ActionRow.reviewer_id)
        .order_by(ActionRow.number.desc())
        .limit(limit)
    )
    if condition is not None:
        asked = asked.where(condition)
    return [
        Action(
            id=row.id,
            name=row.name,
            reviewer=reviewer or "KetaReview",
            at=row.at,
            undoes=row.undoes,
            changes=count,
            is_undone=is_undone,
        )
        for row, reviewer, count, is_undone in session.execute(asked)
    ]


def _is_undone() -> ColumnElement[bool]:
    """Whether an undo of the action is in force: there, not refused, not redone."""
    undo, redo = aliased(ActionRow), aliased(ActionRow)
    redone = exists().where(redo.undoes == undo.id, ~redo.refused)
    return exists().where(undo.undoes == ActionRow.id, ~undo.refused, ~redone)


def _parts(session: Session, article: UUID) -> list[str]:
    """Name the rows that belong to an article."""
    highlights = select(HighlightRow.id).where(HighlightRow.article_id == article)
    parts = (
        highlights,
        select(HighlightFilingRow.id).where(HighlightFilingRow.highlight_id.in_(highlights)),
        select(ArticleFilingRow.id).where(ArticleFilingRow.article_id == article),
        select(AttachmentRow.id).where(AttachmentRow.article_id == article),
    )
    return [str(each) for part in parts for each in session.scalars(part)]


_UNDONE = """
SELECT 1 FROM action AS undo WHERE undo.undoes = ? AND NOT undo.refused AND NOT EXISTS (
    SELECT 1 FROM action AS redo WHERE redo.undoes = undo.id AND NOT redo.refused)"""
"""The same as SQL: it is asked before each turn of an import."""
