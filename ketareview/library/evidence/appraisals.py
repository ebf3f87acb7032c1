"""Appraisals of articles: each reviewer's answers to the instruments that ship."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

from sqlalchemy import select, update

from ketareview import resources
from ketareview.domain.appraisal import (
    Answer,
    Appraisal,
    Instrument,
    appraisal_id,
    check_answer,
    gathered,
    instrument_from_table,
)
from ketareview.domain.errors import ArticleNotFoundError, CodeNotFoundError
from ketareview.domain.highlight import Reviewer
from ketareview.library.database import Database
from ketareview.library.models import AppraisalRow, ArticleRow, ReviewerRow
from ketareview.library.statements import among, parts, put

_SHIPPED = ("rob-2", "robins-i", "amstar-2", "lay-source")


@cache
def instruments() -> tuple[Instrument, ...]:
    """Read the instruments that ship with the program, in the order in which they are offered."""
    return tuple(
        instrument_from_table(resources.table("instruments", f"{name}.toml")) for name in _SHIPPED
    )


def instrument_named(typed: str) -> Instrument:
    """Find an instrument by its key or its name.

    Raises:
        CodeNotFoundError: there is none.
    """
    wanted = typed.strip().casefold()
    for instrument in instruments():
        if wanted in {instrument.key, instrument.name.casefold()}:
            return instrument
    known = ", ".join(instrument.key for instrument in instruments())
    raise CodeNotFoundError(scheme="instrument", typed=typed, known=known)


class Appraisals:
    """What reviewers found of articles, item by item."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, articles: Iterable[UUID]) -> dict[UUID, tuple[Appraisal, ...]]:
        """Read the appraisals of articles by everybody; those without any are left out."""
        found: dict[UUID, list[Answer]] = defaultdict(list)
        for some in parts(tuple(articles)):
            with self._database.read() as session:
                rows = session.execute(
                    select(AppraisalRow, ReviewerRow.name)
                    .join(ReviewerRow, ReviewerRow.id == AppraisalRow.reviewer_id)
                    .where(AppraisalRow.article_id.in_(among(some)), ~AppraisalRow.deleted)
                ).all()
            for row, name in rows:
                found[row.article_id].append(_answer(row, name))
        return {article: gathered(instruments(), several) for article, several in found.items()}

    def answer(  # noqa: PLR0913, PLR0917 - what is said of an item, and on what grounds
        self,
        article: UUID,
        instrument: str,
        item: str,
        judgement: str,
        reason: str = "",
        highlight: UUID | None = None,
    ) -> None:
        """Keep what this library's reviewer answers to an item; `overall` overrides the rule.

        Raises:
            CodeNotFoundError: there is no such instrument, item or answer.
            UnexplainedAnswerError: the overall judgement is her own and has no reason.
            ArticleNotFoundError: the article is gone.
        """
        used = instrument_named(instrument)
        asked, said = used.item(item), used.answer(item, judgement)
        check_answer(used, asked.key, reason)
        reviewer = self._database.journal.reviewer.id
        values = {
            "id": appraisal_id(article, used.key, asked.key, reviewer),
            "article_id": article,
            "instrument": used.key,
            "item": asked.key,
            "judgement": said.key,
            "reason": reason.strip(),
            "highlight_id": highlight,
            "reviewer_id": reviewer,
            "changed": datetime.now(UTC),
        }
        with self._database.write("Appraise article") as session:
            row = session.get(ArticleRow, article)
            if row is None or row.deleted:
                raise ArticleNotFoundError(asked=article)
            put(session, AppraisalRow, [values])

    def withdraw(self, article: UUID, instrument: str, item: str | None = None) -> None:
        """Take back this library's reviewer's answer to an item, or to all of an instrument."""
        reviewer = self._database.journal.reviewer.id
        chosen = AppraisalRow.item == item if item is not None else AppraisalRow.item != ""
        with self._database.write("Withdraw appraisal") as session:
            session.execute(
                update(AppraisalRow)
                .where(
                    AppraisalRow.article_id == article,
                    AppraisalRow.instrument == instrument,
                    AppraisalRow.reviewer_id == reviewer,
                    chosen,
                    ~AppraisalRow.deleted,
                )
                .values(deleted=True)
            )


def _answer(row: AppraisalRow, name: str) -> Answer:
    return Answer(
        row.article_id,
        row.instrument,
        row.item,
        row.judgement,
        row.reason,
        Reviewer(row.reviewer_id, name),
        row.highlight_id,
    )
