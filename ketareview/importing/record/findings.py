"""Candidates for the fields of a record, and the choice among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from ketareview.domain.article import Author, Origin, Record
from ketareview.importing.characters import one_line, storable

METADATA = "file metadata"
FIRST_PAGE = "first page"
PAGE_TEXT = "page text"
FILE_NAME = "file name"
WEB_PAGE = "web page"

_FIELDS = frozenset(field.name for field in fields(Record)) - {"extra"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A value for a field of the record, or, under any other name, for its `extra`."""

    field: str
    value: str | int | tuple[Author, ...]
    where: str
    confidence: float


def settle(findings: Iterable[Finding]) -> tuple[Record, Mapping[str, Origin]]:
    """Choose the surest value of each field; of equals the first."""
    best: dict[str, Finding] = {}
    for finding in findings:
        known = best.get(finding.field)
        if finding.value and (known is None or finding.confidence > known.confidence):
            best[finding.field] = finding
    chosen: dict[str, Any] = {name: _stored(best[name]) for name in sorted(best) if name in _FIELDS}
    extra = {name: one_line(str(best[name].value)) for name in sorted(best) if name not in _FIELDS}
    origin = {name: Origin(best[name].where, best[name].confidence) for name in sorted(best)}
    return Record(**chosen, extra=extra), origin


def _stored(finding: Finding) -> object:
    if isinstance(finding.value, str) and finding.field != "kind":
        abstract = finding.field == "abstract"
        return storable(finding.value).strip() if abstract else one_line(finding.value)
    return finding.value
