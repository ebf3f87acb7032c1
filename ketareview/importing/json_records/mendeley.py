"""Documents as Mendeley's programming interface gives them."""

from collections.abc import Mapping

from ketareview.domain.article import ArticleKind
from ketareview.domain.imports import Draft
from ketareview.importing.json_records import citing
from ketareview.importing.json_records.values import Fields, paragraphs, words, year
from ketareview.importing.record.reference import Reference

WHERE = "Mendeley"
_TEXTS = {
    "publisher": "publisher",
    "city": "place",
    "edition": "edition",
    "institution": "institution",
    "series": "series",
    "chapter": "chapters",
    "language": "language",
    "citation_key": "citation-key",
    "accessed": "date-accessed",
    "short_title": "short-title",
    "notes": "notes",
    "user_context": "Mendeley user_context",
}
_LISTS = {"keywords": "keywords", "tags": "labels"}
_IDENTIFIERS = {"arxiv": "arxiv", "issn": "issn", "isbn": "isbn", "pmc": "pmcid"}


def draft(item: Mapping[str, object]) -> Draft:
    """Make a record of a document."""
    fields = Fields(item)
    kind = fields.take("type")
    reference = Reference(WHERE, kind=ArticleKind.WEB_PAGE if kind == "web_page" else None)
    reference.add("type", kind)
    reference.title = words(fields.take("title"))
    reference.journal = words(fields.take("source"))
    reference.volume, reference.issue = words(fields.take("volume")), words(fields.take("issue"))
    reference.pages = citing.pages(fields.take("pages"))
    reference.abstract = paragraphs(fields.take("abstract"))
    _when(reference, fields)
    reference.authors = citing.many(fields.list_of("authors"), reference, WHERE)
    for name in ("editors", "translators"):
        reference.add(name, *citing.people(fields.list_of(name), reference, WHERE))
    _identifiers(reference, fields)
    websites = fields.texts("websites")
    reference.url = next(iter(websites), "")
    reference.add("links", *websites[1:])
    citing.settle_doi(reference, WHERE)
    for name, kept in _TEXTS.items():
        reference.add(kept, words(fields.take(name)))
    for name, kept in _LISTS.items():
        reference.add(kept, *(words(line) for line in fields.texts(name)))
    fields.keep(reference, WHERE)
    return reference.draft()


def _when(reference: Reference, fields: Fields) -> None:
    parts = [fields.take(name) for name in ("year", "month", "day")]
    reference.year = year(parts[0])
    if any(parts[1:]) or parts[0] != str(reference.year):
        reference.add("date", citing.date({"date-parts": [[part for part in parts if part]]}))


def _identifiers(reference: Reference, fields: Fields) -> None:
    numbers = fields.object_of("identifiers")
    reference.doi, reference.pmid = numbers.take("doi"), numbers.take("pmid")
    for name, kept in _IDENTIFIERS.items():
        reference.add(kept, numbers.take(name))
    reference.add("Mendeley identifiers", *numbers.rest())
