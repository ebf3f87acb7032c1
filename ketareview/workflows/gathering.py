"""Highlights with all that is told of them: their article, their page and whether they match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.domain.article import Article, Source
from ketareview.domain.highlight import Highlight

if TYPE_CHECKING:
    from ketareview.library import Library


@dataclass(frozen=True, slots=True)
class Marked:
    """A highlight in its article.

    `pages` are those that it stands on, from 1, and `labels` what is printed on them, if anything;
    reflowed text has neither. `quote_ok` tells whether the quotation is what the source says.
    """

    highlight: Highlight
    article: Article
    pages: tuple[int, ...]
    labels: tuple[str | None, ...]
    quote_ok: bool

    @property
    def place(self) -> str:
        """The first and last page as printed, or empty for reflowed text."""
        shown = [label or str(page) for page, label in zip(self.pages, self.labels, strict=True)]
        return "\u2013".join(dict.fromkeys((*shown[:1], *shown[-1:])))


def gather(library: Library, highlights: Sequence[Highlight]) -> list[Marked]:
    """Join highlights, in their order, with their articles; those that are gone are left out."""
    articles = library.articles.many({highlight.article for highlight in highlights})
    exact = library.highlights.quote_ok([highlight.id for highlight in highlights])
    paged = _pdfs(articles.values())
    labels = library.sources.labels(paged)
    marked: list[Marked] = []
    for highlight in highlights:
        if highlight.article not in articles:
            continue
        source = highlight.passage.source
        pieces = highlight.passage.pieces if source in paged else ()
        pages = tuple(dict.fromkeys(piece.page for piece in pieces))
        marked.append(
            Marked(
                highlight=highlight,
                article=articles[highlight.article],
                pages=pages,
                labels=tuple(labels.get((source, page)) for page in pages),
                quote_ok=exact.get(highlight.id, False),
            )
        )
    return marked


def topic_names(library: Library) -> dict[UUID, str]:
    """Name each topic of the library."""
    return {topic.id: topic.name for topic in library.topics.tree()}


def _pdfs(articles: Iterable[Article]) -> frozenset[str]:
    sources: Iterable[Source] = (source for article in articles for source in article.sources)
    return frozenset(source.sha256 for source in sources if source.is_pdf)
