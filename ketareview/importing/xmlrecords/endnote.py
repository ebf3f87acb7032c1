"""Records of EndNote XML, with their runs of style and with the older names in capitals."""

import re
from collections.abc import Sequence

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.inline_markup import plain
from ketareview.importing.record import numbers, publication_types
from ketareview.importing.record.addresses import complete
from ketareview.importing.record.dates import year
from ketareview.importing.record.reference import Reference
from ketareview.importing.xmlrecords.inline import words
from ketareview.importing.xmlrecords.nodes import Node
from ketareview.importing.xmlrecords.persons import person, shown

_WHERE = "EndNote"
_SYMBOLS = str.maketrans(
    "abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW",
    "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
)
_FIELDS = {
    "auth-address": "affiliations",
    "auth-affiliaton": "affiliations",  # so in EndNote's own DTD
    "titles/tertiary-title": "series",
    "titles/alt-title": "journal-abbreviation",
    "titles/short-title": "short-title",
    "titles/translated-title": "original-title",
    "periodical/abbr-1": "journal-abbreviation",
    "periodical/abbr-2": "journal-abbreviation",
    "alt-periodical/full-title": "journal-abbreviation",
    "alt-periodical/abbr-1": "journal-abbreviation",
    "edition": "edition",
    "section": "chapters",
    "num-vols": "number-of-volumes",
    "keywords/keyword": "keywords",
    "pub-location": "place",
    "place-published": "place",
    "publisher": "publisher",
    "access-date": "date-accessed",
    "call-num": "call-number",
    "work-type": "publication-types",
    "type-of-work": "publication-types",
    "language": "language",
    "remote-database-name": "database",
    "remote-database-provider": "database",
    "notes": "notes",
    "research-notes": "notes",
    "label": "labels",
    "reviewed-item": "related",
}
_PEOPLE = {
    "contributors/secondary-authors/author": "editors",
    "contributors/tertiary-authors/author": "contributors",
    "contributors/subsidiary-authors/author": "contributors",
    "contributors/translated-authors/author": "translators",
}
_LINES = frozenset({"notes", "affiliations", "keywords", "database", "publication-types"})
_MEDLINE = re.compile(r"\b(?:nlm|medline|pubmed)\b", re.IGNORECASE)
_PUBMED = re.compile(r"(?:pubmed|medline|pmid)[:\s]+(\d{1,8})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{5,8}")
_NO_LABEL = re.compile(r"^(?:pp?\.?|pages?)\s+(?=\w*\d)", re.IGNORECASE)


def draft(node: Node) -> Draft | None:
    """Make an article of a record; None of an empty one."""
    _normalise(node)
    reference = Reference(_WHERE)
    _tell_work(reference, node)
    _tell_people(reference, node)
    _tell_numbers(reference, node)
    _tell_places(reference, node)
    for path, name in _FIELDS.items():
        reference.add(name, *(text for each in node.all(path) for text in _values(name, each)))
    for path, text in node.unread():
        reference.add(f"{_WHERE} {path.rpartition('/')[2]}", text)
    is_empty = not (reference.title or reference.authors or reference.abstract or reference.doi)
    return None if is_empty and len(reference.extra) <= 1 else reference.draft()


def _normalise(node: Node) -> None:
    """Give elements today's names, and runs of style the sense that they have."""
    for child in node.children:
        child.name = child.name.lower().replace("_", "-")
        if child.name == "style":
            child.name = "sup" if "superscript" in child.attribute("face") else "style"
            letter = child.raw.strip()
            if child.attribute("font") == "Symbol" and len(letter) == 1:
                child.parts = [letter.translate(_SYMBOLS)]
        _normalise(child)


def _tell_work(reference: Reference, node: Node) -> None:
    kinds = node.all("ref-type", "reference-type")
    types = [each.attribute("name") or each.line for each in kinds]
    reference.add("type", *types)
    reference.title = _words(node, "titles/title", "title")
    reference.journal = _words(
        node, "periodical/full-title", "titles/secondary-title", "secondary-title"
    )
    journal = _words(node, "titles/secondary-title", "secondary-title")
    reference.add("book-title", journal if journal != reference.journal else "")
    abstract = "\n".join(line for each in node.all("abstract") for line in _paragraphs(each))
    reference.abstract = plain(abstract)
    works = [each.line for each in node.at("work-type", "type-of-work")]
    reference.kind = publication_types.kind((*types, *works))
    dates = node.lines("dates/pub-dates/date", "date")
    told = node.text("dates/year", "year")
    reference.year = year(told) or year("\n".join(dates)) or None
    reference.add("date", *dates, "" if told == str(reference.year) else told)


def _tell_people(reference: Reference, node: Node) -> None:
    for each in node.all("contributors/authors/author", "authors/author", "author"):
        reference.authors += _people(each)
    for path, name in _PEOPLE.items():
        for each in node.all(path):
            reference.add(name, *(shown(who) for who in _people(each)))


def _people(node: Node) -> list[Author]:
    """Read who an element names; some programs put one name on each of its lines."""
    family, given = node.attribute("last-name"), node.attribute("first-name")
    if family and not node.line:
        return [Author(family, " ".join((given, node.attribute("middle-initial"))).strip())]
    if (body := node.attribute("corp-name")) and not node.line:
        return [Author(literal=body)]
    return [who for line in _paragraphs(node) if (who := person(line)) != Author()]


def _tell_numbers(reference: Reference, node: Node) -> None:
    reference.volume = _words(node, "volume")
    reference.issue = _words(node, "number")
    reference.pages = _NO_LABEL.sub("", _words(node, "pages"))
    reference.doi = node.text("electronic-resource-num")
    kind = " ".join(reference.extra.get("type", ()))
    for number in node.lines("isbn"):
        reference.add(numbers.field(number, kind), number)
    databases = node.at("remote-database-name", "remote-database-provider")
    names = " ".join(each.line for each in databases)
    accession = node.text("accession-num")
    is_pubmed = _MEDLINE.search(names) and "embase" not in names.lower()
    if is_pubmed and _NUMBER.fullmatch(accession):
        reference.pmid = accession
    else:
        reference.add("accession", accession)
    _tell_custom(reference, node, accession, names)


def _tell_custom(reference: Reference, node: Node, accession: str, databases: str) -> None:
    """Read what PubMed, Cochrane and Embase put into the fields that are free for use."""
    if node.at("custom2") and node.at("custom2")[0].line.startswith("PMC"):
        reference.add("pmcid", node.text("custom2"))
    places = [each.line for each in node.at("custom3", "custom5")]
    if not reference.pmid:
        found = next(filter(None, map(_PUBMED.search, (accession, *places))), None)
        reference.pmid = found.group(1) if found else ""
    fifth = node.at("custom5")
    is_embase = "embase" in databases.lower()
    if not reference.pmid and is_embase and fifth and _NUMBER.fullmatch(fifth[0].line):
        reference.pmid = fifth[0].line


def _tell_places(reference: Reference, node: Node) -> None:
    for each in node.all("urls/pdf-urls/url"):
        reference.files += _paragraphs(each)
    addresses = [
        line
        for each in node.all("urls/web-urls/url", "urls/related-urls/url", "url", "urls/url")
        for line in _paragraphs(each)
    ]
    reference.url = addresses[0] if addresses else ""
    complete(reference)
    reference.add("links", *addresses[1:])
    images = node.all("urls/text-urls/url", "urls/image-urls/url")
    reference.add("files", *(each.line for each in images))


def _words(node: Node, *paths: str) -> str:
    """Read the first text at paths; the others stay unread."""
    for each in node.at(*paths):
        if text := words(each):
            each.is_read = True
            return text
    return ""


def _values(name: str, node: Node) -> Sequence[str]:
    if name == "keywords":
        return [part.strip() for line in _paragraphs(node) for part in line.split(";")]
    return _paragraphs(node) if name in _LINES else [words(node)]


def _paragraphs(node: Node) -> list[str]:
    """Part a text where EndNote broke it; breaks of the file itself are none."""
    return [line for each in node.raw.split("\r") if (line := " ".join(each.split()))]
