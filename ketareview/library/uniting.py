"""What is known of one paper from two places, in one record."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ketareview.domain.article import ArticleKind, Origin, Record

TYPED = "typed"
"""The origin of a field that the reviewer wrote: nothing overwrites it."""

MERGED = "(merged)"
"""Stands behind the name of a field that another record of the same paper had otherwise."""

_PLAIN = (
    *("title", "authors", "year", "journal", "volume", "issue", "pages"),
    *("doi", "pmid", "url", "abstract"),
)

Origins = Mapping[str, Origin]


def filled(
    record: Record, origin: Origins, other: Record, theirs: Origins
) -> tuple[Record, dict[str, Origin]]:
    """Take over what `other` knows and `record` does not, or knows less surely."""
    values: dict[str, Any] = {}
    origins = dict(origin)
    for name in (*_PLAIN, "kind"):
        if _has(other, name) and _is_surer(record, origin, name, theirs):
            values[name] = getattr(other, name)
            origins[name] = theirs.get(name, Origin("", 0.0))
    extra = dict(record.extra)
    for name, words in other.extra.items():
        if _is_typed(origin, name):
            continue
        if name not in extra or _is_surer_of(origin.get(name), theirs.get(name)):
            extra[name] = _lines(words, extra.get(name, ""))
            origins[name] = theirs.get(name, Origin("", 0.0))
        else:
            extra[name] = _lines(extra[name], words)
    return replace(record, **values, extra=extra), origins


def merged(
    record: Record, origin: Origins, other: Record, theirs: Origins
) -> tuple[Record, dict[str, Origin]]:
    """Unite two records of one paper: what differs stays to be seen beside what counts."""
    values: dict[str, Any] = {}
    origins = dict(origin)
    extra = dict(record.extra)
    for name in (*_PLAIN, "kind"):
        if not _has(other, name) or getattr(record, name) == getattr(other, name):
            continue
        if not _has(record, name):
            values[name] = getattr(other, name)
            origins[name] = theirs.get(name, Origin("", 0.0))
        else:
            kept = f"{name} {MERGED}"
            extra[kept] = _lines(extra.get(kept, ""), _shown(other, name))
            origins[kept] = theirs.get(name, Origin("", 0.0))
    for name, words in other.extra.items():
        if name not in extra:
            origins[name] = theirs.get(name, Origin("", 0.0))
        extra[name] = _lines(extra.get(name, ""), words)
    return replace(record, **values, extra=extra), origins


def is_told(record: Record, origin: Origins, other: Record) -> bool:
    """Whether a record says all that another one says, but for what the reviewer corrected."""
    for name in (*_PLAIN, "kind"):
        if not _has(other, name) or getattr(record, name) == getattr(other, name):
            continue
        kept = record.extra.get(f"{name} {MERGED}", "")
        if not _is_typed(origin, name) and not _stands_in(_shown(other, name), kept):
            return False
    return all(
        _is_typed(origin, name) or _stands_in(words, record.extra.get(name, ""))
        for name, words in other.extra.items()
    )


def _stands_in(words: str, lines: str) -> bool:
    return set(filter(None, words.split("\n"))) <= set(lines.split("\n"))


def _is_typed(origin: Origins, name: str) -> bool:
    return name in origin and origin[name].where == TYPED


def _is_surer(record: Record, origin: Origins, name: str, theirs: Origins) -> bool:
    mine = origin.get(name)
    if not _has(record, name):
        return mine is None or mine.where != TYPED
    return _is_surer_of(mine, theirs.get(name))


def _is_surer_of(mine: Origin | None, theirs: Origin | None) -> bool:
    if theirs is None or (mine is not None and mine.where == TYPED):
        return False
    return mine is None or theirs.confidence > mine.confidence


def _has(record: Record, name: str) -> bool:
    value = getattr(record, name)
    return bool(value) and not (name == "kind" and value is ArticleKind.ARTICLE)


def _shown(record: Record, name: str) -> str:
    value = getattr(record, name)
    if name == "authors":
        parts = (filter(None, (who.family, who.given, who.literal)) for who in record.authors)
        return "; ".join(", ".join(part) for part in parts)
    return str(value)


def _lines(first: str, second: str) -> str:
    """Join lines, each once."""
    return "\n".join(dict.fromkeys([*first.split("\n"), *second.split("\n")])).strip("\n")
