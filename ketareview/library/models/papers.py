"""Papers and their records; who reads them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ketareview.library.models.base import STRICT, Authored, Base, Keyed


class ReviewerRow(Authored):
    """A person who reads with this library; the id is made from the name."""

    __tablename__ = "reviewer"

    name: Mapped[str]


class SourceRow(Keyed):
    """A file as it came; its bytes are the chunks of the same hash."""

    __tablename__ = "source"
    key = "{row}.sha256"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    size: Mapped[int]
    pages: Mapped[int]


class ChunkRow(Base):
    """At most 4 MB of a source, numbered from 0; without a source it is left from a crash."""

    __tablename__ = "chunk"
    __table_args__ = (UniqueConstraint("sha256", "number"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    number: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class PageRow(Keyed):
    """A page's text; `blocks` are [kind, start, end, level], `runs` [start, character, length]."""

    __tablename__ = "page"
    __table_args__ = (UniqueConstraint("source", "number"), STRICT)
    derived = frozenset({"folded", "halves"})
    key = "{row}.source || '/' || {row}.number"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(ForeignKey("source.sha256"))
    number: Mapped[int]
    label: Mapped[str | None]
    width: Mapped[float]
    height: Mapped[float]
    text: Mapped[str]
    folded: Mapped[str]
    halves: Mapped[str]
    blocks: Mapped[list[list[Any]]]
    runs: Mapped[list[list[int]]]


class ArticleRow(Authored):
    """A bibliographic record; `origin` maps a field to [where, confidence]."""

    __tablename__ = "article"
    __table_args__ = (
        Index(
            "ix_article_merged_into", "merged_into", sqlite_where=text("merged_into IS NOT NULL")
        ),
        Index("ix_article_trash", "id", sqlite_where=text("deleted")),
        STRICT,
    )

    title: Mapped[str]
    authors: Mapped[list[list[str]]]
    """Each author as [family, given, literal]."""
    year: Mapped[int | None]
    journal: Mapped[str]
    volume: Mapped[str]
    issue: Mapped[str]
    pages: Mapped[str]
    doi: Mapped[str]
    pmid: Mapped[str]
    url: Mapped[str]
    abstract: Mapped[str]
    kind: Mapped[str]
    extra: Mapped[dict[str, str]]
    origin: Mapped[dict[str, list[Any]]]
    status: Mapped[str]
    added: Mapped[datetime] = mapped_column(index=True)
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("article.id"))
    """The article that took over files and highlights, where this one was its duplicate."""


class AttachmentRow(Authored):
    """That a source belongs to an article, under the name that the file had."""

    __tablename__ = "attachment"

    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    source: Mapped[str] = mapped_column(ForeignKey("source.sha256"), index=True)
    name: Mapped[str]
    position: Mapped[int]


class PasswordRow(Authored):
    """Opens an encrypted source; it stands beside the text that it protects. The id is fixed."""

    __tablename__ = "password"

    source: Mapped[str] = mapped_column(ForeignKey("source.sha256"))
    password: Mapped[str]
