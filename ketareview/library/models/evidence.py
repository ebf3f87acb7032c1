"""What reviewers conclude: claims, their certainty, studies, appraisals, summaries."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ketareview.library.models.base import Authored


class ClaimRow(Authored):
    """A statement in the reviewer's words, under a topic."""

    __tablename__ = "claim"

    statement: Mapped[str]
    topic_id: Mapped[UUID | None] = mapped_column(ForeignKey("topic.id"), index=True)
    position: Mapped[int]
    note: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
    created: Mapped[datetime]
    changed: Mapped[datetime]


class ClaimFilingRow(Authored):
    """That a reviewer filed a highlight under a claim; the id is made from the three."""

    __tablename__ = "claim_filing"

    claim_id: Mapped[UUID] = mapped_column(ForeignKey("claim.id"), index=True)
    highlight_id: Mapped[UUID] = mapped_column(ForeignKey("highlight.id"), index=True)
    stance: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))


class CertaintyRow(Authored):
    """A reviewer's GRADE judgement of a claim; the id is made from the two."""

    __tablename__ = "certainty"

    claim_id: Mapped[UUID] = mapped_column(ForeignKey("claim.id"), index=True)
    start: Mapped[str]
    note: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
    changed: Mapped[datetime]


class CertaintyStepRow(Authored):
    """A step down or up of a GRADE judgement; the id is made from claim, domain and reviewer."""

    __tablename__ = "certainty_step"

    claim_id: Mapped[UUID] = mapped_column(ForeignKey("claim.id"), index=True)
    domain: Mapped[str]
    change: Mapped[int]
    reason: Mapped[str]
    highlight_id: Mapped[UUID | None] = mapped_column(ForeignKey("highlight.id"))
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))


class LevelRow(Authored):
    """An Oxford 2011 level for an article and a question; the id adds the reviewer."""

    __tablename__ = "level"

    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    question: Mapped[str]
    level: Mapped[int | None]
    reason: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))


class StudyValueRow(Authored):
    """A value on an article's study card with its passage; the id is made from all but these.

    `place` tells the arm or the result that it belongs to, from 1, or 0 for the study as a whole.
    """

    __tablename__ = "study_value"

    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    field: Mapped[str]
    place: Mapped[int]
    value: Mapped[str]
    source: Mapped[str | None] = mapped_column(ForeignKey("source.sha256"))
    pieces: Mapped[list[list[float]]]
    quote: Mapped[str]
    quote_before: Mapped[str]
    quote_after: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
    changed: Mapped[datetime]


class AppraisalRow(Authored):
    """A judgement on an item of an instrument; the id is made from article, both and reviewer."""

    __tablename__ = "appraisal"

    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    instrument: Mapped[str]
    item: Mapped[str]
    judgement: Mapped[str]
    reason: Mapped[str]
    highlight_id: Mapped[UUID | None] = mapped_column(ForeignKey("highlight.id"))
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
    changed: Mapped[datetime]


class SummaryRow(Authored):
    """A reviewer's summary of a topic, or without one of the library; the id tells both."""

    __tablename__ = "summary"

    topic_id: Mapped[UUID | None] = mapped_column(ForeignKey("topic.id"), index=True)
    text: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
    changed: Mapped[datetime]


class CitedRow(Authored):
    """A work that a passage rests on; the id is made from highlight, key and reviewer.

    `key` names the work (`doi:…`, `pmid:…`, or `words:` with its folded title), `words` are the
    reference as printed; the article is there when the work is in the library.
    """

    __tablename__ = "cited"

    highlight_id: Mapped[UUID] = mapped_column(ForeignKey("highlight.id"), index=True)
    key: Mapped[str]
    words: Mapped[str]
    article_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id"), index=True)
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))


class ModifierRow(Authored):
    """What lowers or raises a passage's strength, and why; the id is made from all but that."""

    __tablename__ = "modifier"

    highlight_id: Mapped[UUID] = mapped_column(ForeignKey("highlight.id"), index=True)
    modifier: Mapped[str]
    reason: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))


class DismissalRow(Authored):
    """That a warning of the linter was dismissed; the id is made from rule, subject and words."""

    __tablename__ = "dismissal"

    rule: Mapped[str]
    subject: Mapped[UUID] = mapped_column(index=True)
    words: Mapped[str]
    reason: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))


class TemplateRow(Authored):
    """A choice of what a report shows, under a name."""

    __tablename__ = "template"

    name: Mapped[str]
    options: Mapped[dict[str, Any]]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
