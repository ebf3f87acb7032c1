"""CSL-JSON, as citation processors, Zotero, Mendeley, Crossref and DOI addresses give it."""

from collections.abc import Mapping

from ketareview.domain.article import ArticleKind
from ketareview.domain.imports import Draft
from ketareview.importing.json_records import citing
from ketareview.importing.json_records.values import Fields, paragraphs, words, year
from ketareview.importing.record import numbers
from ketareview.importing.record.reference import Reference

WHERE = "CSL"
TYPES = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"),
        *("broadcast", "chapter", "classic", "collection", "dataset", "document", "entry", "event"),
        *("entry-dictionary", "entry-encyclopedia", "figure", "graphic", "hearing", "interview"),
        *("legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score"),
        *("pamphlet", "paper-conference", "patent", "performance", "periodical", "post", "report"),
        *("personal_communication", "post-weblog", "regulation", "review", "review-book", "song"),
        *("software", "speech", "standard", "thesis", "treaty", "webpage", "journal-article"),
    }
)
_TEXTS = {
    "ISSN": "issn",
    "ISBN": "isbn",
    "PMCID": "pmcid",
    "container-title-short": "journal-abbreviation",
    "journalAbbreviation": "journal-abbreviation",
    "title-short": "short-title",
    "shortTitle": "short-title",
    "original-title": "original-title",
    "publisher": "publisher",
    "publisher-place": "place",
    "event-place": "place",
    "collection-title": "series",
    "edition": "edition",
    "number-of-volumes": "number-of-volumes",
    "event-title": "conference",
    "event": "conference",
    "language": "language",
    "license": "license",
    "source": "database",
    "archive_location": "accession",
    "call-number": "call-number",
    "section": "chapters",
    "chapter-number": "chapters",
    "annote": "notes",
    "genre": "type",
}
_ROLES = {"editor": "editors", "collection-editor": "editors", "translator": "translators"}
_FURTHER = (
    *("container-author", "director", "composer", "illustrator", "interviewer", "recipient"),
    *("original-author", "reviewed-author", "editorial-director", "script-writer", "producer"),
    *("contributor", "curator", "host", "narrator", "organizer", "performer", "compiler", "chair"),
)
_WEB_PAGES = frozenset({"webpage", "post", "post-weblog"})


def draft(item: Mapping[str, object]) -> Draft:
    """Make a record of an item; numbers and titles may stand in lists, as Crossref has them."""
    fields = Fields(item)
    kind = fields.take("type")
    reference = Reference(WHERE, kind=ArticleKind.WEB_PAGE if kind in _WEB_PAGES else None)
    reference.add("type", kind)
    reference.title = _first(reference, fields, "title")
    reference.journal = _first(reference, fields, "container-title")
    reference.volume, reference.issue = words(fields.take("volume")), words(fields.take("issue"))
    reference.pages = citing.pages(fields.take("page", "article-number", "page-first"))
    reference.abstract = paragraphs(fields.take("abstract"))
    reference.url = fields.take("URL", "url")
    reference.doi, reference.pmid = fields.take("DOI", "doi"), fields.take("PMID")
    citing.remark(reference, fields.take("note"), WHERE)
    citing.settle_doi(reference, WHERE)
    _people(reference, fields)
    _when(reference, fields)
    if own := numbers.of_work(kind):
        reference.add(own, *(words(line) for line in fields.texts("number")))
    for name, kept in _TEXTS.items():
        reference.add(kept, *(words(line) for line in fields.texts(name)))
    keywords = fields.texts("keyword")
    reference.add("keywords", *(word.strip() for line in keywords for word in _parted(line)))
    key = fields.take("citation-key", "citation-label")
    reference.add("citation-key", key or fields.take("id"))
    if fields.peek("id") == key:
        fields.drop("id")
    fields.keep(reference, WHERE)
    return reference.draft()


def _first(reference: Reference, fields: Fields, name: str) -> str:
    """Use the first of several titles; the others keep the field's name."""
    titles = [words(title) for title in fields.texts(name)]
    reference.add(f"CSL {name}", *titles[1:])
    return next(iter(titles), "")


def _people(reference: Reference, fields: Fields) -> None:
    reference.authors = citing.many(fields.list_of("author"), reference, WHERE)
    for name, kept in _ROLES.items():
        reference.add(kept, *citing.people(fields.list_of(name), reference, WHERE))
    for name in _FURTHER:
        lines = citing.people(fields.list_of(name), reference, WHERE)
        reference.add("contributors", *(f"{line} ({name})" for line in lines))


def _when(reference: Reference, fields: Fields) -> None:
    written = citing.date(fields.peek("issued"))
    if written:
        _keep_doubts(reference, fields, "issued", written)
    else:
        written = fields.take("year")
    reference.year = year(written)
    if written != str(reference.year):
        reference.add("date", written)
    for name in ("accessed", "original-date", "submitted", "event-date", "available-date"):
        if day := citing.date(fields.peek(name)):
            _keep_doubts(reference, fields, name, day)
            reference.add("date-accessed" if name == "accessed" else f"CSL {name}", day)


def _keep_doubts(reference: Reference, fields: Fields, name: str, day: str) -> None:
    """Use a date up, and keep what it says beside its day."""
    for one in fields.items_of(name):
        one.drop("date-parts", *citing.PARTS)
        one.drop(*(part for part in ("literal", "raw") if one.peek(part) == day))
        one.left(reference, f"{WHERE} {name}")
    fields.drop(name)


def _parted(line: str) -> list[str]:
    return line.split(";") if ";" in line else line.split(",")
