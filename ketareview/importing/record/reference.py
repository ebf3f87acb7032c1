"""Records of reference files: every field that was given, under its standard name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ketareview.domain.article import ArticleKind, Author, Origin, Record
from ketareview.domain.imports import Draft, Mark
from ketareview.domain.suffixes import settled
from ketareview.importing.characters import one_line, storable
from ketareview.importing.record import identifiers, kinds, marked

SUREST = 0.95
"""How sure a field of a reference file is: less than one that was typed, more than any page."""

_LONGEST_NAME = 200
_PMID = re.compile(r"(?<!\d)\d{1,9}(?!\d)")
_LAST_YEAR = 9999


@dataclass(slots=True)
class Reference:
    """A record that is being read; `where` names the kind of file, as its origin tells.

    Further fields go by `add`, several values of one name each on a line of its own. Standard names
    are those of `domain.article.FURTHER_FIELDS`; what has none keeps the file's own, after the kind
    of file: `RIS C7`, `BibTeX owner`.
    """

    where: str
    title: str = ""
    authors: list[Author] = field(default_factory=list)
    year: int | None = None
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    abstract: str = ""
    kind: ArticleKind | None = None
    files: list[str] = field(default_factory=list)
    extra: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, name: str, *values: str) -> None:
        """Keep further values of a field; one that is there already is not kept twice."""
        kept = self.extra.setdefault(one_line(name)[:_LONGEST_NAME], {})
        kept.update(dict.fromkeys(value for each in values if (value := storable(each).strip())))

    def draft(self, marks: Iterable[Mark] = ()) -> Draft:
        """Finish the record; what is no DOI or PMID is kept as it was written."""
        doi, pmid = self._identifiers()
        self.add("files", *self.files)
        year = self.year if self.year and 1 <= self.year <= _LAST_YEAR else None
        abstract = storable(self.abstract).strip()
        title = one_line(self.title)
        suggested = kinds.kind(title, abstract)
        kind, sure = (self.kind, SUREST) if self.kind else suggested or (ArticleKind.ARTICLE, 0.0)
        extra = {name: "\n".join(values) for name, values in self.extra.items() if any(values)}
        record = Record(
            title=title,
            authors=tuple(who for who in map(_stored, self.authors) if who != Author()),
            year=year,
            journal=one_line(self.journal),
            volume=one_line(self.volume),
            issue=one_line(self.issue),
            pages=one_line(self.pages),
            doi=doi,
            pmid=pmid,
            url=one_line(self.url),
            abstract=abstract,
            kind=kind,
            extra=extra,
        )
        return Draft(
            record,
            self._origin(record, sure),
            files=tuple(map(one_line, self.files)),
            marks=tuple(map(marked.stored, marks)),
        )

    def _identifiers(self) -> tuple[str, str]:
        doi = identifiers.clean_doi(self.doi) or identifiers.short_doi(self.doi)
        if self.doi.strip() and not (doi and identifiers.ends_with(self.doi, doi)):
            self.add("doi as written", self.doi)
        found = _PMID.search(self.pmid)
        number = int(found.group()) if found else 0
        if self.pmid.strip() and not number:
            self.add("pmid as written", self.pmid)
        return doi, str(number) if number else ""

    def _origin(self, record: Record, sure_of_kind: float) -> dict[str, Origin]:
        names = ("title", "authors", "year", "journal", "volume", "issue", "pages", "doi", "pmid")
        given = [name for name in (*names, "url", "abstract") if getattr(record, name)]
        origin = {name: Origin(self.where, SUREST) for name in (*given, *record.extra)}
        if sure_of_kind:
            origin["kind"] = Origin(self.where, sure_of_kind)
        return origin


def _stored(who: Author) -> Author:
    return Author(*settled(one_line(who.family), one_line(who.given)), one_line(who.literal))
