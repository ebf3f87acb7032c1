"""What CSL, Crossref and others share: names in parts, dates in parts, pages, notes in lines."""

import re
from collections.abc import Mapping

from ketareview.domain.article import Author
from ketareview.importing.characters import one_line
from ketareview.importing.json_records.values import Fields, scalar, told, words
from ketareview.importing.record import identifiers, names
from ketareview.importing.record.particles import with_particle
from ketareview.importing.record.reference import Reference

_DASH = re.compile(r"(?<!\s)\s*[\u2010-\u2015\u2212]\s*|(?<=\d)\s*--+\s*(?=\w)")
_LABEL = re.compile(r"^(?:pp?|pages?)\b\.?\s*", re.IGNORECASE)
_LINE = re.compile(
    r"\{?:?\s*([A-Za-z][\w .-]{0,60}?)\s*:\s+(\S[^\n]*?)\}?$|\{:([\w -]{1,60}):([^}]*)\}"
)
_OTHERS = re.compile(r",?\s*\b(?:et al\b\.?|and others\b)\s*$")
_KNOWN = {
    "pmid": "pmid",
    "doi": "doi",
    "pmcid": "pmcid",
    "arxiv": "arxiv",
    "original-title": "original-title",
    "original title": "original-title",
    "short title": "short-title",
    "title-short": "short-title",
    "citation key": "citation-key",
    "citation-key": "citation-key",
    "bibtex": "citation-key",
    "issn": "issn",
    "isbn": "isbn",
    "publisher": "publisher",
    "publisher-place": "place",
    "place": "place",
    "event-title": "conference",
    "edition": "edition",
    "collection-title": "series",
    "trial registration": "trial",
    "clinicaltrials.gov id": "trial",
    "openalex": "accession",
    "accession number": "accession",
}


PARTS = ("year", "month", "day")


def person(one: object, reference: Reference, where: str) -> Author:
    """Read a name that is in parts, whatever they are called; what else they tell is kept."""
    if not isinstance(one, Mapping):
        return on_a_line(words(one) or "; ".join(told(one)), reference, where)
    parts = Fields(one)
    family = words(parts.take("family", "lastName", "last_name", "familyName"))
    given = words(parts.take("given", "firstName", "first_name", "givenName"))
    whole = words(parts.take("literal", "name", "display_name"))
    before = words(parts.take("non-dropping-particle"))
    between, suffix = words(parts.take("dropping-particle")), words(parts.take("suffix"))
    family = with_particle(before, family)
    given = " ".join(part for part in (given, between) if part)
    given = ", ".join(part for part in (given, suffix) if part)
    in_parts = Author(family=family, given=given)
    who = in_parts if family and given else Author(literal=whole or family or given)
    parts.drop("sequence", "creatorType", "fieldMode")
    places = parts.named("affiliation", "name")
    reference.add("affiliations", *(f"{shown(who)}: {place}" for place in places))
    if whole not in {who.literal, ""}:
        parts.put("name", whole)
    parts.left(reference, f"{where} people", shown(who))
    return who


def on_a_line(line: str, reference: Reference, where: str) -> Author:
    """Part a name; where a mark or degree is left out of it, the line is kept too."""
    who = names.author(line)
    if who == Author():
        return Author(literal=line)
    if sorted(filter(str.isalnum, line)) != sorted(filter(str.isalnum, shown(who))):
        reference.add(f"{where} people", line)
    return who


def on_one_line(line: str, reference: Reference, where: str) -> list[Author]:
    """Part a line of names, which is kept too where not all of it is in them."""
    found = list(names.authors(_OTHERS.sub("", line)))
    told_of = "".join(who.family + who.given + who.literal for who in found)
    is_whole = sorted(filter(str.isalnum, told_of)) == sorted(filter(str.isalnum, line))
    reference.add(f"{where} authors", line if found and not is_whole else "")
    return found or ([Author(literal=line)] if line else [])


def many(values: list[object], reference: Reference, where: str) -> list[Author]:
    """Read several names."""
    return [person(one, reference, where) for one in values]


def shown(who: Author) -> str:
    """Write a name on one line, as further fields keep it."""
    return who.literal or ", ".join(part for part in (who.family, who.given) if part)


def date(value: object) -> str:
    """Write a date in parts as 2021-03-15, 2021-03 or 2021; a range with a slash.

    Pandoc names the parts, and may put the dates of a range into a list.
    """
    if isinstance(value, list):
        days = [date(each) for each in value]
        return "/".join(days) if all(days) else ""
    if not isinstance(value, dict):
        return one_line(scalar(value))
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        days = [_day(each) for each in parts if isinstance(each, list)]
        if any(days):
            return "/".join(day for day in days if day)
    if "year" in value:
        return _day([value.get(part) for part in PARTS])
    return one_line(scalar(value.get("raw")) or scalar(value.get("literal")))


def _day(parts: list[object]) -> str:
    numbers = [scalar(part) for part in parts]
    if not numbers or not numbers[0]:
        return ""
    rest = [number.zfill(2) for number in numbers[1:3] if number.strip("0")]
    return "-".join((numbers[0], *rest))


def pages(written: object) -> str:
    """Write pages with plain hyphens and without a label."""
    plain = _DASH.sub("-", words(written))
    return _LABEL.sub("", plain) or plain


def settle_doi(reference: Reference, where: str) -> None:
    """Take the DOI from the address where there is none; a shortened one is kept apart."""
    in_address = identifiers.clean_doi(reference.url)
    if in_address and not identifiers.clean_doi(reference.doi):
        reference.add(f"{where} DOI", reference.doi)
        reference.doi = in_address


def remark(reference: Reference, written: object, where: str) -> None:
    """Read the lines of a note in which programs keep fields of their own: `PMID: 123`.

    What is no such line stays a note.
    """
    notes = []
    for line in scalar(written).splitlines():
        found = _LINE.match(line.strip())
        name = (found.group(1) or found.group(3) or "").strip() if found else ""
        value = (found.group(2) or found.group(4) or "").strip() if found else ""
        if not reference.extra.get("arxiv"):
            reference.add("arxiv", identifiers.arxiv(line))
        if not _is_kept(reference, name.lower(), value, where, name):
            notes.append(one_line(line))
    reference.add("notes", "\n".join(line for line in notes if line))


def _is_kept(reference: Reference, known: str, value: str, where: str, name: str) -> bool:
    kept = _KNOWN.get(known, "")
    if not name or not value:
        return False
    if kept in {"pmid", "doi"}:
        if not getattr(reference, kept):
            setattr(reference, kept, value)
        elif getattr(reference, kept) != value:
            reference.add(f"{where} {name}", value)
    elif kept:
        reference.add(kept, value)
    elif known.startswith("tex.") or (where == "CSL" and name.islower() and " " not in name):
        reference.add(f"{where} {name}", value)
    else:
        return False
    return True


def people(values: list[object], reference: Reference, where: str) -> list[str]:
    """Write names on a line each."""
    return [shown(who) for who in many(values, reference, where)]
