"""Turns a query into conditions on the tables of articles and of highlights."""

from collections.abc import Callable, Collection

from sqlalchemy import and_, false, not_, or_, select
from sqlalchemy import true as always

from ketareview.domain.query import All, Either, Field, Not, Query, Span, Term
from ketareview.library.finding import conditions
from ketareview.library.finding.conditions import Condition, Leaf
from ketareview.library.finding.vocabulary import Vocabulary
from ketareview.library.models import (
    ArticleFilingRow,
    ArticleRow,
    HighlightFilingRow,
    HighlightRow,
)
from ketareview.library.statements import among

_ABOUT_HIGHLIGHTS = frozenset(
    {Field.TYPE, Field.STRENGTH, Field.STANCE, Field.BASIS, Field.REVIEWER, Field.NOTE, Field.QUOTE}
)
_CODED = {
    Field.TYPE: HighlightRow.claim_type,
    Field.STRENGTH: HighlightRow.strength,
    Field.STANCE: HighlightRow.stance,
    Field.BASIS: HighlightRow.basis,
}


class Compiler:
    """Writes the conditions for one query."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._of_highlights: dict[Field, Callable[[Term], Condition]] = {
            **conditions.OF_HIGHLIGHTS,
            Field.TOPIC: self._under_topic,
            Field.REVIEWER: self._made_by,
            Field.HAS: self._noted,
        }

    def articles(self, query: Query) -> Condition:
        """Write the condition on live articles.

        Raises:
            QueryError: a topic or code is not of this library.
        """
        if _is_about_highlights(query):
            return conditions.has_highlight(self.highlights(query))
        if isinstance(query, All):
            # "type:efficacy strength:>=4" asks for one highlight that is both.
            together = tuple(part for part in query.parts if _is_about_highlights(part))
            others = [part for part in query.parts if not _is_about_highlights(part)]
            required = [self.articles(part) for part in others]
            if together:
                marked = and_(*map(self.highlights, together))
                required.append(conditions.has_highlight(marked))
            return and_(always(), *required)
        return self._joined(query, self.articles, self._article)

    def highlights(self, query: Query) -> Condition:
        """Write the condition on live highlights of live articles.

        Raises:
            QueryError: a topic or code is not of this library.
        """
        return self._joined(query, self.highlights, self._highlight)

    def articles_under(self, topics: Collection[str]) -> Condition:
        """Write that an article is filed under one of the topics, itself or by a highlight."""
        filed = select(ArticleFilingRow.article_id).where(
            ArticleFilingRow.deleted.is_(False), ArticleFilingRow.topic_id.in_(among(topics))
        )
        marked = conditions.has_highlight(self.highlights_under(topics))
        return or_(ArticleRow.id.in_(filed), marked)

    def highlights_under(self, topics: Collection[str]) -> Condition:
        """Write that a highlight is filed under one of the topics."""
        filed = select(HighlightFilingRow.highlight_id).where(
            HighlightFilingRow.deleted.is_(False), HighlightFilingRow.topic_id.in_(among(topics))
        )
        return HighlightRow.id.in_(filed)

    def _joined(
        self, query: Query, within_it: Callable[[Query], Condition], of: Callable[[Leaf], Condition]
    ) -> Condition:
        match query:
            case All(parts):
                return and_(always(), *map(within_it, parts))
            case Either(parts):
                return or_(false(), *map(within_it, parts))
            case Not(part):
                return not_(within_it(part))
            case Term() | Span():
                return of(query)

    def _article(self, leaf: Leaf) -> Condition:
        if leaf.field is Field.ADDED:
            return conditions.in_days(ArticleRow.added, leaf)
        if leaf.field is Field.YEAR:
            return conditions.in_years(leaf)
        if isinstance(leaf, Span):
            raise TypeError(f"{leaf.field} has no spans")
        if leaf.field is Field.TOPIC:
            return self.articles_under(self._vocabulary.topics(leaf))
        return conditions.OF_ARTICLES[leaf.field](leaf)

    def _highlight(self, leaf: Leaf) -> Condition:
        if leaf.field is Field.ADDED:
            return conditions.in_days(HighlightRow.created, leaf)
        if isinstance(leaf, Span):
            if leaf.field is Field.STRENGTH:
                return HighlightRow.strength.in_(self._vocabulary.strengths(leaf))
        elif leaf.field in _CODED:
            return _CODED[leaf.field].in_(self._vocabulary.codes(leaf))
        elif leaf.field in self._of_highlights:
            return self._of_highlights[leaf.field](leaf)
        return HighlightRow.article_id.in_(
            select(ArticleRow.id).where(ArticleRow.deleted.is_(False), self._article(leaf))
        )

    def _under_topic(self, term: Term) -> Condition:
        return self.highlights_under(self._vocabulary.topics(term))

    def _made_by(self, term: Term) -> Condition:
        return HighlightRow.reviewer_id.in_(among(self._vocabulary.reviewers(term)))

    def _noted(self, term: Term) -> Condition:
        if term.text == "note":
            return HighlightRow.note != ""
        owners = select(ArticleRow.id).where(conditions.OF_ARTICLES[Field.HAS](term))
        return HighlightRow.article_id.in_(owners)


def _is_about_highlights(query: Query) -> bool:
    if isinstance(query, Term | Span):
        return query.field in _ABOUT_HIGHLIGHTS
    if isinstance(query, Not):
        return False  # "-type:efficacy" asks for articles without such a highlight
    return bool(query.parts) and all(map(_is_about_highlights, query.parts))
