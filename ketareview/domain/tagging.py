"""What a new highlight starts from, so that no facet is ever asked for twice."""

from collections.abc import Sequence
from uuid import UUID

from ketareview.domain.article import Article, ArticleKind
from ketareview.domain.highlight import Highlight

STARTING_STANCE = "supports"

_STARTING_BASIS = {
    ArticleKind.TRIAL: "own-data",
    ArticleKind.OBSERVATIONAL: "own-data",
    ArticleKind.CASE_REPORT: "own-data",
    ArticleKind.PRECLINICAL: "own-data",
    ArticleKind.ARTICLE: "own-data",
    ArticleKind.SYSTEMATIC_REVIEW: "pooled",
    ArticleKind.REVIEW: "cited",
    ArticleKind.GUIDELINE: "cited",
    ArticleKind.EDITORIAL: "none",
    ArticleKind.WEB_PAGE: "none",
}


def starting_basis(kind: ArticleKind) -> str:
    """Name the basis that a passage of such a document most often has."""
    return _STARTING_BASIS[kind]


def starting_topics(article: Article, highlights: Sequence[Highlight]) -> tuple[UUID, ...]:
    """Take the topics last used in this article, or those that it is filed under itself."""
    if not highlights:
        return article.topics
    return max(highlights, key=lambda highlight: highlight.created).tags.topics
