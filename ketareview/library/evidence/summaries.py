"""Summaries of topics in the reviewers' own words."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select

from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import fixed_id
from ketareview.domain.reporting import Summary
from ketareview.library.database import Database
from ketareview.library.models import ReviewerRow, SummaryRow
from ketareview.library.statements import put


class Summaries:
    """One summary a topic and reviewer; without a topic it is of the whole library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, topic: UUID | None) -> list[Summary]:
        """List what reviewers wrote, the one who reads now first; empty ones are left out."""
        own = self._database.journal.reviewer.id
        with self._database.read() as session:
            rows = session.execute(
                select(SummaryRow, ReviewerRow.name)
                .join(ReviewerRow, ReviewerRow.id == SummaryRow.reviewer_id)
                .where(SummaryRow.topic_id.is_not_distinct_from(topic), ~SummaryRow.deleted)
                .order_by(SummaryRow.reviewer_id != own, ReviewerRow.name, SummaryRow.id)
            )
            return [
                Summary(row.topic_id, row.text, Reviewer(row.reviewer_id, name))
                for row, name in rows
                if row.text.strip()
            ]

    def own(self, topic: UUID | None) -> str:
        """Read what this library's reviewer wrote."""
        with self._database.read() as session:
            row = session.get(SummaryRow, self._id(topic))
            return "" if row is None or row.deleted else row.text

    def write(self, topic: UUID | None, text: str, *, action: UUID | None = None) -> None:
        """Keep what this library's reviewer wrote; with `action`, as part of one step to undo."""
        values = {
            "id": self._id(topic),
            "topic_id": topic,
            "text": text,
            "reviewer_id": self._database.journal.reviewer.id,
            "changed": datetime.now(UTC),
        }
        with self._database.write("Write summary", action=action) as session:
            row = session.get(SummaryRow, values["id"])
            if text == ("" if row is None or row.deleted else row.text):
                return
            put(session, SummaryRow, [values])

    def _id(self, topic: UUID | None) -> UUID:
        reviewer = self._database.journal.reviewer.id
        return fixed_id("summary", str(topic or ""), str(reviewer))
