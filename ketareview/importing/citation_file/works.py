"""From the fields of a citation file to records."""

from collections.abc import Iterator, Mapping

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.record import dates
from ketareview.importing.record.particles import with_particle
from ketareview.importing.record.reference import Reference
from ketareview.importing.yaml.values import Value

WHERE = "CFF"
_TEXTS = {
    "abbreviation": "short-title",
    "edition": "edition",
    "isbn": "isbn",
    "issn": "issn",
    "pmcid": "pmcid",
    "license": "license",
    "collection-title": "series",
    "institution": "institution",
    "database": "database",
    "date-accessed": "date-accessed",
    "notes": "notes",
    "number-volumes": "number-of-volumes",
    "section": "chapters",
    "database-provider": "database",
}
_ADDRESSES = ("url", "repository-code", "repository", "repository-artifact")
_INNER = ("preferred-citation", "references", "cff-version")


def drafts(found: Mapping[str, Value]) -> Iterator[Draft]:
    """Make a record of what is to be cited, of what is preferred to it, and of what it cites."""
    if found.get("title"):
        yield _draft({name: value for name, value in found.items() if name not in _INNER})
    for name in _INNER:
        value = found.get(name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and each:
                yield _draft(each)


def _draft(given: Mapping[str, Value]) -> Draft:
    left = dict(given)
    reference = Reference(WHERE)
    reference.add("type", _text(left.pop("type", "")))
    reference.title = _text(left.pop("title", ""))
    reference.journal = _text(left.pop("journal", ""))
    reference.volume, reference.issue = _text(left.pop("volume", "")), _text(left.pop("issue", ""))
    reference.abstract = _text(left.pop("abstract", ""))
    reference.authors = [_person(one, reference) for one in _list(left.pop("authors", []))]
    first, last = _text(left.pop("start", "")), _text(left.pop("end", ""))
    reference.pages = f"{first}-{last}" if first and last else first
    reference.doi, reference.pmid = _text(left.pop("doi", "")), _text(left.pop("pmid", ""))
    _when(reference, left)
    _where(reference, left)
    reference.add("keywords", *(_text(one) for one in _list(left.pop("keywords", []))))
    for name, kept in _TEXTS.items():
        reference.add(kept, _text(left.pop(name, "")))
    for name, value in left.items():
        reference.add(f"CFF {name}", *(_text(one) for one in _list(value)))
    return reference.draft()


def _when(reference: Reference, left: dict[str, Value]) -> None:
    day = _text(left.pop("date-published", "")) or _text(left.pop("date-released", ""))
    written = _text(left.pop("year", ""))
    reference.year = dates.year(written) or dates.year(day) or None
    month = _text(left.pop("month", ""))
    reference.add("date", day or (f"{written}-{month.zfill(2)}" if month and written else ""))


def _where(reference: Reference, left: dict[str, Value]) -> None:
    """Read addresses and identifiers; the first of each kind is the work's own."""
    addresses = [_text(left.pop(name, "")) for name in _ADDRESSES]
    told = [address for address in addresses if address]
    reference.url = next(iter(told), "")
    reference.add("links", *told[1:])
    for each in _list(left.pop("identifiers", [])):
        kind = _text(each.get("type", "")) if isinstance(each, dict) else ""
        number = _text(each.get("value", "")) if isinstance(each, dict) else _text(each)
        about = _text(each.get("description", "")) if isinstance(each, dict) else ""
        reference.add("CFF identifiers", f"{number}: {about}" if about else "")
        if kind == "doi" and not reference.doi:
            reference.doi = number
        else:
            reference.add("links" if kind == "url" else "accession", number)
    for name in ("publisher", "conference"):
        _tell_body(reference, name, left.pop(name, ""))
    people = [_shown(_person(one, reference)) for one in _list(left.pop("editors", []))]
    reference.add("editors", *people)


def _tell_body(reference: Reference, name: str, value: Value) -> None:
    """Read a publisher or a conference: its name, and what else is told of it."""
    told: dict[str, Value] = dict(value) if isinstance(value, dict) else {"name": value}
    reference.add(name, _text(told.pop("name", "")))
    if name == "publisher":
        places = (_text(told.pop(part, "")) for part in ("city", "region", "country"))
        reference.add("place", ", ".join(filter(None, places)))
    reference.add(f"CFF {name}", _text(told))


def _person(one: Value, reference: Reference) -> Author:
    """Read a name; what else is told of a person is kept."""
    if not isinstance(one, dict):
        return Author(literal=_text(one))
    left = dict(one)

    def take(name: str) -> str:
        return _text(left.pop(name, ""))

    family = with_particle(take("name-particle"), take("family-names"))
    given = ", ".join(filter(None, (take("given-names"), take("name-suffix"))))
    whole = take("name") or take("alias")
    in_parts = Author(family=family, given=given)
    who = in_parts if family and given else Author(literal=family or given or whole)
    place, rest = take("affiliation"), _text(left)
    reference.add("affiliations", f"{_shown(who)}: {place}" if place else "")
    reference.add("CFF people", f"{_shown(who)}: {rest}" if rest else "")
    return who


def _shown(who: Author) -> str:
    return who.literal or f"{who.family}, {who.given}"


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [value]


def _text(value: Value) -> str:
    if isinstance(value, str):
        return "" if value in {"~", "null"} else value
    if isinstance(value, list):
        return ", ".join(_text(each) for each in value)
    return "; ".join(f"{name}: {_text(each)}" for name, each in value.items())
