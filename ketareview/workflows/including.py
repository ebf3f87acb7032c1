"""Which articles of the library a review may have counted among its own studies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.appraising.recognising import Sign, is_same, of_record, of_reference
from ketareview.domain.article import Article, ArticleKind
from ketareview.domain.errors import KetaReviewError
from ketareview.reading.citing import Citing

if TYPE_CHECKING:
    from ketareview.domain.ledger import Standing
    from ketareview.library import Library

_POOLED = "pooled"


def within_reviews(
    library: Library,
    standings: Iterable[Standing],
    articles: Mapping[UUID, Article],
    cards: Iterable[UUID],
) -> dict[UUID, frozenset[UUID]]:
    """List for each review with a study card the other articles with one that its references name.

    A review is an article of that kind, or one from which something pooled stands under a claim.
    """
    with_card = [articles[each] for each in cards if each in articles]
    pooling = {
        each.highlight.article
        for standing in standings
        for each in standing.weighed
        if each.highlight.tags.basis == _POOLED
    }
    reviews = [
        each
        for each in with_card
        if each.id in pooling or each.record.kind is ArticleKind.SYSTEMATIC_REVIEW
    ]
    if not reviews or len(with_card) == 1:
        return {}
    signs = {each.id: of_record(each.record) for each in with_card}
    return {each.id: _named(library, each, signs) for each in reviews}


def _named(library: Library, review: Article, signs: Mapping[UUID, Sign]) -> frozenset[UUID]:
    listed = [of_reference(words) for words in _references(library, review)]
    others = (each for each in signs if each != review.id)
    return frozenset(
        each for each in others if any(is_same(signs[each], reference) for reference in listed)
    )


def _references(library: Library, review: Article) -> list[str]:
    for source in review.sources:
        try:
            pages = library.sources.pages(source.sha256)
        except KetaReviewError:  # its text was never read, or is gone
            continue
        found = [entry.words for entry in Citing(pages).all()]
        if found:
            return found
    return []
