"""Oxford 2011 levels of articles: each reviewer's own, question by question."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select, update

from ketareview.domain.errors import ArticleNotFoundError
from ketareview.domain.highlight import Reviewer
from ketareview.domain.levels import Level, level_id
from ketareview.domain.levels_table import Question
from ketareview.library.database import Database
from ketareview.library.models import ArticleRow, LevelRow, ReviewerRow
from ketareview.library.statements import among, parts, put


class Levels:
    """Where articles stand for the questions that they were asked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, articles: Iterable[UUID]) -> dict[UUID, tuple[Level, ...]]:
        """Read the levels of articles by everybody; those without any are left out."""
        order = tuple(Question)
        found: dict[UUID, list[Level]] = defaultdict(list)
        for some in parts(tuple(articles)):
            with self._database.read() as session:
                rows = session.execute(
                    select(LevelRow, ReviewerRow.name)
                    .join(ReviewerRow, ReviewerRow.id == LevelRow.reviewer_id)
                    .where(LevelRow.article_id.in_(among(some)), ~LevelRow.deleted)
                    .order_by(ReviewerRow.name, LevelRow.id)
                ).all()
            for row, name in rows:
                reviewer = Reviewer(row.reviewer_id, name)
                question = Question(row.question)
                level = Level(row.article_id, question, row.level, row.reason, reviewer)
                found[row.article_id].append(level)
        return {
            article: tuple(sorted(several, key=lambda each: order.index(each.question)))
            for article, several in found.items()
        }

    def set(self, article: UUID, question: Question, level: int | None, reason: str) -> None:
        """Keep the level that this library's reviewer gives an article.

        Raises:
            ArticleNotFoundError: the article is gone.
        """
        reviewer = self._database.journal.reviewer.id
        values = {
            "id": level_id(article, question, reviewer),
            "article_id": article,
            "question": question.value,
            "level": level,
            "reason": reason.strip(),
            "reviewer_id": reviewer,
        }
        with self._database.write("Change level") as session:
            row = session.get(ArticleRow, article)
            if row is None or row.deleted:
                raise ArticleNotFoundError(asked=article)
            put(session, LevelRow, [values])

    def withdraw(self, article: UUID, question: Question) -> None:
        """Take back the level that this library's reviewer gave."""
        named = level_id(article, question, self._database.journal.reviewer.id)
        with self._database.write("Withdraw level") as session:
            session.execute(
                update(LevelRow).where(LevelRow.id == named, ~LevelRow.deleted).values(deleted=True)
            )
