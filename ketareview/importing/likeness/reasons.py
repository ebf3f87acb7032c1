"""Points as reasons: codes with the facts of their sentences."""

from collections.abc import Callable, Iterable

from ketareview.domain.identity import Key
from ketareview.domain.imports import Reason
from ketareview.importing.likeness import evidence
from ketareview.importing.likeness.blocks import Entry


def of_key(key: Key, a: Entry, b: Entry) -> tuple[Reason, ...]:
    """Tell why two records are certainly the same."""
    codes = ("same-title", "same-year", "same-author", "same-pages")
    if key.kind == "title":
        return tuple(_reason(code, a, b) for code in codes)
    return (Reason(f"same-{key.kind}", {"value": key.value}), _title(a, b))


def of_points(points: Iterable[evidence.Point], a: Entry, b: Entry) -> tuple[Reason, ...]:
    """Tell what the points are for, the heaviest first."""
    ordered = sorted(points, key=lambda point: -abs(point[0]))
    return tuple(_reason(code, a, b) for _, code in ordered if code)


def _title(a: Entry, b: Entry) -> Reason:
    _, code = evidence.titles(a.traits, b.traits)
    return _reason(code or "no-title", a, b)


def _reason(code: str, a: Entry, b: Entry) -> Reason:
    told = _TOLD.get(code.partition("-")[2])
    if told is None:
        return Reason(code)
    first, second = told(a), told(b)
    if code.startswith("same-"):
        return Reason(code, {"value": first})
    if code.endswith("-title"):
        alike = evidence.likeness(a.traits, b.traits)
        return Reason(code, {"percent": f"{alike:.0f}"} if code == "like-title" else {})
    return Reason(code, {"first": first, "second": second})


_TOLD: dict[str, Callable[[Entry], str]] = {
    "title": lambda entry: entry.record.title,
    "author": lambda entry: entry.record.authors[0].short,
    "year": lambda entry: str(entry.record.year),
    "pages": lambda entry: entry.record.pages,
    "volume": lambda entry: entry.record.volume,
    "issue": lambda entry: entry.record.issue,
    "journal": lambda entry: entry.record.journal,
    "doi": lambda entry: entry.record.doi,
    "pmid": lambda entry: entry.record.pmid,
}
