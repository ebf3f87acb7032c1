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
    reference.authors = [_person(one) for one in _list(left.pop("authors", []))]
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
        if kind == "doi" and not reference.doi:
            reference.doi = number
        else:
            reference.add("links" if kind == "url" else "accession", number)
    for name, kept in (("publisher", "publisher"), ("conference", "conference")):
        value = left.pop(name, "")
        reference.add(kept, _text(value.get("name", "") if isinstance(value, dict) else value))
    people = [_shown(_person(one)) for one in _list(left.pop("editors", []))]
    reference.add("editors", *people)


def _person(one: Value) -> Author:
    if not isinstance(one, dict):
        return Author(literal=_text(one))
    family = with_particle(_text(one.get("name-particle", "")), _text(one.get("family-names", "")))
    parts = ("given-names", "name-suffix")
    given = ", ".join(part for name in parts if (part := _text(one.get(name, ""))))
    whole = _text(one.get("name", "")) or _text(one.get("alias", ""))
    return (
        Author(family=family, given=given) if family and given else Author(literal=family or whole)
    )


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
