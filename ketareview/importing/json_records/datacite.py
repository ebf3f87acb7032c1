"""Records of DataCite, which registers DOIs of data, preprints, theses and reports."""

import re
from collections.abc import Mapping

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.json_records import citing
from ketareview.importing.json_records.values import Fields, paragraphs, scalar, words, year
from ketareview.importing.record import publication_types
from ketareview.importing.record.reference import Reference

WHERE = "DataCite"
_PAGES = re.compile(r"(?=[\w.:/-]*\d)[\w.:/-]+")
_PAGE_RANGE = re.compile(
    r"\s*+(?:pp?\.?|S\.)?\s*(\w{0,4}\d+\s*[-\u2010-\u2015]\s*\w{0,4}\d+)\s*+"
    r"(?:pages?|pp\.?|Seiten|S\.)?\s*+$",
    re.IGNORECASE,
)
_PARTS = ("volume", "issue", "firstPage", "lastPage", "number", "edition")


def draft(item: Mapping[str, object]) -> Draft:
    """Make a record of what a DOI was registered for."""
    fields = Fields(item)
    types = fields.object_of("types")
    general, special = types.take("resourceTypeGeneral"), types.take("resourceType")
    reference = Reference(WHERE, kind=publication_types.kind([special, general]))
    reference.add("type", special, general)
    types.left(reference, "DataCite types")
    _titles(reference, fields)
    _people(reference, fields)
    _identifiers(reference, fields)
    _place(reference, fields)
    _when(reference, fields)
    _words(reference, fields)
    fields.drop("xml")  # the same record again
    fields.keep(reference, WHERE)
    return reference.draft()


def _titles(reference: Reference, fields: Fields) -> None:
    subtitles = []
    translated = []
    for each in fields.items_of("titles"):
        kind, title = each.take("titleType"), words(each.take("title"))
        if kind == "Subtitle":
            subtitles.append(title)
        elif kind == "TranslatedTitle":
            translated.append(title)
        elif kind and reference.title:
            reference.add("original-title" if kind == "Other" else f"DataCite {kind}", title)
        elif not reference.title:
            reference.title = title
        else:
            reference.add("DataCite titles", title)
        each.drop("lang")
        each.left(reference, "DataCite titles", title)
    if not reference.title and translated:
        reference.title = translated.pop(0)
    reference.add("DataCite TranslatedTitle", *translated)
    reference.title = ": ".join(part for part in (reference.title, *subtitles) if part)


def _people(reference: Reference, fields: Fields) -> None:
    for each in fields.items_of("creators"):
        who = _author(each)
        reference.authors.append(who)
        _belonging(reference, each, citing.shown(who))
    for each in fields.items_of("contributors"):
        who, role = _author(each), each.take("contributorType")
        name = citing.shown(who)
        if role == "Editor":
            reference.add("editors", name)
        else:
            reference.add("contributors", f"{name} ({role})" if role else name)
        _belonging(reference, each, name)


def _author(one: Fields) -> Author:
    kind = one.take("nameType")
    name = words(one.take("name"))
    family, given = words(one.take("familyName")), words(one.take("givenName"))
    if family and given and kind != "Organizational":
        return Author(family=family, given=given)
    if kind != "Organizational" and "," in name:
        family, _, given = name.partition(",")
        return Author(family=family.strip(), given=given.strip())
    return Author(literal=name or family or given)


def _belonging(reference: Reference, one: Fields, name: str) -> None:
    for place in one.named("affiliation", "name"):
        reference.add("affiliations", f"{name}: {place}")
    one.left(reference, "DataCite people", name)


def _identifiers(reference: Reference, fields: Fields) -> None:
    reference.doi = fields.take("doi", "DOI")
    own = {fields.take("id"), reference.doi}
    reference.doi = reference.doi or next(iter(own - {""}), "")
    reference.url = fields.take("url")
    for each in (*fields.items_of("identifiers"), *fields.items_of("alternateIdentifiers")):
        kind = each.take("identifierType", "alternateIdentifierType")
        number = each.take("identifier", "alternateIdentifier")
        if kind == "DOI" and not reference.doi:
            reference.doi = number
        elif kind == "URL":
            reference.add("links", number if number != reference.url else "")
        elif kind in {"ISBN", "ISSN", "arXiv", "PMID"}:
            reference.add(kind.lower(), number)
        elif number and number not in own:
            reference.add("accession", f"{kind}: {number}")


def _place(reference: Reference, fields: Fields) -> None:
    publisher = fields.object_of("publisher")
    reference.add("publisher", words(publisher.take("name") or fields.take("publisher")))
    publisher.left(reference, "DataCite publisher")
    _inside(reference, fields.object_of("container"))
    _pages_in_sizes(reference, fields)
    for each in fields.items_of("relatedItems"):
        if each.peek("relationType") in {"IsPublishedIn", "IsPartOf"}:
            _published_in(reference, each)
        each.left(reference, "related")
    for each in fields.items_of("relatedIdentifiers"):
        kind, number = each.take("relationType"), each.take("relatedIdentifier")
        reference.add("related", f"{kind}: {number}" if kind else number)
        each.drop("relatedIdentifierType")
        each.left(reference, "related", number)


def _inside(reference: Reference, container: Fields) -> None:
    title = words(container.take("title"))
    reference.journal = reference.journal or title
    kind = container.take("identifierType")
    number = container.take("identifier")
    if kind in {"ISSN", "ISBN"}:
        reference.add(kind.lower(), number)
    elif number:
        reference.add("related", number)
    _numbers(reference, container)
    container.drop("type")
    container.left(reference, "DataCite container")


def _pages_in_sizes(reference: Reference, fields: Fields) -> None:
    """Take pages that stand among the sizes, where none or an issue's name stands for them."""
    sizes = fields.texts("sizes")
    found = next(filter(None, map(_PAGE_RANGE.match, sizes)), None)
    if found and not _PAGES.fullmatch(reference.pages):
        reference.add("DataCite pages", reference.pages)
        reference.pages = citing.pages(found.group(1))
        sizes.remove(found.string)
    reference.add("DataCite sizes", *sizes)


def _published_in(reference: Reference, each: Fields) -> None:
    titles = [words(one.take("title")) for one in each.items_of("titles")]
    reference.journal = reference.journal or next(iter(titles), "")
    reference.add("book-title", *titles[1:])
    identifier = each.object_of("relatedItemIdentifier")
    kind = identifier.take("relatedItemIdentifierType").lower()
    number = identifier.take("relatedItemIdentifier")
    reference.add(kind if kind in {"issn", "isbn"} else "related", number)
    reference.add("publisher", words(each.take("publisher")))
    _numbers(reference, each)
    if each.peek("relatedItemType") == "Book":  # a chapter may be registered years after its book
        reference.year = reference.year or year(each.take("publicationYear"))
    each.drop("relationType", "relatedItemType")


def _numbers(reference: Reference, one: Fields) -> None:
    volume, issue, first, last, number, edition = (words(one.take(name)) for name in _PARTS)
    reference.volume = reference.volume or volume
    reference.issue = reference.issue or issue
    pages = citing.pages(f"{first}-{last}" if first and last and last != first else first or last)
    if not reference.pages:
        reference.pages = pages
    elif pages != reference.pages:
        reference.add("DataCite pages", pages)
    reference.add("edition", edition)
    reference.add("DataCite number", number)


def _when(reference: Reference, fields: Fields) -> None:
    published = fields.take("publicationYear")
    issued = ""
    for each in fields.items_of("dates"):
        kind, day = each.take("dateType"), each.take("date")
        if kind == "Issued" and not issued:
            issued = day
        else:
            reference.add(f"DataCite {kind or 'date'}", day)
    reference.year = reference.year or year(issued) or year(published)
    if issued != str(reference.year):
        reference.add("date", issued)
    if published and published != str(reference.year):
        reference.add("DataCite publicationYear", published)


def _words(reference: Reference, fields: Fields) -> None:
    language = fields.take("language")
    reference.add("language", language)
    own: list[str] = []
    others: list[str] = []
    for each in fields.items_of("descriptions"):
        kind, text = each.take("descriptionType"), paragraphs(each.take("description"))
        if kind == "Abstract":
            is_own = language and scalar(each.peek("lang"))[:2].lower() == language[:2].lower()
            (own if is_own else others).append(text)
        elif kind == "SeriesInformation":
            reference.add("series", text)
        else:
            reference.add("notes", text)
        each.drop("lang")
        each.left(reference, "DataCite descriptions")
    reference.abstract = "\n".join(dict.fromkeys((*own, *others)))
    reference.add("keywords", *fields.named("subjects", "subject"))
    for each in fields.items_of("rightsList"):
        right = words(each.take("rights") or each.take("rightsUri"))
        reference.add("rights", right)
        each.left(reference, "DataCite rightsList", right)
    for each in fields.items_of("fundingReferences"):
        parts = (each.take("funderName"), each.take("awardNumber"), each.take("awardTitle"))
        told = ", ".join(part for part in parts if part)
        reference.add("funding", told)
        each.left(reference, "DataCite fundingReferences", told)
