"""Warnings that reviewers dismissed, each with a reason."""

from uuid import UUID

from sqlalchemy import select, update

from ketareview.domain.errors import UnexplainedDismissalError
from ketareview.domain.warned import Dismissal, dismissal_id
from ketareview.library.database import Database
from ketareview.library.models import DismissalRow
from ketareview.library.statements import put


class Dismissals:
    """What was dismissed, by anybody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def dismiss(self, rule: str, subject: UUID, words: str, reason: str) -> None:
        """Keep a warning from being shown, as long as it is of the same words.

        Raises:
            UnexplainedDismissalError: there is no reason.
        """
        if not reason.strip():
            raise UnexplainedDismissalError(title=rule)
        values = {
            "id": dismissal_id(rule, subject, words),
            "rule": rule,
            "subject": subject,
            "words": words,
            "reason": reason.strip(),
            "reviewer_id": self._database.journal.reviewer.id,
        }
        with self._database.write("Dismiss warning") as session:
            put(session, DismissalRow, [values])

    def restore(self, rule: str, subject: UUID, words: str) -> None:
        """Let a warning be shown again."""
        with self._database.write("Restore warning") as session:
            session.execute(
                update(DismissalRow)
                .where(DismissalRow.id == dismissal_id(rule, subject, words), ~DismissalRow.deleted)
                .values(deleted=True)
            )

    def all(self) -> list[Dismissal]:
        """List what is dismissed, rule by rule."""
        with self._database.read() as session:
            rows = session.scalars(
                select(DismissalRow)
                .where(~DismissalRow.deleted)
                .order_by(DismissalRow.rule, DismissalRow.id)
            )
            return [
                Dismissal(row.rule, row.subject, row.words, row.reason, row.reviewer_id)
                for row in rows
            ]
