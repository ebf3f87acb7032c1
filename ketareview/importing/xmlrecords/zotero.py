"""Items of Zotero's RDF, put together from the resources that refer to each other."""

import re
from collections.abc import Iterator, Sequence

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft, Unread
from ketareview.importing import inline_markup
from ketareview.importing.record import numbers, publication_types
from ketareview.importing.record.addresses import complete
from ketareview.importing.record.dates import year
from ketareview.importing.record.reference import Reference
from ketareview.importing.unread import unread
from ketareview.importing.xmlrecords.markup import plain
from ketareview.importing.xmlrecords.nodes import Node
from ketareview.importing.xmlrecords.persons import person, shown

_WHERE = "Zotero RDF"
_PARTS = frozenset(
    {
        *("Journal", "Series", "Periodical", "Issue", "Website", "CourtReporter", "Collection"),
        *("Person", "Organization", "UserItem", "Memo", "Attachment", "Annotation", "Magazine"),
        *("Newspaper", "MultiVolumeBook", "Conference", "Seq", "Address"),
        *("PublicationIssue", "PublicationVolume"),
    }
)
_PERSONS = frozenset({"Person", "Organization", "Agent"})
_PEOPLE = {"editors": "editors", "editor": "editors", "translators": "translators"}
_MAKERS = frozenset(
    {
        *("inventors", "artists", "programmers", "presenters", "directors", "podcasters"),
        *("performers", "composers", "cartographers", "interviewees", "sponsors"),
    }
)
_FIELDS = {
    "language": "language",
    "alternative": "journal-abbreviation",
    "rights": "rights",
    "shortTitle": "short-title",
    "libraryCatalog": "database",
    "repository": "database",
    "archive": "database",
    "coverage": "call-number",
    "edition": "edition",
    "numberOfVolumes": "number-of-volumes",
    "dateSubmitted": "date-accessed",
    "accessDate": "date-accessed",
    "meetingName": "conference",
    "conferenceName": "conference",
    "issn": "issn",
    "isbn": "isbn",
    "isbn13": "isbn",
    "isbn10": "isbn",
    "citationKey": "citation-key",
}
_EXTRA = re.compile(
    r"^[ \t]*(PMID|PMCID|DOI|Citation Key)[ \t]*:[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE
)


class Library:
    """The resources of a file, found by what they are called."""

    def __init__(self, resources: Sequence[Node]) -> None:
        self._resources = resources
        named = [
            (resource.attributes.get(key, ""), resource)
            for resource in resources
            for key in ("about", "nodeID", "ID")
        ]
        self._named = {name.lstrip("#"): resource for name, resource in named if name}
        self._collections: dict[int, list[str]] = {}
        self._users: dict[int, list[Node]] = {}
        for one in resources:
            if one.name == "Collection":
                for part in self._follow(one.at("hasPart")):
                    title = one.at("title")[0].line if one.at("title") else ""
                    self._collections.setdefault(id(part), []).append(title)
            elif one.name == "UserItem":
                for part in self._follow(one.at("resource")):
                    self._users.setdefault(id(part), []).append(one)

    def entries(self) -> Iterator[Draft | Unread]:
        """Read the items, then attachments and notes that belong to none."""
        items = [one for one in self._resources if _is_item(one)]
        used: set[int] = set()
        for item in items:
            yield self._draft(item, used)
        for resource in self._resources:
            if id(resource) in used or _kind(resource) not in {"Attachment", "Memo"}:
                continue
            if _kind(resource) == "Memo":
                yield unread("a note that belongs to no paper")
            else:
                yield self._attachment(resource, used)

    def _draft(self, item: Node, used: set[int]) -> Draft:
        reference = Reference(_WHERE)
        item_type = item.text("itemType") or item.name
        reference.add("type", item_type)
        reference.kind = publication_types.kind([item_type.replace("webpage", "web page")])
        self._tell_whole(reference, item, own=numbers.of_work(item_type))
        self._tell_people(reference, item)
        self._tell_attached(reference, item, used)
        reference.add(f"{_WHERE} collection", *self._collections.get(id(item), ()))
        for user in self._users.get(id(item), ()):
            self._tell_rest(reference, user)
        self._tell_rest(reference, item)
        complete(reference)
        return reference.draft()

    def _tell_whole(self, reference: Reference, item: Node, *, own: str) -> None:
        """Tell of an item and of what it is a part of, from the inside to the outside."""
        reference.title = inline_markup.plain(item.text("title"))
        abstract = "".join(one.raw for one in item.all("abstract"))
        reference.abstract = inline_markup.paragraphs(abstract)
        whole, depth = [item], 0
        while whole and depth < len(_PARTS):
            _tell_numbers(reference, whole[0], own=own)
            whole = self._follow(whole[0].all("isPartOf"))
            depth += 1
            if not whole:
                break
            title = whole[0].text("title")
            if whole[0].name == "Series" or (reference.journal and title != reference.journal):
                reference.add("series", title)
            else:
                reference.journal = title
        for publisher in item.all("publisher"):
            places = [
                place.line for one in self._or_itself(publisher) for place in one.within("locality")
            ]
            names = [name.line for one in self._or_itself(publisher) for name in one.within("name")]
            reference.add("place", *places)
            reference.add("publisher", *(names or ([] if places else [publisher.line])))

    def _tell_people(self, reference: Reference, item: Node) -> None:
        lists = item.all("authors", "authorList") or item.all("creator")
        item.all("creator")
        reference.authors += [who for each in lists for who in self._persons(each)]
        for each in item.children:
            people = [] if each.is_read else self._persons(each)
            if not people:
                continue
            each.is_read = True
            if each.name in _MAKERS and not reference.authors:
                reference.authors += people
            else:
                reference.add(_PEOPLE.get(each.name, "contributors"), *map(shown, people))

    def _persons(self, node: Node) -> list[Author]:
        """Read the persons of a list, of a person itself, or of a reference to one."""
        if node.name in _PERSONS:
            return [_author(node)]
        if not node.children and node.line and node.name in {"creator", "li"}:
            return [person(node.line)]
        named = [one for one in self._follow([node]) if one.name in _PERSONS]
        known = [one for one in node.children or named if one.name in {"Seq", "li", *_PERSONS}]
        return [who for one in known for who in self._persons(one)]

    def _tell_attached(self, reference: Reference, item: Node, used: set[int]) -> None:
        for resource in self._follow(item.all("link", "isReferencedBy", "relation", "hasPart")):
            if _kind(resource) == "Attachment":
                used.add(id(resource))
                self._tell_attachment(reference, resource)
            elif _kind(resource) == "Memo":
                used.add(id(resource))
                self._tell_note(reference, resource)
            else:
                reference.add(
                    "related", resource.at("title")[0].line if resource.at("title") else ""
                )

    def _tell_attachment(self, reference: Reference, attachment: Node) -> None:
        places = attachment.at("path", "resource")
        named = [one.attributes.get("resource", "") or one.line for one in places]
        reference.files += [name for name in named if name]
        addresses = [one.line for one in attachment.within("value")]
        if not named:
            reference.add("links", *addresses)

    def _tell_note(self, reference: Reference, memo: Node) -> None:
        reference.add("notes", plain("".join(one.raw for one in memo.at("value"))))

    def _attachment(self, attachment: Node, used: set[int]) -> Draft:
        """Make an item of a file that lies in the library by itself."""
        used.add(id(attachment))
        reference = Reference(_WHERE)
        reference.title = attachment.text("title")
        self._tell_attachment(reference, attachment)
        self._tell_attached(reference, attachment, used)
        return reference.draft()

    def _tell_rest(self, reference: Reference, item: Node) -> None:
        for path, name in _FIELDS.items():
            reference.add(name, *item.lines(path))
        for path, text in item.unread():
            reference.add(f"{_WHERE} {path.partition('/')[0]}", text)

    def _follow(self, nodes: Sequence[Node]) -> list[Node]:
        """Find what elements refer to, by name or by holding it."""
        found: list[Node] = []
        for node in nodes:
            name = node.attributes.get("resource") or node.attributes.get("nodeID") or ""
            target = self._named.get(name.lstrip("#"))
            found += [target] if target is not None else node.children
        return found

    def _or_itself(self, node: Node) -> list[Node]:
        return self._follow([node]) or [node]


def _is_item(node: Node) -> bool:
    if _kind(node) in _PARTS:
        return False
    return bool(node.at("itemType") or node.at("title") or node.at("authors", "authorList"))


def _kind(node: Node) -> str:
    told = next((one.line for one in node.at("itemType")), "")
    return {"attachment": "Attachment", "note": "Memo"}.get(told, node.name)


def _author(node: Node) -> Author:
    family = node.text("surname", "familyName", "family_name")
    given = node.text("givenName", "givenname", "firstName")
    if family and given:
        return Author(family, given)
    return Author(literal=family or given or node.text("name") or node.line)


def _tell_numbers(reference: Reference, node: Node, *, own: str) -> None:
    reference.volume = reference.volume or node.text("volume")
    number = node.text("issue") or node.text("number")
    if own:
        reference.add(own, number)
    else:
        reference.issue = reference.issue or number
    first, last = node.text("pageStart"), node.text("pageEnd")
    both = f"{first}-{last}" if last else first
    reference.pages = reference.pages or node.text("pages") or both
    reference.doi = reference.doi or node.text("doi")
    reference.pmid = reference.pmid or node.text("pmid")
    date = node.text("date", "issued")
    reference.year = reference.year or year(date) or None
    reference.add("date", date if date != str(reference.year) else "")
    reference.add("issn", *node.lines("issn", "eissn"))
    for identifier in node.all("identifier", "uri"):
        _tell_identifier(reference, identifier)
    for subject in node.all("subject"):
        shelf = [one.line for one in subject.within("LCC")]
        reference.add("call-number" if shelf else "keywords", subject.line)
    for extra in node.all("description", "extra"):
        _tell_extra(reference, extra.raw)


def _tell_identifier(reference: Reference, identifier: Node) -> None:
    kind, _, number = identifier.line.partition(" ")
    if kind.upper() == "DOI" and not reference.doi:
        reference.doi = number
    elif kind.upper() in {"ISSN", "ISBN"}:
        reference.add(kind.lower(), number)
    elif not reference.url and "://" in kind:
        reference.url = identifier.line
    elif identifier.line != reference.url:
        reference.add("links", identifier.line)


def _tell_extra(reference: Reference, text: str) -> None:
    """Read the lines of "Extra" that name a number; the whole is kept."""
    for kind, value in _EXTRA.findall(text):
        if kind.upper() == "PMID" and not reference.pmid:
            reference.pmid = value
        elif kind.upper() == "DOI" and not reference.doi:
            reference.doi = value
        elif kind.upper() == "PMCID":
            reference.add("pmcid", value)
    reference.add("notes", plain(text))
