"""Highlights move to the file in which their article is read; what is not found there stays."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ketareview.domain.errors import (
    ArticleNotFoundError,
    HighlightNotFoundError,
    SourceNotFoundError,
)
from ketareview.domain.highlight import Passage
from ketareview.domain.ids import new_id
from ketareview.domain.moving import Move
from ketareview.library.database import Database
from ketareview.library.models import ArticleRow, AttachmentRow, ChangeRow, HighlightRow
from ketareview.library.passages import to_columns, to_passage
from ketareview.library.past import is_undone
from ketareview.library.statements import among

MOVE = "Move highlights to the new file"
IMPORT = "Import papers"

_WORDS = ("source", "quote", "quote_before", "quote_after", "transcription")


class Moving:
    """Chooses the file that an article is read in, and what becomes of its highlights."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read_in(
        self,
        article_id: UUID,
        source: str,
        moves: Iterable[Move] = (),
        *,
        batch: UUID | None = None,
    ) -> int:
        """Let an article be read in one of its files, and move highlights there; one step to undo.

        Those that were changed since the move was planned stay as they are. Counts those that
        moved. With `batch` it is part of that import.

        Raises:
            ArticleNotFoundError: the article is gone.
            SourceNotFoundError: the file is none of its own.
        """
        action = None
        if batch is not None:
            with self._database.read() as session:
                action = None if is_undone(session, batch) else batch
        name = MOVE if action is None else IMPORT
        with self._database.write(name, action=action or new_id()) as session:
            _put_first(session, article_id, source)
            session.execute(
                update(HighlightRow)
                .where(HighlightRow.article_id == article_id, HighlightRow.source == source)
                .where(HighlightRow.lost_in != "")
                .values(lost_in="")
            )
            return sum(_move(session, article_id, source, each) for each in moves)

    def place(self, highlight_id: UUID, passage: Passage) -> None:
        """Put a highlight that lost its place where a reviewer found it again.

        Raises:
            HighlightNotFoundError: it is gone.
        """
        with self._database.write("Find highlight again") as session:
            row = session.get(HighlightRow, highlight_id)
            if row is None or row.deleted:
                raise HighlightNotFoundError(asked=highlight_id)
            _give(row, {**to_columns(passage), "transcription": row.transcription})
            row.confidence, row.lost_in = None, ""
            row.changed = datetime.now(UTC)

    def confirm(self, ids: Iterable[UUID]) -> None:
        """Say that highlights moved to the right place."""
        self._set("Confirm moved highlights", ids, confidence=1.0)

    def keep(self, ids: Iterable[UUID]) -> None:
        """Let highlights that lost their place stay in the file that they were made in."""
        self._set("Keep highlights in their file", ids, lost_in="")

    def before(self, highlight_id: UUID) -> Passage | None:
        """Read where a highlight was before it moved to its file last; None if it never did."""
        with self._database.read() as session:
            row = session.get(HighlightRow, highlight_id)
            if row is None:
                return None
            then = HighlightRow(**to_columns(to_passage(row)))
            changes = session.scalars(
                select(ChangeRow.before)
                .where(
                    ChangeRow.kind == HighlightRow.__tablename__,
                    ChangeRow.row_id == str(highlight_id),
                    ChangeRow.before.is_not(None),
                )
                .order_by(ChangeRow.number.desc())
            )
            for before in changes:
                _give(then, _past_columns(before or {}))
                if before and "source" in before:
                    return to_passage(then)
        return None

    def _set(self, name: str, ids: Iterable[UUID], **values: object) -> None:
        with self._database.write(name) as session:
            session.execute(
                update(HighlightRow)
                .where(HighlightRow.id.in_(among(ids)), ~HighlightRow.deleted)
                .values(**values)
            )


def _put_first(session: Session, article_id: UUID, source: str) -> None:
    article = session.get(ArticleRow, article_id)
    if article is None or article.deleted:
        raise ArticleNotFoundError(asked=article_id)
    files = (AttachmentRow.article_id == article_id, ~AttachmentRow.deleted)
    row = session.scalars(select(AttachmentRow).where(*files, AttachmentRow.source == source))
    chosen = row.first()
    if chosen is None:
        raise SourceNotFoundError(title=article.title)
    first = select(func.min(AttachmentRow.position)).where(*files, AttachmentRow.source != source)
    least = session.scalars(first).one_or_none()
    if least is not None and chosen.position >= least:
        chosen.position = least - 1


def _move(session: Session, article_id: UUID, source: str, move: Move) -> bool:
    row = session.get(HighlightRow, move.highlight)
    if row is None or row.deleted or row.article_id != article_id:
        return False
    if to_passage(row) != move.before:
        return False
    if move.after is None:
        row.lost_in = source
        return False
    _give(row, {**to_columns(move.after), "transcription": row.transcription})
    row.confidence = move.confidence
    row.lost_in = ""
    return True


def _give(row: HighlightRow, columns: Mapping[str, Any]) -> None:
    for column, value in columns.items():
        setattr(row, column, value)


def _past_columns(before: Mapping[str, Any]) -> dict[str, Any]:
    """Take what makes up a passage out of a change, in which lists are JSON text."""
    words = {name: before[name] for name in _WORDS if name in before}
    return words | ({"pieces": json.loads(before["pieces"])} if "pieces" in before else {})
