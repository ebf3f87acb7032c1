"""The bibliographic record of a paper, page or post, and where each field came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Author:
    """A person (`family`, `given`) or, as `literal`, a body or a name that could not be parted."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def short(self) -> str:
        """The name as it stands in a citation: the family name, or the literal one."""
        return self.family or self.literal


class ArticleKind(StrEnum):
    """What sort of document it is; decides the basis that a new highlight starts from."""

    TRIAL = "trial"
    SYSTEMATIC_REVIEW = "systematic-review"
    REVIEW = "review"
    GUIDELINE = "guideline"
    OBSERVATIONAL = "observational"
    CASE_REPORT = "case-report"
    PRECLINICAL = "preclinical"
    EDITORIAL = "editorial"
    ARTICLE = "article"
    WEB_PAGE = "web-page"


class ArticleStatus(StrEnum):
    """How far the reviewer has come with it."""

    TO_READ = "to-read"
    READING = "reading"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field came from, and how sure that is (0 to 1)."""

    where: str
    confidence: float = 1.0


FURTHER_FIELDS = {
    "pmcid": "PMCID",
    "trial": "Trial registration",
    "arxiv": "arXiv",
    "issn": "ISSN",
    "isbn": "ISBN",
    "report-number": "Report number",
    "patent-number": "Patent number",
    "type": "Type",
    "publication-types": "Publication types",
    "retraction": "Retraction",
    "corrections": "Corrections",
    "date": "Date",
    "date-online": "Published online",
    "date-accessed": "Accessed",
    "short-title": "Short title",
    "original-title": "Original title",
    "journal-abbreviation": "Journal, abbreviated",
    "book-title": "Book title",
    "series": "Series",
    "edition": "Edition",
    "number-of-volumes": "Number of volumes",
    "editors": "Editors",
    "translators": "Translators",
    "contributors": "Contributors",
    "corporate-authors": "Corporate authors",
    "affiliations": "Affiliations",
    "correspondence": "Correspondence",
    "publisher": "Publisher",
    "place": "Place",
    "institution": "Institution",
    "conference": "Conference",
    "language": "Language",
    "keywords": "Keywords",
    "mesh": "MeSH headings",
    "substances": "Substances",
    "chapters": "Section",
    "funding": "Funding",
    "conflicts": "Conflicts of interest",
    "rights": "Rights",
    "database": "Database",
    "accession": "Accession number",
    "call-number": "Call number",
    "cited-references": "Cited references",
    "related": "Related",
    "links": "Further addresses",
    "notes": "Notes",
    "labels": "Labels",
    "citation-key": "Citation key",
    "files": "Files named",
    "license": "Licence",
    "site": "Site",
    "published": "Published on",
}
"""Standard names of what a record's `extra` keeps, in the order and words in which it is shown."""


def called(title: str, doi: str, pmid: str, url: str) -> str:
    """Name an article as lists do: by its title, or else by its DOI, PMID or address."""
    return title or (f"doi:{doi}" if doi else f"PMID {pmid}" if pmid else url)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an article; `extra` keeps every further field under its own name.

    Standard names are those of `FURTHER_FIELDS`; several values stand on a line each.
    """

    title: str = ""
    authors: tuple[Author, ...] = ()
    year: int | None = None
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    abstract: str = ""
    kind: ArticleKind = ArticleKind.ARTICLE
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """The title, or else what the article can be looked up by."""
        return called(self.title, self.doi, self.pmid, self.url)

    @property
    def cited_as(self) -> str:
        """First author and year, as a report names it: `Okafor et al. 2021`."""
        if not self.authors:
            name = self.called
        elif len(self.authors) == 1:
            name = self.authors[0].short
        elif len(self.authors) == 2:  # noqa: PLR2004 - two authors are both named
            name = f"{self.authors[0].short} and {self.authors[1].short}"
        else:
            name = f"{self.authors[0].short} et al."
        return f"{name} {self.year}" if self.year else name


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came, known by the SHA-256 of its bytes (64 hexadecimal digits)."""

    sha256: str
    media_type: str
    bytes: int
    pages: int
    name: str

    @property
    def is_pdf(self) -> bool:
        """Whether it has pages of its own; all other sources are reflowed."""
        return self.media_type == "application/pdf"


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the library with its files; `topics` are those it is filed under itself."""

    id: UUID
    record: Record
    origin: Mapping[str, Origin]
    status: ArticleStatus
    topics: tuple[UUID, ...]
    sources: tuple[Source, ...]
    highlights: int
    added: datetime


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What a row of the article table shows; `title` is what the article is called."""

    id: UUID
    title: str
    authors: str
    year: int | None
    journal: str
    kind: ArticleKind
    status: ArticleStatus
    highlights: int
    added: datetime
    media_type: str


class RelationKind(StrEnum):
    """What was said of two articles: they are different papers, or a preprint and its paper."""

    DIFFERENT = "different"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Relation:
    """Two articles that somebody said to be related; of versions `first` is the preprint."""

    kind: RelationKind
    first: UUID
    second: UUID


@dataclass(frozen=True, slots=True)
class Match:
    """An article that is certainly the same as a record, and the identifier that says so."""

    article: UUID
    key: str
    value: str
