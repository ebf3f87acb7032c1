"""References in JSON of nobody's in particular: objects with a title, authors, a year."""

import re
from collections.abc import Mapping

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.json_records import citing
from ketareview.importing.json_records.values import Fields, opened, paragraphs, words, year
from ketareview.importing.record.reference import Reference

WHERE = "JSON"
AROUND = (
    *("items", "results", "records", "references", "articles", "papers", "publications", "data"),
    *(
        "entries",
        "documents",
        "studies",
        "bibliography",
        "resultList",
        "result",
        "response",
        "docs",
    ),
)
"""Names under which lists of references stand."""

SIGNS = frozenset(
    {
        *("authors", "author", "year", "doi", "journal", "pmid", "abstract", "publicationyear"),
        *("authorstring", "pubyear", "journaltitle", "externalids", "venue", "published"),
    }
)
"""Names, in lower case, of which a reference has several beside its title."""

_MEANT = {
    "journal": ("journal", "journaltitle", "publication", "source", "venue", "containertitle"),
    "volume": ("volume", "journalvolume"),
    "issue": ("issue", "number"),
    "pages": ("pages", "page", "pageinfo", "pagination"),
    "doi": ("doi",),
    "pmid": ("pmid", "pubmedid", "pubmed"),
    "url": ("url", "link", "uri", "articleurl"),
}
_ENDS_OF_PAGES = (
    ("startpage", "pagestart", "firstpage", "spage"),
    ("endpage", "pageend", "lastpage", "epage"),
)
_UNKNOWN = "0"
"""What Publish or Perish writes for a number that it does not know."""

_KEPT = {
    "citation-key": ("key", "citationkey", "id", "refid"),
    "type": ("type", "documenttype"),
    "pmcid": ("pmcid", "pmc"),
    "issn": ("issn",),
    "isbn": ("isbn",),
    "publisher": ("publisher",),
    "language": ("language", "lang"),
    "notes": ("note", "notes"),
    "labels": ("labels", "label", "tags"),
    "keywords": ("keywords", "keyword"),
}
_SQUEEZED = re.compile(r"[^a-z0-9]")


def draft(item: Mapping[str, object]) -> Draft:
    """Make a record of an object; what its name does not tell keeps that name."""
    known = {_SQUEEZED.sub("", name.lower()): name for name in reversed(list(item))}
    people = known.get("authors") or known.get("author") or known.get("authorstring") or ""
    fields = Fields(
        {
            name: value if name == people and isinstance(value, list) else opened(value)
            for name, value in item.items()
        }
    )
    reference = Reference(WHERE)

    def take(*wanted: str) -> str:
        return fields.take(*(known[name] for name in wanted if name in known))

    reference.title = words(take("title", "articletitle", "name"))
    _people(reference, fields, people)
    _numbered(reference, fields, known)
    for name, several in _MEANT.items():
        value = take(*several)
        value = citing.pages(value) if name == "pages" else words(value)
        if value == _UNKNOWN:
            reference.add(f"JSON {name}", value)
        elif not getattr(reference, name):
            setattr(reference, name, value)
        elif value != getattr(reference, name):
            reference.add(f"JSON {name}", value)
    ends = filter(None, (words(take(*several)) for several in _ENDS_OF_PAGES))
    told = "-".join(dict.fromkeys(ends))
    if reference.pages or told == _UNKNOWN:
        reference.add("JSON pages", told if told != reference.pages else "")
    else:
        reference.pages = told
    reference.abstract = paragraphs(take("abstract", "abstracttext", "summary"))
    written = words(take("year", "pubyear", "publicationyear", "date", "published", "pubdate"))
    reference.year = year(written)
    if written != str(reference.year):
        reference.add("date", written)
    citing.settle_doi(reference, WHERE)
    for kept, several in _KEPT.items():
        for name in several:
            reference.add(kept, *(words(line) for line in fields.texts(known.get(name, name))))
    fields.keep(reference, WHERE)
    return reference.draft()


def is_reference(names_found: set[str]) -> bool:
    """Whether an object with these names is a reference rather than a page or a form."""
    squeezed = {_SQUEEZED.sub("", name.lower()) for name in names_found}
    told_of = squeezed & SIGNS
    has_own = told_of & {"authors", "author", "authorstring", "doi", "pmid", "externalids"}
    return "title" in squeezed and len(told_of) > 1 and bool(has_own)


def _people(reference: Reference, fields: Fields, name: str) -> None:
    """Read authors, who stand in a list or on one line."""
    if line := words(fields.peek(name)):
        fields.drop(name)
        reference.authors = citing.on_one_line(line, reference, WHERE)
    else:
        reference.authors = [_person(one, reference) for one in fields.list_of(name)]


def _person(one: object, reference: Reference) -> Author:
    """Read a name; one that is not in parts is parted as names on a page are."""
    who = citing.person(one, reference, WHERE)
    return citing.on_a_line(who.literal, reference, WHERE) if who.literal else who


def _numbered(reference: Reference, fields: Fields, known: Mapping[str, str]) -> None:
    """Read what services put into objects of their own: the journal, the numbers of a paper."""
    journal = fields.object_of(known.get("journal", ""))
    reference.journal = words(journal.take("name", "title"))
    reference.volume = words(journal.take("volume"))
    reference.pages = citing.pages(journal.take("pages"))
    reference.add("JSON journal", *journal.rest())
    numbers = fields.object_of(known.get("externalids", ""))
    reference.doi, reference.pmid = numbers.take("DOI"), numbers.take("PubMed")
    reference.add("arxiv", numbers.take("ArXiv"))
    reference.add("JSON externalIds", *numbers.rest())
