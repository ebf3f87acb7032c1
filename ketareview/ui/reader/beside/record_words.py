"""A record's fields as the reviewer reads and writes them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from ketareview.domain.article import ArticleKind, Author, Origin, Record
from ketareview.ui.field_words import FURTHER_ORDER, MAIN_FIELDS

MANY_LINES = frozenset({"abstract"})
"""Fields of the record proper in which lines are parted; further fields have a value on each."""

_YEAR = re.compile(r"[12]\d{3}")
_SURE = 1.0


def further_fields(record: Record) -> list[str]:
    """List the further fields of a record: the standard ones in their order, then all others."""
    known = [name for name in FURTHER_ORDER if name in record.extra]
    return known + sorted(name for name in record.extra if name not in FURTHER_ORDER)


def written(record: Record, name: str) -> str:
    """Write a field for reading and changing."""
    if name == "authors":
        return "; ".join(_name(author) for author in record.authors)
    if name not in MAIN_FIELDS:
        return record.extra.get(name, "")
    value = getattr(record, name)
    return "" if value is None else str(value)


def changed(record: Record, name: str, words: str) -> Record:
    """Take what was written into a field; a year that is none changes nothing."""
    if name not in MAIN_FIELDS:
        kept = "\n".join(filter(None, (" ".join(line.split()) for line in words.splitlines())))
        extra = {**record.extra, name: kept}
        return replace(record, extra={key: value for key, value in extra.items() if value})
    if name in MANY_LINES:
        return replace(record, abstract=words.strip())
    line = " ".join(words.split())
    if name == "authors":
        return replace(record, authors=_authors(line, record.authors))
    if name == "year":
        return replace(record, year=_year(line, record.year))
    fields: dict[str, str] = {name: line}
    return replace(record, **fields)  # type: ignore[arg-type]  # a plain field, by its name


def whence(origin: Origin | None) -> str:
    """Say where a field came from, and how sure that is."""
    if origin is None:
        return ""
    words = origin.where.replace("-", " ")
    return words if origin.confidence >= _SURE else f"{words} · {origin.confidence:.0%} sure"


def suggested(origin: Origin | None, kind: ArticleKind) -> str:
    """Say whose idea the kind of an article was."""
    if origin is None or (origin.confidence == 0 and kind is ArticleKind.ARTICLE):
        return "nothing tells the kind; choose it"
    if origin.confidence >= _SURE:
        return whence(origin)
    return f"suggested from {whence(origin)}"


def fields_changed(before: Record, after: Record) -> Mapping[str, object]:
    """Tell what differs; of the further fields only those that do, empty where one is gone."""
    names = (*MAIN_FIELDS, "kind")
    new: dict[str, object] = {
        name: getattr(after, name)
        for name in names
        if getattr(after, name) != getattr(before, name)
    }
    keys = {*before.extra, *after.extra}
    extra = {
        key: after.extra.get(key, "")
        for key in sorted(keys)
        if after.extra.get(key, "") != before.extra.get(key, "")
    }
    return {**new, "extra": extra} if extra else new


def _name(author: Author) -> str:
    if author.literal:
        return author.literal
    return f"{author.family}, {author.given}" if author.given else f"{author.family},"


def _year(words: str, before: int | None) -> int | None:
    """Read a year; what is none changes nothing, and an empty line takes it away."""
    if not words:
        return None
    return int(words) if _YEAR.fullmatch(words) else before


def _authors(words: str, before: tuple[Author, ...]) -> tuple[Author, ...]:
    """Read names as they are shown; a name without a comma is a body."""
    known = {_name(author): author for author in before}
    names = (part.strip() for part in words.split(";"))
    return tuple(known.get(name) or _author(name) for name in names if name)


def _author(name: str) -> Author:
    family, comma, given = (part.strip() for part in name.partition(","))
    return Author(family, given) if comma else Author(literal=name)
