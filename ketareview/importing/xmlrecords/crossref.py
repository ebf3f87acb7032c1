"""Works as publishers deposit them with Crossref."""

from collections.abc import Iterator, Sequence

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.record import publication_types
from ketareview.importing.record.dates import year
from ketareview.importing.record.reference import Reference
from ketareview.importing.xmlrecords.inline import words
from ketareview.importing.xmlrecords.moments import moment
from ketareview.importing.xmlrecords.nodes import Node
from ketareview.importing.xmlrecords.persons import shown

_WHERE = "Crossref"
# From the work itself outwards to what it stands in.
_WORKS = (
    *("journal_article", "conference_paper", "content_item", "dissertation", "posted_content"),
    *("report-paper", "standard", "dataset", "peer_review", "sa_component", "pending_publication"),
)
_WHOLES = (
    *("book_metadata", "book_series_metadata", "book_set_metadata", "proceedings_metadata"),
    *("proceedings_series_metadata", "journal_issue", "journal_volume", "journal_metadata"),
    *("report-paper_metadata", "report-paper_series_metadata", "standard_metadata"),
    *("database_metadata", "event_metadata", "series_metadata", "set_metadata"),
)
_ROLES = {"editor": "editors", "chair": "editors", "translator": "translators"}
_CONTAINERS = ("full_title", "proceedings_title")
_FIELDS = {
    "abbrev_title": "journal-abbreviation",
    "issn": "issn",
    "isbn": "isbn",
    "publisher_name": "publisher",
    "publisher_place": "place",
    "institution_name": "institution",
    "institution_place": "place",
    "conference_name": "conference",
    "conference_acronym": "conference",
    "edition_number": "edition",
    "degree": "type",
    "license_ref": "license",
    "group_title": "site",
}


def draft(node: Node) -> Draft | None:
    """Make an article of a record; None of one that holds an error only."""
    chain = _chain(node)
    if not chain:
        return None
    reference = Reference(_WHERE)
    reference.add("type", chain[0].name.replace("_", " ").replace("metadata", "").strip())
    _tell_titles(reference, chain)
    _tell_people(reference, chain)
    _tell_numbers(reference, chain)
    abstracts = [one for each in chain for one in each.all("abstract")]
    reference.abstract = "\n".join(map(_abstract, abstracts))
    reference.year = _year(reference, chain)
    lists = [one for each in chain for one in each.all("citation_list")]
    for cited in (one for each in lists for one in each.children):
        reference.add("cited-references", _cited(cited))
    for name, field in _FIELDS.items():
        for each in node.within(name):
            each.is_read = True
            reference.add(field, each.line)
    reference.kind = publication_types.kind(reference.extra.get("type", ()))
    for path, text in node.unread():
        reference.add(f"{_WHERE} {path.rpartition('/')[2]}", text)
    return reference.draft()


def _chain(node: Node) -> list[Node]:
    works = [one for name in _WORKS for one in node.within(name)]
    wholes = [one for name in _WHOLES for one in node.within(name)]
    return [*works[:1], *wholes]


def _tell_titles(reference: Reference, chain: Sequence[Node]) -> None:
    for each in chain:
        for titles in each.at("titles"):
            title = ": ".join(filter(None, (_text(titles, "title"), _text(titles, "subtitle"))))
            if each.name == "series_metadata":
                reference.add("series", title)
            elif not reference.title:
                reference.title = title
            elif each.name != "journal_issue" and not reference.journal:
                reference.journal = title
            else:
                reference.add("series" if "series" in each.name else "book-title", title)
            reference.add("original-title", _text(titles, "original_language_title"))
        for name in _CONTAINERS:
            container = _text(each, name)
            reference.journal = reference.journal or container
    if chain[0].attribute("type") == "other":  # a post, and no preprint
        reference.journal = reference.journal or chain[0].text("institution/institution_name")
    reference.title = reference.title or reference.journal


def _tell_people(reference: Reference, chain: Sequence[Node]) -> None:
    """Read who made the work, and who made what it stands in."""
    groups = [(each, _people(each)) for each in chain]
    makers = next((people for _, people in groups if people), [])
    for _, people in groups:
        for one in people:
            one.is_read = True
            who = _person(one)
            places = (f"{shown(who)}: {place}" for place in _places(one))
            reference.add("affiliations", *places)
            numbers = (f"{shown(who)}: {number.line}" for number in one.within("ORCID"))
            reference.add(f"{_WHERE} ORCID", *numbers)
            role = one.attribute("contributor_role") or "author"
            if role == "author" and people is makers:
                reference.authors.append(who)
            else:
                reference.add(_ROLES.get(role, "contributors"), shown(who))


def _people(node: Node) -> list[Node]:
    grouped = [one for each in node.at("contributors") for one in each.children]
    return grouped or node.at("person_name", "organization")


def _person(node: Node) -> Author:
    if node.name == "organization":
        return Author(literal=node.line)
    family, given = node.text("surname"), node.text("given_name")
    given = " ".join(filter(None, (given, node.text("suffix"))))
    return Author(family, given) if family else Author(literal=given or node.line)


def _places(node: Node) -> Iterator[str]:
    for each in node.within("affiliation"):
        yield each.line
    for each in node.within("institution_name"):
        yield each.line


def _tell_numbers(reference: Reference, chain: Sequence[Node]) -> None:
    for each in chain:
        reference.doi = reference.doi or each.text("doi_data/doi")
        reference.url = reference.url or each.text("doi_data/resource")
        volume = each.text("journal_volume/volume") or each.text("volume")
        reference.volume = reference.volume or volume
        reference.issue = reference.issue or each.text("issue")
        first, last = each.text("pages/first_page"), each.text("pages/last_page")
        both = f"{first}-{last}" if last and last != first else first
        reference.pages = reference.pages or both
    numbers = [one for each in chain[:1] for one in each.all("publisher_item/item_number")]
    if numbers and not reference.pages:
        reference.pages = numbers[0].line
    reference.add(f"{_WHERE} item number", *(number.line for number in numbers))


def _year(reference: Reference, chain: Sequence[Node]) -> int | None:
    """Take the day in print before the one online, that of the work before that of the issue."""
    found: list[str] = []
    for each in chain:
        dates = each.all("publication_date", "posted_date", "approval_date", "acceptance_date")
        printed = sorted(dates, key=lambda date: date.attribute("media_type") == "online")
        for date in printed:
            told = moment(date.text("year"), date.text("month"), date.text("day"))
            is_online = date.attribute("media_type") == "online" and len(dates) > 1
            reference.add("date-online" if is_online else "date", told)
            found.append(told)
    return next((told for told in map(year, found) if told), None)


def _abstract(node: Node) -> str:
    paragraphs = [words(each) for each in node.within("p")]
    return "\n".join(paragraphs) if paragraphs else words(node)


def _cited(node: Node) -> str:
    whole = [each.line for each in node.at("unstructured_citation")]
    parts = [child.line for child in node.children if child.line]
    return whole[0] if whole else ", ".join(parts)


def _text(node: Node, name: str) -> str:
    return next((text for each in node.all(name) if (text := words(each))), "")
