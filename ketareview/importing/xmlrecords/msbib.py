"""Sources of Word's own list."""

import re

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.record import publication_types
from ketareview.importing.record.addresses import complete
from ketareview.importing.record.dates import year
from ketareview.importing.record.reference import Reference
from ketareview.importing.xmlrecords.moments import moment
from ketareview.importing.xmlrecords.nodes import Node
from ketareview.importing.xmlrecords.persons import person, shown

_WHERE = "Word"
_TYPES = {
    "JournalArticle": "Journal article",
    "ArticleInAPeriodical": "Article in a periodical",
    "ConferenceProceedings": "Conference proceedings",
    "BookSection": "Book section",
    "DocumentFromInternetSite": "Web page",
    "InternetSite": "Web page",
    "ElectronicSource": "Electronic source",
}
_JOURNALS = (
    *("JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "InternetSiteTitle"),
    *("AlbumTitle", "BroadcastTitle", "PublicationTitle"),
)
_FIELDS = {
    "Publisher": "publisher",
    "Institution": "institution",
    "Department": "institution",
    "City": "place",
    "StateProvince": "place",
    "CountryRegion": "place",
    "Edition": "edition",
    "NumberVolumes": "number-of-volumes",
    "ShortTitle": "short-title",
    "Comments": "notes",
    "Medium": "type",
    "ThesisType": "type",
    "Tag": "citation-key",
    "BIBTEX_KeyWords": "keywords",
    "PatentNumber": "patent-number",
}
_MAKERS = ("Author", "Artist", "Inventor", "Performer", "Composer", "Director", "Interviewee")
_PEOPLE = {"Editor": "editors", "BookAuthor": "editors", "Translator": "translators"}
_STANDARD = re.compile(r"^:?(?P<kind>ISBN|ISSN|LCCN|MRN)?:?\s*(?P<number>.*)$", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")


def draft(node: Node) -> Draft:
    """Make an article of a source."""
    reference = Reference(_WHERE)
    kind = node.text("SourceType")
    reference.add("type", _TYPES.get(kind, kind))
    reference.kind = publication_types.kind([_TYPES.get(kind, kind)])
    reference.title = node.text("Title")
    names = [name for path in _JOURNALS if (name := node.text(path))]
    reference.journal = names[0] if names else ""
    reference.add("book-title", *names[1:])
    reference.volume, reference.issue = node.text("Volume"), node.text("Issue")
    reference.pages = node.text("Pages")
    reference.url = node.text("URL")
    reference.doi = node.text("DOI", "BIBTEX_DOI")
    complete(reference)
    reference.abstract = node.text("BIBTEX_Abstract", "Abstract")
    _tell_dates(reference, node)
    for number in node.lines("StandardNumber"):
        _tell_number(reference, number)
    _tell_people(reference, node)
    for path, name in _FIELDS.items():
        values = node.lines(path)
        reference.add(name, *(part.strip() for each in values for part in _parted(name, each)))
    for path, text in node.unread():
        reference.add(f"{_WHERE} {path}", text)
    return reference.draft()


def _parted(name: str, value: str) -> list[str]:
    return value.split(";") if name == "keywords" else [value]


def _tell_dates(reference: Reference, node: Node) -> None:
    told = node.text("Year")
    date = moment(told, node.text("Month"), node.text("Day"))
    reference.year = year(told) or None
    reference.add("date", date if date != str(reference.year) else "")
    accessed = (node.text(f"{name}Accessed") for name in ("Year", "Month", "Day"))
    reference.add("date-accessed", moment(*accessed))


def _tell_number(reference: Reference, written: str) -> None:
    found = _STANDARD.match(written)
    kind, number = (found["kind"] or "", found["number"]) if found else ("", written)
    kind = kind or ("issn" if _ISSN.search(number) else "isbn")
    is_known = kind.lower() in {"issn", "isbn"}
    reference.add(kind.lower() if is_known else f"{_WHERE} {kind}", number)


def _tell_people(reference: Reference, node: Node) -> None:
    """Read the lists of names, each in an element that is called as their part in the work."""
    for group in (one for outer in node.at("Author") for one in outer.children):
        people = [_person(one) for one in group.all("NameList/Person")]
        people += [Author(literal=name) for name in group.lines("Corporate")]
        people = [who for who in people if who != Author()]
        if group.name in _MAKERS and not reference.authors:
            reference.authors += people
        else:
            reference.add(_PEOPLE.get(group.name, "contributors"), *map(shown, people))


def _person(node: Node) -> Author:
    family = node.text("Last")
    given = " ".join((*node.lines("First"), *node.lines("Middle")))
    if family and given:
        return Author(family, given)
    who = person(family or given)
    return Author(literal=family or given) if who == Author() else who
