"""Compares records as imported with records as expected, field by field."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from ketareview.domain.article import Record
from ketareview.domain.errors import FileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing.formats import importers
from tests.importing.agreement.expected import Expected, records_in

_SMALL_WORDS = frozenset({"of", "the", "and", "in", "for", "on", "und", "der", "de", "la", "et"})
_FIELDS = tuple(field.name for field in fields(Expected))


@dataclass(frozen=True, slots=True)
class Field:
    """A field that another program expects, and what was found instead or alike."""

    record: int
    name: str
    agrees: bool
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a file was read: how many records, how many were expected, and every expected field."""

    path: Path
    records: int
    expected: int
    fields: tuple[Field, ...]
    refused: str = ""


def compare(path: Path, truth: Path) -> Agreement:
    """Import a file as a worker would, and compare its records with those expected."""
    wanted = records_in(truth)
    try:
        found = read(path)
    except FileError as error:
        return Agreement(path, 0, len(wanted), (), error.code)
    paired = _paired(found, wanted)
    told = tuple(
        field
        for number, (record, expected) in enumerate(paired, 1)
        for field in _compared(number, record, expected)
    )
    return Agreement(path, len(found), len(wanted), told)


def read(path: Path) -> list[Record]:
    """Read the records of a file with the importer that recognises it."""
    importer = next((one for one in importers() if one.recognises(path)), None)
    if importer is None:
        return []
    drafts = importer.read(path, Wishes())
    return [draft.record for draft in drafts if isinstance(draft, Draft)]


def _paired(found: Sequence[Record], wanted: Sequence[Expected]) -> list[tuple[Record, Expected]]:
    """Pair records by their titles, of several the one most alike, and the rest in their order."""
    by_title: dict[str, list[Record]] = {}
    for record in found:
        by_title.setdefault(squeezed(record.title), []).append(record)
    pairs: dict[int, Record] = {}
    for number, expected in enumerate(wanted):
        alike = by_title.get(squeezed(expected.title), [])
        if alike and expected.title:
            pairs[number] = max(alike, key=lambda record: _agreeing(record, expected))
            alike.remove(pairs[number])
    taken = {id(record) for record in pairs.values()}
    rest = iter([record for record in found if id(record) not in taken])
    return [
        (pairs[number] if number in pairs else next(rest, Record()), expected)
        for number, expected in enumerate(wanted)
    ]


def _agreeing(record: Record, expected: Expected) -> int:
    return sum(field.agrees for field in _compared(0, record, expected))


def _compared(number: int, record: Record, expected: Expected) -> Iterator[Field]:
    for name in _FIELDS:
        wanted = getattr(expected, name)
        if not wanted or wanted == ("",):
            continue
        there = _shown(record, name)
        want = " · ".join(wanted) if name == "authors" else str(wanted)
        yield Field(number, name, _same(name, there, want), there, want)


def _shown(record: Record, name: str) -> str:
    if name == "authors":
        return " · ".join(who.short for who in record.authors)
    value = getattr(record, name)
    return "" if value is None else str(value)


def _same(name: str, found: str, expected: str) -> bool:
    if name == "authors" and len(found.split(" · ")) == len(expected.split(" · ")):
        pairs = zip(found.split(" · "), expected.split(" · "), strict=True)
        return all(squeezed(one).endswith(squeezed(other)) for one, other in pairs)
    if name == "pages":
        return _pages(found) == _pages(expected)
    if name == "doi":
        return _doi(found) == _doi(expected)
    if name == "journal" and _abbreviates(found, expected):
        return True
    return squeezed(found) == squeezed(expected)


def _abbreviates(short: str, long: str) -> bool:
    """Whether a journal is named in short; some programs write abbreviations out when importing."""
    left = [squeezed(word) for word in re.findall(r"\w+", long)]
    words = [squeezed(word) for word in re.findall(r"\w+", short)]
    for word in words:
        while left and not left[0].startswith(word):
            if left[0] not in _SMALL_WORDS:
                return False
            left.pop(0)
        if not left:
            return False
        left.pop(0)
    return bool(words) and all(word in _SMALL_WORDS for word in left)


def squeezed(text: str) -> str:
    """Reduce text to its letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFKD", re.sub(r"<[^>]{1,40}>", "", text)).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _pages(text: str) -> str:
    """Write a range of pages in full: 123-45 is 123-145."""
    first, *rest = [
        part for part in re.split(r"[-\u2013\u2014\s]+", text.strip().lower()) if part.strip("p.")
    ] or [""]
    last = rest[-1] if rest else ""
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}-{last}" if last and last != first else first


def _doi(text: str) -> str:
    return re.sub(r"^.*?(?=10\.\d{4})", "", text.strip().lower())
