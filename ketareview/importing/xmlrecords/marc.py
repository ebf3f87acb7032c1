"""Works as catalogues of libraries describe them in MARC 21."""

import re
from collections.abc import Iterator

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.record import numbers
from ketareview.importing.record.addresses import complete
from ketareview.importing.record.dates import year
from ketareview.importing.record.reference import Reference
from ketareview.importing.xmlrecords.nodes import Node
from ketareview.importing.xmlrecords.persons import person, shown

_WHERE = "MARC"
_FIELDS = {
    "020": ("isbn", "a"),
    "022": ("issn", "a"),
    "041": ("language", "a"),
    "050": ("call-number", "ab"),
    "082": ("call-number", "a"),
    "090": ("call-number", "ab"),
    "246": ("short-title", "abnp"),
    "250": ("edition", "a"),
    "490": ("series", "av"),
    "502": ("notes", "abcd"),
    "505": ("chapters", "agrt"),
    "536": ("funding", "a"),
}
_PEOPLE = frozenset({"100", "110", "111", "700", "710", "711"})
_WRITERS = frozenset({"author", "aut", "creator", "cre", "verfasser", "joint author"})
_EDITORS = frozenset({"editor", "edt", "hrsg", "herausgeber", "ed"})
_MADE = frozenset({"260", "264"})
_NOTE, _SUBJECT = re.compile(r"5\d\d"), re.compile(r"6[0-5]\d")
_PUNCTUATION = " /:;,="
_INSIDE = re.compile(
    r"(?P<volume>\d{1,4})(?: ?\(\d{4}\))?(?:[,:] ?(?:No|H|Nr)?\.? ?(?P<issue>\d{1,4}))?"
    r".{0,40}?(?:pp?|S)\. ?(?P<pages>\d+(?:-\d+)?)"
)
"""Such as "Bd. 12 (2004), H. 3, S. 45-67"."""


def draft(node: Node) -> Draft | None:
    """Make an article of a record; None of one without any field."""
    fields = list(node.within("datafield"))
    if not fields:
        return None
    reference = Reference(_WHERE)
    for field in fields:
        _tell(reference, field.attribute("tag"), field)
    reference.add(f"{_WHERE} leader", *(leader.line for leader in node.within("leader")))
    for control in node.within("controlfield"):
        reference.add(f"{_WHERE} {control.attribute('tag')}", control.line)
        if control.attribute("tag") == "008":
            reference.year = reference.year or year(control.raw[7:11]) or None
    complete(reference)
    return reference.draft()


def _tell(reference: Reference, tag: str, field: Node) -> None:
    if tag == "245":
        _tell_title(reference, field)
    elif tag in _PEOPLE:
        _tell_person(reference, tag, field)
    elif tag in _MADE:
        reference.add("place", *_each(field, "a"))
        reference.add("publisher", *_each(field, "b"))
        day = _words(field, "c")
        reference.year = reference.year or year(day) or None
        reference.add("date", day if day != str(reference.year) else "")
    elif tag == "520":
        reference.abstract = "\n".join(filter(None, (reference.abstract, _words(field, "ab"))))
    elif tag == "773":
        _tell_host(reference, field)
    elif tag == "856":
        addresses = _each(field, "u")
        reference.url = reference.url or next(iter(addresses), "")
        reference.add("links", *(each for each in addresses if each != reference.url))
    elif tag == "024" and _words(field, "2").lower() == "doi":
        reference.doi = reference.doi or _words(field, "a")
    elif tag in _FIELDS:
        name, codes = _FIELDS[tag]
        reference.add(name, _words(field, codes))
    elif _SUBJECT.fullmatch(tag):
        reference.add("keywords", " -- ".join(_each(field, "abcdxyzv")))
    else:
        name = "notes" if _NOTE.fullmatch(tag) else f"{_WHERE} {tag}"
        reference.add(name, " ".join(child.line for child in field.children))


def _tell_title(reference: Reference, field: Node) -> None:
    title, subtitle = _words(field, "a"), _words(field, "b")
    parts = ". ".join(part.rstrip(".") for part in _each(field, "np"))
    whole = ": ".join(filter(None, (title, subtitle)))
    reference.title = ". ".join(filter(None, (whole, parts)))
    reference.add(f"{_WHERE} 245", _words(field, "c"), _words(field, "h"))


def _tell_person(reference: Reference, tag: str, field: Node) -> None:
    is_person = tag.endswith("00")
    name = _words(field, "a" if is_person else "abn")
    who = person(name) if is_person else Author(literal=name)
    roles = {role.lower().strip(" .,()") for role in _each(field, "e4")}
    if roles & _EDITORS:
        reference.add("editors", shown(who))
    elif tag.startswith("1") or roles & _WRITERS:
        reference.authors.append(who)
    else:
        reference.add("contributors", " ".join((shown(who), *(f"({role})" for role in roles))))
    rest = _words(field, "bcdqu0" if is_person else "cdu0")
    reference.add(f"{_WHERE} people", f"{shown(who)}: {rest}" if rest else "")


def _tell_host(reference: Reference, field: Node) -> None:
    """Read the journal or book that it stands in, and where."""
    reference.journal = reference.journal or _words(field, "t")
    place = _words(field, "g")
    if found := _INSIDE.search(place):
        reference.volume, reference.issue = found["volume"], found["issue"] or ""
        reference.pages = found["pages"]
    reference.add(f"{_WHERE} 773", " ".join(_each(field, "adgip")))
    for number in (*_each(field, "x"), *_each(field, "z")):
        reference.add(numbers.field(number), number)


def _words(field: Node, codes: str) -> str:
    return " ".join(_each(field, codes))


def _each(field: Node, codes: str) -> list[str]:
    """Give the subfields of these codes, in their order, without the marks that end them."""
    return list(_lines(field, codes))


def _lines(field: Node, codes: str) -> Iterator[str]:
    for child in field.children:
        if child.attribute("code") in codes and (line := child.line.strip(_PUNCTUATION)):
            yield line
