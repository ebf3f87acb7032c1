"""What all tables share, and how each is treated by journal and indexes."""

from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

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
        *("identity",),  # what records are recognised by, told anew from the records
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


def authored() -> tuple[type[Authored], ...]:
    """List the classes whose rows are journalled with all their fields."""
    return tuple(_below(Authored))


def keyed() -> tuple[type[Keyed], ...]:
    """List the classes whose rows are journalled by key."""
    return tuple(_below(Keyed))


def _below(base: type[_Row]) -> list[type[_Row]]:
    classes = {mapper.class_ for mapper in Base.registry.mappers}
    return sorted((c for c in classes if issubclass(c, base)), key=lambda c: c.__tablename__)
