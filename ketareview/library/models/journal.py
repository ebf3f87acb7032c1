"""The journal, the forms for finding, and this copy's own facts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ketareview.library.models.base import STRICT, Base


class ArticleTextRow(Base):
    """The folded words of an article's record, which `article_index` indexes."""

    __tablename__ = "article_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[UUID] = mapped_column(unique=True)
    title: Mapped[str]
    authors: Mapped[str]
    journal: Mapped[str]
    abstract: Mapped[str]


class HighlightTextRow(Base):
    """The folded words of a highlight, which `highlight_index` indexes."""

    __tablename__ = "highlight_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    highlight_id: Mapped[UUID] = mapped_column(unique=True)
    quote: Mapped[str]
    note: Mapped[str]


class ReplicaRow(Base):
    """An installation's copy of this library: the last change and stamp known of it."""

    __tablename__ = "replica"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int]
    stamp: Mapped[int]


class PropertyRow(Base):
    """A fact about this file: the library's id, its replica, the version of the fold."""

    __tablename__ = "property"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class ActionRow(Base):
    """A named step of one reviewer; `refused` when it undid nothing because it could not."""

    __tablename__ = "action"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    replica_id: Mapped[UUID]
    reviewer_id: Mapped[UUID]
    name: Mapped[str]
    at: Mapped[datetime]
    undoes: Mapped[UUID | None] = mapped_column(index=True)
    refused: Mapped[bool] = mapped_column(default=False)


class ChangeRow(Base):
    """One row that an action created (no `before`) or changed, with the fields that changed.

    `stamp` is a hybrid logical clock: milliseconds since 1970 times 65,536 and a counter; equal
    stamps are ordered by replica. `seen` maps other replicas to the last change known of them.
    """

    __tablename__ = "change"
    __table_args__ = (UniqueConstraint("replica_id", "seq"), STRICT)

    number: Mapped[int] = mapped_column(primary_key=True)
    replica_id: Mapped[UUID]
    seq: Mapped[int]
    stamp: Mapped[int]
    seen: Mapped[dict[str, int]]
    action_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str]
    row_id: Mapped[str] = mapped_column(index=True)
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any]]
