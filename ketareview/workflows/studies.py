"""An article's study card: what is written, whether its words still stand, and what is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import reading
from ketareview.domain.article import Article, ArticleKind
from ketareview.domain.highlight import Passage
from ketareview.domain.study import StudyValue, field_of
from ketareview.domain.text import Page
from ketareview.workflows.marking import find_words

if TYPE_CHECKING:
    from ketareview.appraising.study import Proposal
    from ketareview.library import Library

_KINDS = {
    "randomised": ArticleKind.TRIAL,
    "crossover": ArticleKind.TRIAL,
    "non-randomised": ArticleKind.TRIAL,
    "single-arm": ArticleKind.TRIAL,
    "meta-analysis": ArticleKind.SYSTEMATIC_REVIEW,
    "systematic-review": ArticleKind.SYSTEMATIC_REVIEW,
    "review": ArticleKind.REVIEW,
    "guideline": ArticleKind.GUIDELINE,
    "cohort": ArticleKind.OBSERVATIONAL,
    "case-control": ArticleKind.OBSERVATIONAL,
    "cross-sectional": ArticleKind.OBSERVATIONAL,
    "case-series": ArticleKind.CASE_REPORT,
    "case-report": ArticleKind.CASE_REPORT,
    "preclinical": ArticleKind.PRECLINICAL,
}
"""The kind of document that reports a design."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A value proposed for a field, with the passage that it was read from, and why."""

    field: str
    place: int
    value: str
    passage: Passage
    why: str
    rank: float

    @property
    def shown(self) -> str:
        """The value in the reviewer's words."""
        return field_of(self.field).shown(self.value)


@dataclass(frozen=True, slots=True)
class StudyCard:
    """The values of all reviewers, and those of them whose words are not in their source."""

    values: tuple[StudyValue, ...]
    wrong: frozenset[UUID]


def study_card(library: Library, article: UUID) -> StudyCard:
    """Read a card, and compare each quotation with its source."""
    values = tuple(library.studies.of(article))
    told = library.studies.quote_ok([each.id for each in values])
    return StudyCard(values, frozenset(each for each, is_ok in told.items() if not is_ok))


def proposals(library: Library, article: Article) -> tuple[Offer, ...]:
    """Read the file that the article is read in, and propose values: by field, the best first.

    Nothing is kept; an article without a file, or without text, has none.
    """
    from ketareview.appraising.study import propose  # noqa: PLC0415 - no window waits for its rules

    for source in article.sources[:1]:
        pages = library.sources.pages(source.sha256)
        return tuple(offers(propose(pages), pages, source.sha256))
    return ()


def offers(found: Sequence[Proposal], pages: Sequence[Page], source: str) -> list[Offer]:
    """Give proposals their passages; those of nothing but white space are left out."""
    made = []
    for each in found:
        if each.quote.strip():
            passage = reading.passage(pages, [each.piece], source)
            made.append(Offer(each.field, each.place, each.value, passage, each.why, each.rank))
    return made


def kind_suggested(offered: Sequence[Offer]) -> ArticleKind | None:
    """Name the kind of document that the best design proposed makes of it."""
    designs = [each for each in offered if each.field == "design"]
    return _KINDS.get(designs[0].value) if designs else None


def take(library: Library, article: Article, offer: Offer) -> StudyValue:
    """Write what was proposed, with its passage, because the reviewer said so."""
    return library.studies.set(article.id, offer.field, offer.place, offer.value, offer.passage)


def write_values(
    library: Library, article: Article, given: Iterable[tuple[str, int, str]], *, quote: str = ""
) -> list[StudyValue]:
    """Write values, each with its field and place; one step to undo.

    Where words are given, these are found in the article's files, and all the values rest on them.

    Raises:
        StudyFieldNotFoundError: the card has no such field.
        StudyValueRefusedError: a field does not take its value, or not at its place.
        SourceNotFoundError: the article has no file.
        QuoteNotFoundError: no file of it holds the words.
        AmbiguousQuoteError: they are there several times.
    """
    passage = find_words(library, article, quote) if quote else None
    return library.studies.set_all(
        article.id, [(field, place, value, passage) for field, place, value in given]
    )
