"""Works as Crossref gives them: CSL with titles in lists, references, funders, updates."""

from collections.abc import Mapping

from ketareview.domain.imports import Draft
from ketareview.importing.json_records import citing
from ketareview.importing.json_records.values import Fields, paragraphs, words, year
from ketareview.importing.record import publication_types
from ketareview.importing.record.reference import Reference

WHERE = "Crossref"
_TEXTS = {
    "ISSN": "issn",
    "ISBN": "isbn",
    "short-container-title": "journal-abbreviation",
    "short-title": "short-title",
    "original-title": "original-title",
    "publisher": "publisher",
    "publisher-location": "place",
    "language": "language",
    "subject": "keywords",
    "edition-number": "edition",
    "group-title": "series",
    "clinical-trial-number": "trial",
}
_DATES = ("issued", "published", "published-print", "published-online", "posted", "created")
_OWN = (
    *("indexed", "deposited", "score", "content-domain", "reference-count", "references-count"),
    *("is-referenced-by-count", "prefix", "member", "issn-type", "isbn-type", "source", "resource"),
)
"""What is said of the registration and not of the work."""


def draft(item: Mapping[str, object]) -> Draft:
    """Make a record of a work."""
    fields = Fields(item)
    kind = fields.take("type")
    reference = Reference(WHERE, kind=publication_types.kind([kind.replace("-", " ")]))
    reference.add("type", kind, fields.take("subtype"))
    titles = [words(title) for title in fields.texts("title")]
    subtitles = [words(title) for title in fields.texts("subtitle")]
    reference.title = ": ".join(part for part in (*titles[:1], *subtitles[:1]) if part)
    reference.add("Crossref title", *titles[1:], *subtitles[1:])
    journals = [words(title) for title in fields.texts("container-title")]
    reference.journal = next(iter(journals), "")
    reference.add("book-title", *journals[1:])
    reference.volume, reference.issue = fields.take("volume"), fields.take("issue")
    reference.pages = citing.pages(fields.take("page", "article-number"))
    reference.doi, reference.url = fields.take("DOI"), fields.take("URL")
    reference.abstract = paragraphs(fields.take("abstract"))
    _people(reference, fields)
    _when(reference, fields)
    _related(reference, fields)
    for name, kept in _TEXTS.items():
        reference.add(kept, *(words(line) for line in fields.texts(name)))
    fields.drop(*_OWN)
    fields.keep(reference, WHERE)
    return reference.draft()


def _people(reference: Reference, fields: Fields) -> None:
    for one in fields.list_of("author"):
        who = citing.person(one)
        reference.authors.append(who)
        for place in Fields(one).items_of("affiliation") if isinstance(one, Mapping) else ():
            reference.add("affiliations", f"{citing.shown(who)}: {words(place.take('name'))}")
    reference.add("editors", *citing.people(fields.list_of("editor")))
    reference.add("translators", *citing.people(fields.list_of("translator")))
    reference.add("contributors", *citing.people(fields.list_of("chair")))


def _when(reference: Reference, fields: Fields) -> None:
    """Read the first day that there is; that of publication online has its own name."""
    days = {name: citing.date(fields.peek(name)) for name in _DATES}
    online = days["published-online"]
    first = next((day for day in days.values() if day), "")
    reference.year = year(first)
    if first != str(reference.year):
        reference.add("date", first)
    reference.add("date-online", online if online != first else "")
    fields.drop(*_DATES)


def _related(reference: Reference, fields: Fields) -> None:
    for each in fields.items_of("reference"):
        written, doi = each.take("unstructured"), each.take("DOI")
        names = ("author", "year", "article-title", "volume-title", "journal-title", "volume")
        told = ", ".join(part for name in (*names, "first-page") if (part := each.take(name)))
        shown = words(written or told)
        parts = (shown, doi if doi not in shown else "")
        reference.add("cited-references", " ".join(part for part in parts if part))
    for each in fields.items_of("funder"):
        awards = ", ".join(each.texts("award"))
        name = words(each.take("name"))
        reference.add("funding", f"{name} ({awards})" if awards else name)
    for each in fields.items_of("license"):
        reference.add("license", each.take("URL"))
    for each in fields.items_of("link"):
        reference.add("links", each.take("URL"))
    for name in ("update-to", "updated-by"):
        for each in fields.items_of(name):
            what = " ".join(part for part in (each.take("type", "label"), each.take("DOI")) if part)
            is_own = name == "updated-by" and "retract" in what.lower()
            reference.add("retraction" if is_own else "corrections", what)
    event = fields.object_of("event")
    reference.add("conference", words(event.take("name")))
    reference.add("Crossref event", *event.rest())
