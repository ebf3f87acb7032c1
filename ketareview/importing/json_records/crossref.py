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
_PEOPLE = {"editor": "editors", "translator": "translators", "chair": "contributors"}
_DATES = ("issued", "published", "published-print", "published-online", "posted", "created")


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
    fields.keep(reference, WHERE)
    return reference.draft()


def _people(reference: Reference, fields: Fields) -> None:
    reference.authors = citing.many(fields.list_of("author"), reference, WHERE)
    for name, kept in _PEOPLE.items():
        reference.add(kept, *citing.people(fields.list_of(name), reference, WHERE))


def _when(reference: Reference, fields: Fields) -> None:
    """Read the first day that there is; that of publication online has its own name."""
    days = {name: citing.date(fields.peek(name)) for name in _DATES}
    first = next((day for day in days.values() if day), "")
    reference.year = year(first)
    if first != str(reference.year):
        reference.add("date", first)
    for name, day in days.items():
        if day:
            fields.drop(name)
        if name == "published-online":
            reference.add("date-online", day if day != first else "")
        else:
            reference.add(f"Crossref {name}", day if day != first else "")


def _related(reference: Reference, fields: Fields) -> None:
    for each in fields.items_of("reference"):
        reference.add("cited-references", _cited(each))
    for each in fields.items_of("funder"):
        awards = ", ".join(each.texts("award"))
        name = words(each.take("name"))
        reference.add("funding", f"{name} ({awards})" if awards else name)
        each.left(reference, "Crossref funder", name)
    for name, kept in (("license", "license"), ("link", "links")):
        for each in fields.items_of(name):
            address = each.take("URL")
            reference.add(kept, address)
            each.left(reference, f"Crossref {name}", address)
    for name in ("update-to", "updated-by"):
        for each in fields.items_of(name):
            what = " ".join(part for part in (each.take("type", "label"), each.take("DOI")) if part)
            is_own = name == "updated-by" and "retract" in what.lower()
            reference.add("retraction" if is_own else "corrections", what)
            each.left(reference, f"Crossref {name}", what)
    event = fields.object_of("event")
    reference.add("conference", words(event.take("name")))
    event.left(reference, "Crossref event")


def _cited(one: Fields) -> str:
    """Write a reference of the paper on one line, with its DOI at the end."""
    doi = one.take("DOI")
    written = words(one.take("unstructured"))
    names = ("author", "year", "article-title", "volume-title", "journal-title", "volume")
    told = ", ".join(part for name in (*names, "first-page") if (part := words(one.take(name))))
    one.drop("key", "doi-asserted-by")
    parts = (written, told if not written else "", *one.rest(), doi if doi not in written else "")
    return " ".join(part for part in parts if part)
