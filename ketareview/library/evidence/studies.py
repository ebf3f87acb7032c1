"""Study cards: what reviewers wrote of each study, and the words that it rests on."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from ketareview.domain.errors import ArticleNotFoundError, StudyValueNotFoundError
from ketareview.domain.highlight import Passage, Reviewer
from ketareview.domain.study import (
    StudyValue,
    field_of,
    ordered,
    read_value,
    study_value_id,
)
from ketareview.library.database import Database
from ketareview.library.models import ArticleRow, ReviewerRow, StudyValueRow
from ketareview.library.passages import place_columns, placed
from ketareview.library.quoting import compare
from ketareview.library.statements import among, parts, put


class Studies:
    """The values on articles' study cards, each by one reviewer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article_id: UUID) -> list[StudyValue]:
        """List the values of an article as its card is read, those of all reviewers."""
        return self.many([article_id])[article_id]

    def many(self, articles: Iterable[UUID]) -> dict[UUID, list[StudyValue]]:
        """List the values of each article, even where there are none, as its card is read."""
        found: dict[UUID, list[StudyValue]] = {each: [] for each in articles}
        for some in parts(tuple(found)):
            with self._database.read() as session:
                for value in _read(session, StudyValueRow.article_id.in_(among(some))):
                    found[value.article].append(value)
        return {article: ordered(values) for article, values in found.items()}

    def all(self) -> list[UUID]:
        """List the ids of all values of articles that are not in the trash."""
        with self._database.read() as session:
            return list(
                session.scalars(
                    select(StudyValueRow.id)
                    .join(ArticleRow, ArticleRow.id == StudyValueRow.article_id)
                    .where(~StudyValueRow.deleted, ~ArticleRow.deleted)
                    .order_by(StudyValueRow.article_id, StudyValueRow.id)
                )
            )

    def set(
        self, article_id: UUID, field: str, place: int, value: str, passage: Passage | None = None
    ) -> StudyValue:
        """Write a value and the words that it rests on, over what this reviewer wrote there before.

        Raises:
            StudyFieldNotFoundError: the card has no such field.
            StudyValueRefusedError: the field does not take this value, or not at this place.
            ArticleNotFoundError: the article, or the passage's source, is gone.
        """
        [made] = self.set_all(article_id, [(field, place, value, passage)])
        return made

    def set_all(
        self, article_id: UUID, given: Iterable[tuple[str, int, str, Passage | None]]
    ) -> list[StudyValue]:
        """Write several values, each as field, place, value and passage; one step to undo.

        Raises:
            StudyFieldNotFoundError: the card has no such field.
            StudyValueRefusedError: a field does not take its value, or not at its place.
            ArticleNotFoundError: the article, or a passage's source, is gone.
        """
        reviewer, now = self._database.journal.reviewer, datetime.now(UTC)
        made = [
            StudyValue(
                article_id, field, place, read_value(field_of(field), value), passage, reviewer, now
            )
            for field, place, value, passage in given
        ]
        with self._database.write("Fill in study card") as session:
            row = session.get(ArticleRow, article_id)
            if row is None or row.deleted:
                raise ArticleNotFoundError(asked=article_id)
            try:
                put(session, StudyValueRow, [to_columns(each) for each in made])
            except sqlite3.IntegrityError as error:
                raise ArticleNotFoundError(asked=article_id) from error
        return made

    def clear(self, article_id: UUID, field: str, place: int, reviewer: UUID | None = None) -> None:
        """Take back what a reviewer, or else this one, wrote into a field.

        Raises:
            StudyValueNotFoundError: nothing is written there.
        """
        by = reviewer or self._database.journal.reviewer.id
        with self._database.write("Clear field of study card") as session:
            row = session.get(StudyValueRow, study_value_id(article_id, field, place, by))
            if row is None or row.deleted:
                article = session.get(ArticleRow, article_id)
                raise StudyValueNotFoundError(asked=field, title=article.title if article else "")
            row.deleted, row.changed = True, datetime.now(UTC)

    def quote_ok(self, ids: Sequence[UUID]) -> dict[UUID, bool]:
        """Tell whether the words behind each value are, exactly, what their source says.

        Values without a passage are left out.
        """
        told: dict[UUID, bool] = {}
        for some in parts(ids):
            with self._database.read() as session:
                told |= compare(session, StudyValueRow, some)
        return told


def to_columns(value: StudyValue) -> dict[str, object]:
    """Write a value as columns of its row."""
    return {
        "id": value.id,
        "article_id": value.article,
        "field": value.field,
        "place": value.place,
        "value": value.value,
        **place_columns(value.passage),
        "reviewer_id": value.reviewer.id,
        "changed": value.changed,
    }


def _read(session: Session, condition: ColumnElement[bool]) -> list[StudyValue]:
    rows = session.execute(
        select(StudyValueRow, ReviewerRow.name)
        .join(ReviewerRow, ReviewerRow.id == StudyValueRow.reviewer_id)
        .where(condition, ~StudyValueRow.deleted)
    )
    return [to_value(row, name) for row, name in rows]


def to_value(row: StudyValueRow, reviewer: str) -> StudyValue:
    """Read a value from its row."""
    return StudyValue(
        article=row.article_id,
        field=row.field,
        place=row.place,
        value=row.value,
        passage=placed(row),
        reviewer=Reviewer(row.reviewer_id, reviewer),
        changed=row.changed,
    )
