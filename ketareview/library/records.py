"""Articles' records as values and as rows."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from ketareview.domain.article import ArticleKind, Author, Origin, Record
from ketareview.library.columns import storable
from ketareview.library.models import ArticleRow

_PLAIN = (
    *("title", "year", "journal", "volume", "issue", "pages"),
    *("doi", "pmid", "url", "abstract"),
)
_FURTHER = "extra"


def to_columns(record: Record) -> dict[str, Any]:
    """Write a record as columns of an article's row."""
    return {
        **{name: getattr(record, name) for name in _PLAIN},
        "authors": [[author.family, author.given, author.literal] for author in record.authors],
        "kind": record.kind.value,
        "extra": dict(record.extra),
    }


def as_stored(record: Record) -> Record:
    """Write a record as it is read again once it was stored."""
    words = {name: getattr(record, name) for name in _PLAIN}
    fit = {name: storable(each) for name, each in words.items() if isinstance(each, str)}
    changed: dict[str, Any] = {name: fit[name] for name in fit if fit[name] != words[name]}
    return replace(record, **changed) if changed else record


def to_record(row: ArticleRow) -> Record:
    """Read the record of an article's row."""
    return Record(
        **{name: getattr(row, name) for name in _PLAIN},
        authors=authors(row.authors),
        kind=ArticleKind(row.kind),
        extra=dict(row.extra),
    )


def authors(stored: list[list[str]]) -> tuple[Author, ...]:
    """Read authors as they are stored."""
    return tuple(Author(*author) for author in stored)


def to_origin(origin: Mapping[str, Origin]) -> dict[str, list[Any]]:
    """Write where fields came from as JSON."""
    return {field: [each.where, each.confidence] for field, each in origin.items()}


def origins(row: ArticleRow) -> dict[str, Origin]:
    """Read where the fields of an article came from, each further one under its own name.

    Libraries of 2026 knew one origin for all further fields, once one of them was corrected.
    """
    found = {field: Origin(str(where), float(sure)) for field, (where, sure) in row.origin.items()}
    shared = found.pop(_FURTHER, None)
    return found if shared is None else found | dict.fromkeys(row.extra, shared)


def changed_fields(before: Record, after: Record) -> tuple[str, ...]:
    """Name the fields of a record that differ, each further one by its own name."""
    names = (field.name for field in fields(Record) if field.name != _FURTHER)
    further = dict.fromkeys((*before.extra, *after.extra))
    return (
        *(name for name in names if getattr(before, name) != getattr(after, name)),
        *(name for name in further if before.extra.get(name) != after.extra.get(name)),
    )
