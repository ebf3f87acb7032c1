"""What reviewers made of the papers: codebook, topics, highlights, filings."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ketareview.library.models.base import STRICT, Authored


class CodebookRow(Authored):
    """The one codebook of a library."""

    __tablename__ = "codebook"

    name: Mapped[str]
    version: Mapped[str]


class CodeRow(Authored):
    """A choice of a facet."""

    __tablename__ = "code"

    scheme: Mapped[str]
    key: Mapped[str]
    sign: Mapped[str]
    label: Mapped[str]
    definition: Mapped[str]
    use_when: Mapped[str]
    not_when: Mapped[str]
    family: Mapped[str]
    colour: Mapped[str]
    level: Mapped[int | None]
    position: Mapped[int]
    retired: Mapped[bool]
    also: Mapped[list[str]]


class TopicRow(Authored):
    """A node of the topic tree."""

    __tablename__ = "topic"

    name: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("topic.id"), index=True)
    position: Mapped[int]
    definition: Mapped[str]


class HighlightRow(Authored):
    """A marked passage; `pieces` are [page, start, end] or, for a box, [page, 0, 0, l, t, w, h]."""

    __tablename__ = "highlight"
    __table_args__ = (
        Index(
            *("ix_highlight_facets", "claim_type", "strength", "stance"),
            sqlite_where=text("NOT deleted"),
        ),
        STRICT,
    )

    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    source: Mapped[str] = mapped_column(ForeignKey("source.sha256"))
    pieces: Mapped[list[list[float]]]
    page: Mapped[int]
    """The page of the first piece, for sorting; so is `start`."""
    start: Mapped[int]
    quote: Mapped[str]
    quote_before: Mapped[str]
    quote_after: Mapped[str]
    transcription: Mapped[str] = mapped_column(server_default="")
    confidence: Mapped[float | None]
    """How surely it moved here from another file, until a reviewer confirms it."""
    lost_in: Mapped[str] = mapped_column(server_default="")
    """The SHA-256 of the file in which it was not found; it stays where it was."""
    claim_type: Mapped[str]
    strength: Mapped[str]
    stance: Mapped[str]
    basis: Mapped[str]
    note: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
    created: Mapped[datetime]
    changed: Mapped[datetime]


class ArticleFilingRow(Authored):
    """That a reviewer filed an article under a topic; the id is made from the three."""

    __tablename__ = "article_filing"

    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    topic_id: Mapped[UUID] = mapped_column(ForeignKey("topic.id"), index=True)
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))


class HighlightFilingRow(Authored):
    """That a reviewer filed a highlight under a topic; the id is made from the three."""

    __tablename__ = "highlight_filing"

    highlight_id: Mapped[UUID] = mapped_column(ForeignKey("highlight.id"), index=True)
    topic_id: Mapped[UUID] = mapped_column(ForeignKey("topic.id"), index=True)
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
