"""Compares records as imported with records as expected, field by field."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from ketareview.domain.article import Record
from ketareview.domain.errors import FileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing.formats import importers
from ketareview.importing.record.identifiers import short_doi
from tests.importing.agreement.asked import Said
from tests.importing.agreement.expected import Expected, records_in
from tests.importing.agreement.folding import squeezed

_SMALL_WORDS = frozenset({"of", "the", "and", "in", "for", "on", "und", "der", "de", "la", "et"})
_FIELDS = tuple(field.name for field in fields(Expected))


@dataclass(frozen=True, slots=True)
class Field:
    """A field that another program expects, and what was found instead or alike.

    One that differs is left out of the count where the file does not say what is expected.
    """

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
    unsaid: tuple[Field, ...] = ()
    refused: str = ""


def compare(path: Path, truth: Path) -> Agreement:
    """Import a file as a worker would, and compare its records with those expected."""
    wanted = records_in(truth)
    try:
        found = read(path)
    except FileError as error:
        return Agreement(path, 0, len(wanted), (), (), error.code)
    paired = _paired(found, wanted)
    told = [
        field
        for number, (record, expected) in enumerate(paired, 1)
        for field in _compared(number, record, expected)
    ]
    said = None if all(field.agrees for field in told) else Said(path)
    unsaid = [one for one in told if said and not one.agrees and not _is_said(said, one)]
    asked = tuple(field for field in told if field not in unsaid)
    return Agreement(path, len(found), len(wanted), asked, tuple(unsaid))


def _is_said(said: Said, field: Field) -> bool:
    return all(map(said.tells, field.expected.split(" · ")))


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
    rest = [record for record in found if id(record) not in taken]
    if len(found) == len(wanted):  # one without a title stands where it is expected
        pairs |= {
            number: one for number, one in enumerate(found) if one in rest and number not in pairs
        }
        rest = [record for record in rest if record not in pairs.values()]
    others = iter(rest)
    return [
        (pairs[number] if number in pairs else next(others, Record()), expected)
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
        agrees = _same(name, there, want) or _is_kept(record, name, want)
        yield Field(number, name, agrees, there, want)


def _is_kept(record: Record, name: str, wanted: str) -> bool:
    """Whether a shortened DOI is kept beside the full one, or an abstract among several."""
    if name == "doi":
        return bool(short_doi(wanted) and record.doi and wanted in record.extra.values())
    return name == "abstract" and any(
        squeezed(wanted) == squeezed(part) for part in record.abstract.split("\n")
    )


def _shown(record: Record, name: str) -> str:
    if name == "authors":
        return " · ".join(who.short for who in record.authors)
    value = getattr(record, name)
    return "" if value is None else str(value)


def _same(name: str, found: str, expected: str) -> bool:
    if name == "authors":
        found, expected = (
            " · ".join(dict.fromkeys(each.split(" · "))) for each in (found, expected)
        )
    if name == "authors" and len(found.split(" · ")) == len(expected.split(" · ")):
        pairs = zip(found.split(" · "), expected.split(" · "), strict=True)
        return all(squeezed(one).endswith(squeezed(other)) for one, other in pairs)
    if name == "pages":
        return _pages(found) == _pages(expected)
    if name == "doi":
        return _doi(found) == _doi(expected)
    if name == "journal" and (_abbreviates(found, expected) or _abbreviates(expected, found)):
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


def _pages(text: str) -> str:
    """Write a range of pages in full: 123-45 is 123-145."""
    first, *rest = [
        part
        for part in re.split(r"[-\u2013\u2014\s]+", text.strip().lower())
        if part.strip("p.") and part != "pages"
    ] or [""]
    last = rest[-1] if rest else ""
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}-{last}" if last and last != first else first


def _doi(text: str) -> str:
    return re.sub(r"^.*?(?=10\.\d{4}|10/)", "", text.strip().lower())
