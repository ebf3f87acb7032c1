"""The tables of a library. Rows never leave this package; values of `domain` do.

`Authored` rows are journalled with all their fields and never removed, `Keyed` ones are immutable
and journalled by key only. All other tables are exempt and named in `EXEMPT`.
"""

from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from ketareview.library.columns import Flag, Identifier, Json, Moment, Real, Words

STRICT = {"sqlite_strict": True}

_Row = TypeVar("_Row", bound="Base")

TOKENIZER = "porter unicode61 remove_diacritics 2"

INDEXES: dict[str, tuple[str, tuple[str, ...]]] = {
    "page_index": ("page", ("folded", "halves")),
    "article_index": ("article_text", ("title", "authors", "journal", "abstract")),
    "highlight_index": ("highlight_text", ("quote", "note")),
}
"""FTS5 tables: the table that holds their content (by its `id`), and the indexed columns."""

EXEMPT = frozenset(
    {
        *("action", "change", "replica", "property"),  # the journal itself, and this copy's facts
        *("chunk",),  # content, known by its hash
        *("article_text", "highlight_text"),  # folded forms for the indexes
        *(name + part for name in INDEXES for part in ("", "_data", "_idx", "_docsize", "_config")),
    }
)
"""Tables that the journal leaves out."""


_JSON = (
    *(list[str], list[list[str]], list[list[int]], list[list[float]], list[list[Any]]),
    *(dict[str, str], dict[str, int], dict[str, list[Any]], dict[str, Any]),
)


class Base(DeclarativeBase):
    """What all tables share."""

    __table_args__: Any = STRICT
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Identifier(),
        str: Words(),
        bool: Flag(),
        datetime: Moment(),
        float: Real(),
        **dict.fromkeys(_JSON, Json()),
    }


class Authored(Base):
    """What people wrote: removed by `deleted` only, changed only within a named action."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True)
    deleted: Mapped[bool] = mapped_column(default=False)


class Keyed(Base):
    """What came from outside and never changes; `derived` columns may be computed anew."""

    __abstract__ = True

    derived: ClassVar[frozenset[str]] = frozenset()
    key: ClassVar[str]
    """An SQL expression over `{row}` that names a row in the journal."""


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


class AttachmentRow(Authored):
    """That a source belongs to an article, under the name that the file had."""

    __tablename__ = "attachment"

    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    source: Mapped[str] = mapped_column(ForeignKey("source.sha256"), index=True)
    name: Mapped[str]
    position: Mapped[int]


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

    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), index=True)
    source: Mapped[str] = mapped_column(ForeignKey("source.sha256"))
    pieces: Mapped[list[list[float]]]
    page: Mapped[int]
    """The page of the first piece, for sorting; so is `start`."""
    start: Mapped[int]
    quote: Mapped[str]
    quote_before: Mapped[str]
    quote_after: Mapped[str]
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


class ImportBatchRow(Authored):
    """One import."""

    __tablename__ = "import_batch"

    name: Mapped[str]
    database: Mapped[str]
    search: Mapped[str]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("reviewer.id"))
    started: Mapped[datetime]


class ImportResultRow(Authored):
    """What became of one file, or of one record in it."""

    __tablename__ = "import_result"

    batch_id: Mapped[UUID] = mapped_column(ForeignKey("import_batch.id"), index=True)
    position: Mapped[int]
    path: Mapped[str]
    outcome: Mapped[str]
    record: Mapped[int | None]
    article_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id"))
    title: Mapped[str]
    reason_code: Mapped[str | None]
    reason_facts: Mapped[dict[str, str]]


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


def authored() -> tuple[type[Authored], ...]:
    """List the classes whose rows are journalled with all their fields."""
    return tuple(_below(Authored))


def keyed() -> tuple[type[Keyed], ...]:
    """List the classes whose rows are journalled by key."""
    return tuple(_below(Keyed))


def _below(base: type[_Row]) -> list[type[_Row]]:
    classes = {mapper.class_ for mapper in Base.registry.mappers}
    return sorted((c for c in classes if issubclass(c, base)), key=lambda c: c.__tablename__)
