"""The works that passages rest on, as reviewers said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select, update

from ketareview.domain.claim import Cited, cited_id
from ketareview.domain.errors import HighlightNotFoundError
from ketareview.library.database import Database
from ketareview.library.models import CitedRow, HighlightRow
from ketareview.library.statements import among, parts, put


class Citations:
    """What each passage rests on; nothing for those whose own marks are to be followed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, highlights: Sequence[UUID]) -> dict[UUID, tuple[Cited, ...]]:
        """List what was said of highlights, each work once, whoever said so."""
        found: dict[UUID, dict[str, Cited]] = defaultdict(dict)
        for some in parts(highlights):
            with self._database.read() as session:
                rows = session.scalars(
                    select(CitedRow)
                    .where(CitedRow.highlight_id.in_(among(some)), ~CitedRow.deleted)
                    .order_by(CitedRow.key, CitedRow.id)
                )
                for row in rows:
                    cited = Cited(row.highlight_id, row.key, row.words, row.article_id)
                    found[row.highlight_id][row.key] = cited
        return {highlight: tuple(cited.values()) for highlight, cited in found.items()}

    def say(self, highlight: UUID, works: Iterable[Cited]) -> None:
        """Let a passage rest on these works and no others that this reviewer named.

        Raises:
            HighlightNotFoundError: it is gone.
        """
        reviewer = self._database.journal.reviewer.id
        named = tuple(works)
        kept = [cited_id(highlight, each.key, reviewer) for each in named]
        values = [
            {
                "id": row_id,
                "highlight_id": highlight,
                "key": each.key,
                "words": each.words,
                "article_id": each.article,
                "reviewer_id": reviewer,
            }
            for row_id, each in zip(kept, named, strict=True)
        ]
        with self._database.write("Say what a passage rests on") as session:
            row = session.get(HighlightRow, highlight)
            if row is None or row.deleted:
                raise HighlightNotFoundError(asked=highlight)
            session.execute(
                update(CitedRow)
                .where(
                    CitedRow.highlight_id == highlight,
                    CitedRow.reviewer_id == reviewer,
                    CitedRow.id.not_in(among(kept)),
                    ~CitedRow.deleted,
                )
                .values(deleted=True)
            )
            put(session, CitedRow, values)
