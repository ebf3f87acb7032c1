"""A passage is marked by its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import reading
from ketareview.domain.article import Article
from ketareview.domain.codebook import Scheme
from ketareview.domain.errors import (
    PageNotFoundError,
    QuoteNotFoundError,
    SourceNotFoundError,
    UnexplainedModifierError,
)
from ketareview.domain.highlight import Highlight, Passage, Tags
from ketareview.domain.tagging import STARTING_STANCE, starting_basis, starting_topics

if TYPE_CHECKING:
    from ketareview.library import Library


def mark(  # noqa: PLR0913 - page and occurrence are named
    library: Library,
    article: Article,
    quote: str,
    tags: Tags,
    *,
    page: int | None = None,
    occurrence: int | None = None,
) -> Highlight:
    """Find words in an article's files and store them, as the source has them, as a highlight.

    Raises:
        SourceNotFoundError: the article has no file.
        QuoteNotFoundError: no file of it holds the words (on that page).
        AmbiguousQuoteError: they are there several times, and nothing says which is meant.
        OccurrenceNotFoundError: they are there less often than asked.
        PageNotFoundError: no file of it has such a page.
    """
    passage = find_words(library, article, quote, page=page, occurrence=occurrence)
    return library.highlights.add(article.id, passage, tags)


def tags_for(  # noqa: PLR0913 - a tag has as many facets
    library: Library,
    article: Article,
    *,
    claim_type: str,
    strength: str,
    stance: str | None = None,
    basis: str | None = None,
    topics: Sequence[UUID] | None = None,
    note: str = "",
) -> Tags:
    """Understand typed facets, and let those that were not typed start as they do in the window.

    Raises:
        CodeNotFoundError: the codebook has no such key, letter, sign or digit.
    """
    codebook = library.codebooks.current()
    if topics is None:
        topics = starting_topics(article, library.highlights.of(article.id))
    return Tags(
        claim_type=codebook.understood(Scheme.CLAIM_TYPE, claim_type).key,
        strength=codebook.understood(Scheme.STRENGTH, strength).key,
        stance=codebook.understood(Scheme.STANCE, stance or STARTING_STANCE).key,
        basis=codebook.understood(Scheme.BASIS, basis or starting_basis(article.record.kind)).key,
        topics=tuple(topics),
        note=note,
    )


def modifiers_typed(library: Library, typed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Understand typed modifiers with their reasons, before anything is stored.

    Raises:
        CodeNotFoundError: the codebook has no such modifier.
        UnexplainedModifierError: one has no reason.
    """
    codebook = library.codebooks.current()
    found: dict[str, str] = {}
    for key, reason in typed:
        code = codebook.understood(Scheme.MODIFIER, key)
        if not reason:
            raise UnexplainedModifierError(label=code.label)
        found[code.key] = reason
    return found


def find_words(
    library: Library,
    article: Article,
    quote: str,
    *,
    page: int | None = None,
    occurrence: int | None = None,
) -> Passage:
    """Look in each file; the error of the first tells most, for it is the paper itself.

    Raises:
        SourceNotFoundError: the article has no file.
        QuoteNotFoundError: no file of it holds the words (on that page).
        AmbiguousQuoteError: they are there several times, and nothing says which is meant.
        OccurrenceNotFoundError: they are there less often than asked.
        PageNotFoundError: no file of it has such a page.
    """
    failures: list[QuoteNotFoundError | PageNotFoundError] = []
    for source in article.sources:
        pages = library.sources.pages(source.sha256)
        try:
            return reading.find(
                pages, quote, page=page, occurrence=occurrence, source=source.sha256
            )
        except (QuoteNotFoundError, PageNotFoundError) as error:
            failures.append(error)
    title = article.record.title
    if not failures:
        raise SourceNotFoundError(title=title)
    first = failures[0]
    raise type(first)(**{**first.facts, "title": title}) from first
