"""References of a Citavi project, put together from its lists."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.record import publication_types
from ketareview.importing.record.addresses import complete
from ketareview.importing.record.dates import year
from ketareview.importing.record.reference import Reference
from ketareview.importing.xmlrecords.nodes import Node
from ketareview.importing.xmlrecords.persons import shown

_WHERE = "Citavi"
_FIELDS = {
    "ReferenceType": "type",
    "CitationKey": "citation-key",
    "ISBN": "isbn",
    "ISSN": "issn",
    "Edition": "edition",
    "PlaceOfPublication": "place",
    "NumberOfVolumes": "number-of-volumes",
    "Language": "language",
    "AccessDate": "date-accessed",
    "ShortTitle": "short-title",
    "ParallelTitle": "original-title",
    "TitleInOtherLanguages": "original-title",
    "SourceOfBibliographicInformation": "database",
    "Notes": "notes",
    "Evaluation": "notes",
    "TableOfContents": "chapters",
    "PmcId": "pmcid",
    "ArxivId": "arxiv",
}
# What Citavi notes of its own working, and texts that it keeps a second time as RTF.
_OWN = re.compile(
    r".*(?:Formatted|IsComplex|TextFormat|UpdateType)|HasLabel\d|PageRangeNum\w+|SequenceNumber|"
    r"DateForSorting|Created(?:By|On)|Modified(?:By|On)|PeriodicalID|SeriesTitleID"
)
_AS_WRITTEN = re.compile(r"<os>([^<]*)</os>")
_TAG = re.compile(r"<[^<>]*>")
_LIST_NAMES = {
    "ReferenceAuthors": "authors",
    "ReferenceEditors": "editors",
    "ReferenceCollaborators": "contributors",
    "ReferenceOthersInvolved": "contributors",
    "ReferenceOrganizations": "corporate-authors",
    "ReferencePublishers": "publisher",
    "ReferenceKeywords": "keywords",
    "ReferenceCategories": "labels",
    "ReferenceGroups": "labels",
}


class Project:
    """The lists of a project; references are told when all are there."""

    def __init__(self) -> None:
        self.references: list[Node] = []
        self._named: dict[str, Node] = {}
        self._links: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self._parents: dict[str, str] = {}
        self._belonging: dict[str, list[Node]] = defaultdict(list)

    def take(self, part: Node) -> None:
        """Take one of the project's lists."""
        for one in part.children:
            if one.name == "OnetoN":
                first, *others = one.line.split(";")
                if part.name == "ReferenceReferences":
                    self._parents |= dict.fromkeys(others, first)
                else:
                    self._links[part.name].setdefault(first, []).extend(others)
            elif owner := next((each.line for each in one.at("ReferenceID")), ""):
                self._belonging[owner].append(one)
            else:
                self._named[one.attribute("id")] = one
        if part.name == "References":
            self.references += part.children

    def drafts(self) -> Iterator[Draft]:
        """Make an article of each reference."""
        for node in self.references:
            yield self._draft(node)

    def _draft(self, node: Node) -> Draft:
        reference = Reference(_WHERE)
        name = node.attribute("id")
        title, subtitle = node.text("Title"), node.text("Subtitle")
        reference.title = f"{title}: {subtitle}" if title and subtitle else title or subtitle
        reference.abstract = "\n".join(each.raw.strip() for each in node.all("Abstract"))
        self._tell_whole(reference, node, name)
        reference.volume, reference.issue = node.text("Volume"), node.text("Number")
        reference.pages = _as_written(node, "PageRange")
        reference.add(f"{_WHERE} pages in all", _as_written(node, "PageCount"))
        reference.doi, reference.pmid = node.text("DOI", "Doi"), node.text("PubMedID", "PubMedId")
        reference.url = node.text("OnlineAddress")
        date = node.text("Date", "Date2")
        told = node.text("Year", "YearResolved")
        reference.year = year(told) or year(date) or None
        reference.add("date", date, told if told != str(reference.year) else "")
        for path, field in _FIELDS.items():
            reference.add(field, *node.lines(path))
        self._tell_lists(reference, name)
        for one in self._belonging.get(name, ()):
            _tell_belonging(reference, one)
        complete(reference)
        reference.kind = publication_types.kind(reference.extra.get("type", ()))
        for path, text in node.unread():
            if not _OWN.fullmatch(path):
                reference.add(f"{_WHERE} {path}", text)
        return reference.draft()

    def _tell_whole(self, reference: Reference, node: Node, name: str) -> None:
        periodical = self._name_of(node.text("PeriodicalID"))
        parent = self._named.get(self._parents.get(name, ""))
        whole = next((each.line for each in parent.at("Title")), "") if parent else ""
        reference.journal = periodical or whole
        reference.add("series", self._name_of(node.text("SeriesTitleID")))

    def _tell_lists(self, reference: Reference, name: str) -> None:
        for path, field in _LIST_NAMES.items():
            nodes = [
                self._named[each] for each in self._links[path].get(name, ()) if each in self._named
            ]
            if field == "authors":
                reference.authors += map(_person, nodes)
            else:
                reference.add(field, *(shown(_person(one)) or _name(one) for one in nodes))

    def _name_of(self, name: str) -> str:
        node = self._named.get(name)
        return _name(node) if node else ""


def _person(node: Node) -> Author:
    values = {child.name: child.line for child in node.children}
    family = values.get("LastName", "")
    given = " ".join(filter(None, (values.get("FirstName"), values.get("MiddleName"))))
    return Author(family, given) if family and given else Author(literal=family or given)


def _name(node: Node) -> str:
    return next((each.line for each in node.at("FullName", "Name")), "")


def _as_written(node: Node, name: str) -> str:
    """Read a range of pages, which Citavi keeps as XML within text, as it was typed."""
    parts: Sequence[str] = [each.raw for each in node.all(name)]
    written = _AS_WRITTEN.findall("".join(parts))
    return written[-1].strip() if written else " ".join(_TAG.sub(" ", "".join(parts)).split())


def _tell_belonging(reference: Reference, node: Node) -> None:
    """Tell of a quotation, a thought, a task or a place that belongs to a reference."""
    if node.name == "Location":
        address = next((each.line for each in node.at("Address")), "")
        if "://" in address or address.startswith("10."):
            reference.add("links", address if address not in {reference.url, reference.doi} else "")
        else:
            reference.files += [address] if address else []
        return
    headline = next((each.line for each in node.at("CoreStatement", "Name")), "")
    text = next((each.raw.strip() for each in node.at("Text", "Notes")), "")
    pages = _as_written(node, "PageRange")
    told = f"{headline}: {text}" if headline and text else headline or text
    reference.add("notes", f"{told} ({pages})" if pages and told else told)
