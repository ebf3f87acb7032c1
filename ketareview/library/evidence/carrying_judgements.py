"""Levels and appraisals go with an article that becomes one with another; none is lost."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ketareview.domain.appraisal import appraisal_id
from ketareview.domain.levels import level_id, level_words
from ketareview.domain.levels_table import Question
from ketareview.library.models import AppraisalRow, LevelRow
from ketareview.library.statements import among, put

_Row = TypeVar("_Row", AppraisalRow, LevelRow)


def carry_judgements(session: Session, kept: UUID, ids: Sequence[UUID]) -> None:
    """Give `kept` the others' levels and answers.

    Where the same reviewer said something else of both, what she said of `kept` holds, and the
    other judgement is told in its reason.
    """
    _carry(session, LevelRow, kept, ids)
    _carry(session, AppraisalRow, kept, ids)


def _carry(session: Session, kind: type[_Row], kept: UUID, ids: Sequence[UUID]) -> None:
    mine = {row.id: row for row in _rows(session, kind, [kept])}
    new: dict[UUID, dict[str, object]] = {}
    for row in _rows(session, kind, ids):
        name = _name(row, kept)
        there = mine.get(name)
        if there is not None:
            there.reason = _joined(there.reason, there, row)
        elif name in new:
            first = kind(**new[name])
            new[name]["reason"] = _joined(first.reason, first, row)
        else:
            columns = [column.name for column in kind.__table__.columns]
            values = {column: getattr(row, column) for column in columns}
            new[name] = {**values, "id": name, "article_id": kept}
        row.deleted = True
    session.flush()
    put(session, kind, new.values())


def _rows(session: Session, kind: type[_Row], articles: Sequence[UUID]) -> list[_Row]:
    found = select(kind).where(kind.article_id.in_(among(articles)), ~kind.deleted)
    return list(session.scalars(found.order_by(kind.id)))


def _name(row: AppraisalRow | LevelRow, article: UUID) -> UUID:
    if isinstance(row, LevelRow):
        return level_id(article, Question(row.question), row.reviewer_id)
    return appraisal_id(article, row.instrument, row.item, row.reviewer_id)


def _joined(reason: str, there: AppraisalRow | LevelRow, other: AppraisalRow | LevelRow) -> str:
    """Add what was said of the other article, unless it is the same."""
    if (_said(there), reason) == (_said(other), other.reason):
        return reason
    because = f": {other.reason}" if other.reason else ""
    told = f"Of the article that became one with this: {_said(other)}{because}"
    return f"{reason}\n{told}" if reason else told


def _said(row: AppraisalRow | LevelRow) -> str:
    return level_words(row.level) if isinstance(row, LevelRow) else row.judgement
