"""Imports, what became of each file, and which records are of one paper."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ketareview.library.models.base import STRICT, Authored, Base


class ImportBatchRow(Authored):
    """One import."""

    __tablename__ = "import_batch"

    name: Mapped[str]
    database: Mapped[str]
    search: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
    started: Mapped[datetime]
    searched: Mapped[str | None]
    """The day of the search, as 2026-01-31."""
    ended: Mapped[datetime | None]
    """None while the import runs, or when it was interrupted."""
    topics: Mapped[list[str]]


class ImportResultRow(Authored):
    """What became of one file, or of one record in it."""

    __tablename__ = "import_result"
    __table_args__ = (
        Index("ix_import_result_position", "batch_id", "position"),
        Index("ix_import_result_path", "batch_id", "path"),
        STRICT,
    )

    batch_id: Mapped[UUID] = mapped_column(ForeignKey("import_batch.id"))
    position: Mapped[int]
    path: Mapped[str]
    outcome: Mapped[str]
    record: Mapped[int | None]
    article_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id"), index=True)
    title: Mapped[str]
    reason_code: Mapped[str | None]
    reason_facts: Mapped[dict[str, str]]
    notices: Mapped[list[list[Any]]]
    """Each as [code, facts]."""


class ImportFileRow(Authored):
    """A file of an import; `records` is None until all that is in it has its result."""

    __tablename__ = "import_file"

    batch_id: Mapped[UUID] = mapped_column(ForeignKey("import_batch.id"), index=True)
    position: Mapped[int]
    path: Mapped[str]
    sha256: Mapped[str]
    records: Mapped[int | None]


class RelationRow(Authored):
    """How a reviewer said that two articles are related; the id is made from kind and pair."""

    __tablename__ = "relation"

    kind: Mapped[str]
    first_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    second_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))


class IdentityRow(Base):
    """What an article is recognised by: identifiers, its title with year, all that it says."""

    __tablename__ = "identity"
    __table_args__ = (Index("ix_identity_value", "kind", "value"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str]
    value: Mapped[str]
