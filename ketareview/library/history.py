"""The journal read backwards: undo and redo of anything, by replica and reviewer."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ketareview.domain.errors import (
    NothingToRedoError,
    NothingToUndoError,
    UndoRefusedError,
)
from ketareview.domain.history import Action
from ketareview.domain.ids import new_id
from ketareview.domain.progress import Progress, silent
from ketareview.library.database import Database
from ketareview.library.models import ArticleRow, ChangeRow
from ketareview.library.past import Past, action, actions, next_redo, next_undo
from ketareview.library.reverting import Obstacle, revert
from ketareview.library.safety.trash import gone_with_trash

Chooser = Callable[[Session, UUID, UUID], Past | None]

MOST = 1000
"""Actions that are listed when nothing else is asked for."""


class History:
    """What was done, and how it is taken back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def actions(self, article: UUID | None = None, limit: int = MOST) -> list[Action]:
        """List actions, the newest first; of one article: those that touched it or its parts."""
        with self._database.read() as session:
            return actions(session, article, limit)

    def next_undo(self) -> str | None:
        """Name what `undo` would take back."""
        found = self._next(next_undo)
        return found.name if found else None

    def next_redo(self) -> str | None:
        """Name what `redo` would do again."""
        found = self._next(next_redo)
        return found.name if found else None

    def size_of_undo(self) -> int:
        """Count the changes that `undo` would take back."""
        return self._size(self._next(next_undo))

    def size_of_redo(self) -> int:
        """Count the changes that `redo` would take back."""
        return self._size(self._next(next_redo))

    def undo(self, progress: Progress = silent) -> Action:
        """Take back the reviewer's last action that is not taken back; progress counts changes.

        Raises:
            NothingToUndoError: there is none.
            UndoRefusedError: it would overwrite a later change; the next undo passes it over.
            Cancelled: the reviewer stopped it; nothing was changed.
        """
        past = self._next(next_undo)
        if past is None:
            raise NothingToUndoError
        return self._revert(past, f"Undo: {past.name}", progress)

    def redo(self, progress: Progress = silent) -> Action:
        """Do again what was undone last, if nothing was done since; progress counts changes.

        Raises:
            NothingToRedoError: nothing was undone, or something was done since.
            UndoRefusedError: it would overwrite a later change; the next redo passes it over.
            Cancelled: the reviewer stopped it; nothing was changed.
        """
        past = self._next(next_redo)
        if past is None:
            raise NothingToRedoError
        return self._revert(past, f"Redo: {past.name}", progress)

    def _next(self, choose: Chooser) -> Past | None:
        journal = self._database.journal
        if journal.replica is None:
            return None
        with self._database.read() as session:
            return choose(session, journal.replica, journal.reviewer.id)

    def _size(self, past: Past | None) -> int:
        if past is None:
            return 0
        with self._database.read() as session:
            changes = select(func.count()).where(ChangeRow.action_id == past.id)
            return session.scalars(changes).one()

    def _revert(self, past: Past, name: str, progress: Progress) -> Action:
        undone = new_id()
        try:
            with self._database.write(name, action=undone, undoes=past.id) as session:
                revert(session, [past.id], progress=progress)
        except Obstacle as obstacle:
            with self._database.write(name, undoes=past.id, refused=True):
                pass  # noted, so that it is passed over from now on
            raise UndoRefusedError(
                action=past.name, kind=obstacle.kind, field=obstacle.field
            ) from obstacle
        with self._database.read() as session:
            touched = select(ChangeRow.row_id).where(
                ChangeRow.action_id == undone, ChangeRow.kind == ArticleRow.__tablename__
            )
            gone = gone_with_trash(session, map(UUID, session.scalars(touched)))
            return replace(action(session, undone), gone=gone)
