"""Works as MODS describes them."""

from collections.abc import Sequence

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.record import numbers, publication_types
from ketareview.importing.record.addresses import complete
from ketareview.importing.record.dates import year
from ketareview.importing.record.reference import Reference
from ketareview.importing.xmlrecords.inline import words
from ketareview.importing.xmlrecords.nodes import Node
from ketareview.importing.xmlrecords.persons import person, shown

_WHERE = "MODS"
_AUTHORS = frozenset(
    {
        *("author", "aut", "creator", "cre", "artist", "art", "photographer", "pht", "performer"),
        *("prf", "composer", "cmp", "dissertant", "dis", "inventor", "inv", "joint author"),
    }
)
_EDITORS = frozenset({"editor", "edt", "editors", "editor of compilation", "edc"})
_TRANSLATORS = frozenset({"translator", "trl"})
_DATES = ("dateIssued", "copyrightDate", "dateCreated", "dateCaptured", "dateOther")
_FIELDS = {
    "genre": "type",
    "typeOfResource": "type",
    "language/languageTerm": "language",
    "originInfo/publisher": "publisher",
    "originInfo/edition": "edition",
    "location/physicalLocation": "database",
    "location/shelfLocator": "call-number",
    "classification": "call-number",
    "tableOfContents": "chapters",
    "accessCondition": "rights",
    "recordInfo/recordIdentifier": "accession",
    "originInfo/dateCaptured": "date-accessed",
}


def draft(node: Node) -> Draft | None:
    """Make an article of a work; None of an empty one."""
    reference = Reference(_WHERE)
    _tell_titles(reference, node)
    _tell_people(reference, node.at("name"), is_host=False)
    reference.abstract = "\n".join(words(each) for each in node.all("abstract"))
    for identifier in node.all("identifier"):
        _tell_identifier(reference, identifier.attribute("type").lower(), identifier.line)
    _tell_part(reference, node)
    for related in node.at("relatedItem"):
        _tell_related(reference, related)
    _tell_origin(reference, node)
    addresses = node.lines("location/url")
    reference.url = reference.url or next(iter(addresses), "")
    complete(reference)
    reference.add("links", *(one for one in addresses if one != reference.url))
    for subject in node.all("subject"):
        terms = [child.line for child in subject.children if child.line]
        reference.add("keywords", " -- ".join(terms) or subject.line)
    reference.add("notes", *node.lines("note"))
    for path, name in _FIELDS.items():
        reference.add(name, *node.lines(path))
    reference.kind = publication_types.kind(reference.extra.get("type", ()))
    for path, text in node.unread():
        reference.add(f"{_WHERE} {path.rpartition('/')[2]}", text)
    is_empty = not (reference.title or reference.authors or any(reference.extra.values()))
    return None if is_empty else reference.draft()


def _tell_titles(reference: Reference, node: Node) -> None:
    titles = node.all("titleInfo")
    plain = [each for each in titles if not each.attribute("type")] or titles[:1]
    reference.title = _title(plain[0]) if plain else ""
    for each in titles:
        name = "original-title" if each.attribute("type") == "uniform" else "short-title"
        if not plain or each is not plain[0]:
            reference.add(name, _title(each))


def _title(node: Node) -> str:
    """Put a title together from its parts, as a catalogue shows it."""
    first = " ".join(filter(None, (node.text("nonSort"), node.text("title")))).strip()
    subtitle = node.text("subTitle")
    title = f"{first}: {subtitle}" if subtitle else first
    number, name = ", ".join(node.lines("partNumber")), ", ".join(node.lines("partName"))
    part = ": ".join(filter(None, (number, name)))
    return f"{title}. {part}" if part and title else title or part


def _tell_people(reference: Reference, people: Sequence[Node], *, is_host: bool) -> None:
    for one in people:
        who = _person(one)
        roles = {role.lower().strip(". ") for role in one.lines("role/roleTerm")}
        reference.add("affiliations", *one.lines("affiliation"))
        for number in one.all("nameIdentifier"):
            kind = number.attribute("type") or "identifier"
            reference.add(f"{_WHERE} {kind}", f"{shown(who)}: {number.line}")
        for part in one.all("namePart"):
            kind = part.attribute("type")
            if kind not in {"family", "given", ""}:  # the years of a life, a title
                reference.add(f"{_WHERE} {kind}", f"{shown(who)}: {part.line}")
        if roles & _EDITORS:
            reference.add("editors", shown(who))
        elif roles & _TRANSLATORS:
            reference.add("translators", shown(who))
        elif not is_host and (roles & _AUTHORS or not roles):
            reference.authors.append(who)
        else:
            reference.add("contributors", " ".join((shown(who), f"({', '.join(sorted(roles))})")))


def _person(node: Node) -> Author:
    parts = node.all("namePart")
    told = {
        kind: [part.line for part in parts if part.attribute("type") == kind]
        for kind in ("family", "given", "")
    }
    family, given = " ".join(told["family"]), " ".join(told["given"])
    if family:
        return Author(family, given) if given else Author(literal=family)
    whole = [each.strip(" ,") for each in told[""]]
    if node.attribute("type") in {"corporate", "conference", "family"} or not whole:
        return Author(literal=": ".join(whole) or given or node.text("displayForm"))
    return person(whole[0])


def _tell_identifier(reference: Reference, kind: str, number: str) -> None:
    if kind == "doi" and not reference.doi:
        reference.doi = number
    elif kind in {"pmid", "pubmed", "medline"} and not reference.pmid:
        reference.pmid = number
    elif kind in {"uri", "url", "hdl"} and not reference.url:
        reference.url = number
    elif kind.startswith(("issn", "isbn")):
        reference.add(kind[:4], number)
    elif own := _own_number(kind):
        reference.add(own, number)
    elif kind == "citekey":
        reference.add("citation-key", number)
    else:
        reference.add(f"{_WHERE} {kind or 'identifier'}", number)


def _own_number(kind: str) -> str:
    """Name the field of a number that is called one of a report or patent."""
    return numbers.of_work(kind) if "number" in kind or "#" in kind else ""


def _tell_related(reference: Reference, related: Node) -> None:
    kind = related.attribute("type")
    titles = [_title(each) for each in related.all("titleInfo")]
    if kind == "host" and not reference.journal:
        reference.journal = next(iter(titles), "")
        reference.add("journal-abbreviation", *titles[1:])
        _tell_people(reference, related.at("name"), is_host=True)
        for identifier in related.all("identifier"):
            told = identifier.attribute("type").lower()
            is_own = told.startswith(("issn", "isbn"))
            _tell_identifier(reference, told if is_own else f"host {told}", identifier.line)
        _tell_part(reference, related)
        _tell_origin(reference, related)
        for outer in related.at("relatedItem"):
            reference.add("series", *(_title(each) for each in outer.all("titleInfo")))
    elif kind == "series":
        reference.add("series", *titles)
    else:
        related.is_read = True
        reference.add("related", " ".join((f"{kind}:" if kind else "", related.line)).strip())


def _tell_part(reference: Reference, node: Node) -> None:
    for detail in node.at("part/detail"):
        kind, number = detail.attribute("type"), detail.text("number") or detail.text("title")
        detail.all("caption")
        if kind == "volume":
            reference.volume = reference.volume or number
        elif kind in {"issue", "number"}:
            reference.issue = reference.issue or number
        else:
            reference.add(_own_number(kind) or f"{_WHERE} {kind or 'part'}", number)
    for extent in node.at("part/extent"):
        first, last = extent.text("start"), extent.text("end")
        both = f"{first}-{last}" if last and last != first else first
        reference.pages = reference.pages or both or extent.text("list") or extent.text("total")
    for date in node.lines("part/date"):
        _tell_date(reference, date)


def _tell_origin(reference: Reference, node: Node) -> None:
    origins = node.at("originInfo")
    found = [sorted(one.at(name), key=_is_end) for name in _DATES for one in origins]
    dates = [each for some in found for each in some]
    key = [each for each in dates if each.attribute("keyDate") == "yes"]
    for date in (*key, *dates):
        is_wanted = date.name != "dateCaptured" or not reference.year
        if is_wanted and not date.is_read:
            date.is_read = True
            _tell_date(reference, date.line)
    for origin in origins:
        terms = origin.all("place/placeTerm")
        named = [term.line for term in terms if term.attribute("type") != "code"]
        reference.add("place", *(named or [term.line for term in terms]))
        origin.all("issuance")


def _is_end(date: Node) -> bool:
    """Whether a series ended then."""
    return date.attribute("point") == "end" or date.line.startswith("-")


def _tell_date(reference: Reference, date: str) -> None:
    reference.year = reference.year or year(date) or None
    reference.add("date", date if date != str(reference.year) else "")
