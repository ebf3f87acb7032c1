"""A tagged format told as a table: what each tag means, and how a record becomes an article."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.record import (
    addresses,
    dates,
    identifiers,
    names,
    numbers,
    publication_types,
)
from ketareview.importing.record.reference import Reference
from ketareview.importing.tagged.records import Tagged

ONCE = frozenset({"title", "journal", "volume", "issue", "pages", "url"})
"""Meanings that a record has once; further values are kept under the tag's own name."""

_ENDS_OF_PAGES = ("first page", "last page")
_BRACKETED = re.compile(r"^(.*\S)\s*\[(doi|pii|pmid|pmcid)\]\s*$", re.IGNORECASE)
_REGISTER = re.compile(r"\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|EUCTR[\d-]+)\b")
_NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What tags mean: a field of the record, a further field, or one of the words below.

    `authors`, `date`, `doi`, `pmid`, `identifier` (a number with its kind in brackets), `trial`,
    `number` (ISSN or ISBN), `first page`, `last page`, `listed keywords` (parted by semicolons).
    Tags that `supersede` others leave those under their own names.
    """

    where: str
    meanings: Mapping[str, str]
    supersede: Mapping[str, str] = field(default_factory=dict)
    author: Callable[[str], Author] = names.author

    def draft(self, record: Tagged) -> Draft | None:
        """Make an article of a record; None of one that says nothing."""
        if not record:
            return None
        reference = Reference(self.where)
        ends = dict.fromkeys(_ENDS_OF_PAGES, "")
        abstracts: list[str] = []
        for tag, value in record.entries:
            if not value:
                continue
            meaning = self.meanings.get(tag, "")
            better = self.supersede.get(tag)
            if better and record.has(better):
                meaning = ""
            if meaning in ends and not ends[meaning]:
                ends[meaning] = value
            elif meaning == "abstract":
                abstracts.append(value)
            elif meaning == "authors":
                self._tell_authors(reference, tag, value)
            elif not self._tell(reference, meaning, value):
                is_own = not meaning or meaning in ONCE or meaning in ends
                reference.add(self._own(tag) if is_own else meaning, value)
        reference.abstract = "\n".join(dict.fromkeys(abstracts))
        _finish(reference, *ends.values())
        self._keep_left(reference, ends)
        return replace(reference.draft(), search=record.search)

    def _keep_left(self, reference: Reference, ends: Mapping[str, str]) -> None:
        """Keep pages that the reference's pages do not tell, such as a last one alone."""
        for meaning, value in ends.items():
            if value not in reference.pages:
                reference.add(self._own(meaning), value)

    def _own(self, tag: str) -> str:
        return f"{self.where} {tag}"

    def _tell_authors(self, reference: Reference, tag: str, value: str) -> None:
        for each in filter(str.strip, value.split(";")):
            who = self.author(each)
            reference.authors.append(who)
            if not is_whole(who, each):
                reference.add(self._own(tag), each)

    def _tell(self, reference: Reference, meaning: str, value: str) -> bool:
        """Put a value where it belongs; False where it is to be kept as a further field."""
        if meaning in ONCE:
            if getattr(reference, meaning):
                return False
            setattr(reference, meaning, value)
        elif meaning == "corporate authors":
            reference.authors.append(Author(literal=value))
        elif meaning == "listed keywords":
            reference.add("keywords", *value.split(";"))
        elif meaning == "date":
            _date(reference, value)
        elif meaning == "number":
            kind = " ".join(reference.extra.get("type", ()))
            reference.add(numbers.field(value, kind), value)
        else:
            return _identifier(reference, meaning, value)
        return True


def is_whole(who: Author, written: str) -> bool:
    """Whether a name has all the letters that were written: degrees and roles are left out."""
    letters = sum(map(str.isalnum, f"{who.family}{who.given}{who.literal}"))
    return letters == sum(map(str.isalnum, written))


def _date(reference: Reference, value: str) -> None:
    reference.year = reference.year or dates.year(value) or None
    if value != str(reference.year):
        reference.add("date", value)


def _identifier(reference: Reference, meaning: str, value: str) -> bool:
    if meaning == "identifier":
        found = _BRACKETED.match(value)
        meaning = found.group(2).lower() if found else "doi"
        value = found.group(1) if found else value
    if meaning == "doi":
        _tell_doi(reference, value)
    elif meaning == "pmid":
        found = _NUMBER.search(value)
        if reference.pmid or not found:
            return False
        reference.pmid = found.group()
        if found.group() != value:
            reference.add("pmid as written", value)
    elif meaning == "pii":
        reference.add("pii", value)
    elif meaning == "trial":
        numbers = _REGISTER.findall(value)
        if not numbers:
            return False
        reference.add("trial", *numbers)
    else:
        return False
    return True


def _tell_doi(reference: Reference, value: str) -> None:
    doi = identifiers.clean_doi(value)
    if doi and not reference.doi:
        reference.doi = value
    elif not doi or doi != identifiers.clean_doi(reference.doi):
        is_address = "://" in value and not doi
        reference.add("links" if is_address else "doi as written", value)


def _finish(reference: Reference, first: str, last: str) -> None:
    if not reference.pages:
        reference.pages = f"{first}-{last}" if first and last and last != first else first or last
    if not reference.pages:  # a number of the article stands for its page, as in PubMed's citations
        reference.pages = next(iter(reference.extra.get("pii", ())), "")
    book = next(iter(reference.extra.get("book-title", ())), "")
    reference.title = reference.title or book
    reference.journal = reference.journal or _named_around(reference, book)
    if not reference.url:
        reference.url = next(iter(reference.extra.get("links", ())), "")
    addresses.complete(reference)
    types = reference.extra.get("publication-types", ())
    reference.kind = publication_types.kind(
        part for each in types for part in re.split(r"[;,]\s*", each)
    )


def _named_around(reference: Reference, book: str) -> str:
    """Tell what a work without a journal's full name stands in; a book stands not in itself."""
    short = next(iter(reference.extra.get("journal-abbreviation", ())), "")
    return short or ("" if book.startswith(reference.title) else book)
