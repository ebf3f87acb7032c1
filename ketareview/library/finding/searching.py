"""Finds articles, highlights and passages, as quickly as one types."""

from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    column,
    func,
    select,
    table,
    true,
    type_coerce,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from ketareview.domain.query import Field, Query, Term, wanted
from ketareview.library.columns import uuid_of
from ketareview.library.database import Database
from ketareview.library.finding import expressions
from ketareview.library.finding.compiling import Compiler
from ketareview.library.finding.conditions import matching
from ketareview.library.finding.snippets import CLOSING, OPENING, Found, Hit, hit
from ketareview.library.finding.vocabulary import Vocabulary
from ketareview.library.models import (
    ArticleRow,
    ArticleTextRow,
    AttachmentRow,
    HighlightRow,
    HighlightTextRow,
    PageRow,
)

_WEIGHTS = (10.0, 5.0, 2.0, 1.0)
"""How much a word counts in title, authors, journal and abstract."""

_MOST_SCORED = 20_000
"""Pages; with more, those that come first are as good as any."""


class Search:
    """Answers queries; each answer is one turn."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def articles(self, query: Query | None = None, *, topic: UUID | None = None) -> list[UUID]:
        """List the articles found: those whose record fits best first, then the newest.

        With `topic` only those filed under it or below.

        Raises:
            QueryError: a topic or code in the query is not of this library.
        """
        asked = select(_as_text(ArticleRow.id)).where(ArticleRow.deleted.is_(False))
        asked = asked.order_by(ArticleRow.added.desc(), ArticleRow.id.desc())
        with self._database.read() as session:
            compiler, below = _prepare(session, query, topic)
            if query is not None:
                asked = asked.where(compiler.articles(query))
            if topic is not None:
                asked = asked.where(compiler.articles_under(below))
            found = list(session.scalars(asked))
            scores = _article_scores(session, query)
        return _best_first(found, scores)

    def highlights(self, query: Query | None = None, *, topic: UUID | None = None) -> list[UUID]:
        """List the highlights found: those whose words fit best first, then the newest.

        Raises:
            QueryError: a topic or code in the query is not of this library.
        """
        asked = (
            select(_as_text(HighlightRow.id))
            .join(ArticleRow, ArticleRow.id == HighlightRow.article_id)
            .where(HighlightRow.deleted.is_(False), ArticleRow.deleted.is_(False))
            .order_by(HighlightRow.created.desc(), HighlightRow.id.desc())
        )
        with self._database.read() as session:
            compiler, below = _prepare(session, query, topic)
            if query is not None:
                asked = asked.where(compiler.highlights(query))
            if topic is not None:
                asked = asked.where(compiler.highlights_under(below))
            found = list(session.scalars(asked))
            scores = _highlight_scores(session, query)
        return _best_first(found, scores)

    def passages(self, query: Query, limit: int = 100) -> list[Hit]:
        """List pages on which the words of the query stand, best first, with what is around them.

        Pages with all of the words come before pages with some of them.

        Raises:
            QueryError: a topic or code in the query is not of this library.
        """
        terms = list(wanted(query))
        if not terms:
            return []
        found: dict[int, Found] = {}
        with self._database.read() as session:
            only = None if _is_plain(query) else _prepare(session, query, None)[0].articles(query)
            for words in (expressions.every(terms), expressions.either(terms)):
                if len(found) < limit:
                    for page in _pages(session, words, only, limit):
                        found.setdefault(page.id, page)
        return [hit(page) for page in list(found.values())[:limit]]


def _as_text(identifier: InstrumentedAttribute[UUID]) -> ColumnElement[str]:
    """Read ids as they are stored: 10,000 are made UUIDs after the turn, not within it."""
    return type_coerce(identifier, Text)


def _best_first(found: list[str], scores: dict[str, float]) -> list[UUID]:
    ordered = sorted(found, key=lambda each: scores.get(each, 0.0)) if scores else found
    return [uuid_of(each) for each in ordered]


def _prepare(
    session: Session, query: Query | None, topic: UUID | None
) -> tuple[Compiler, frozenset[str]]:
    vocabulary = Vocabulary(session, "" if query is None else str(query))
    below = vocabulary.below([str(topic)]) if topic is not None else frozenset()
    return Compiler(vocabulary), below


def _article_scores(session: Session, query: Query | None) -> dict[str, float]:
    terms = [] if query is None else [term for term in wanted(query) if not term.field]
    if not terms:
        return {}
    index: ColumnElement[str] = column("article_index")
    records = table("article_index", column("rowid"))
    score: ColumnElement[float] = func.bm25(index, *_WEIGHTS)
    return _scores(
        session,
        select(_as_text(ArticleTextRow.article_id), score)
        .select_from(records)
        .join(ArticleTextRow, ArticleTextRow.id == records.c.rowid)
        .where(index.op("MATCH")(expressions.either(terms))),
    )


def _highlight_scores(session: Session, query: Query | None) -> dict[str, float]:
    terms = [] if query is None else list(wanted(query))
    if not terms:
        return {}
    index: ColumnElement[str] = column("highlight_index")
    records = table("highlight_index", column("rowid"))
    score: ColumnElement[float] = func.bm25(index)
    return _scores(
        session,
        select(_as_text(HighlightTextRow.highlight_id), score)
        .select_from(records)
        .join(HighlightTextRow, HighlightTextRow.id == records.c.rowid)
        .where(index.op("MATCH")(expressions.either(terms))),
    )


def _scores(session: Session, statement: Select[str, float]) -> dict[str, float]:
    """Read FTS5's scores, which are the lower the better and never above 0."""
    return dict(session.execute(statement).all())


def _is_plain(query: Query) -> bool:
    """Whether a page that holds all the words is an answer, whatever else is in the article."""
    parts = getattr(query, "parts", (query,))
    return all(isinstance(part, Term) and part.field is Field.ANYWHERE for part in parts)


def _is_rankable(session: Session, words: str) -> bool:
    """Whether so few pages are found that scoring them all is quick and tells something."""
    found = matching("page_index", words).limit(_MOST_SCORED + 1).subquery()
    count = session.scalars(select(func.count()).select_from(found)).one()
    return count <= _MOST_SCORED


def _pages(
    session: Session, words: str, only: ColumnElement[bool] | None, limit: int
) -> list[Found]:
    """Read the best pages, on which FTS5 marks the words in the folded forms."""
    index: ColumnElement[str] = column("page_index")
    pages = table("page_index", column("rowid"))
    rowid: ColumnElement[int] = pages.c.rowid
    live = and_(AttachmentRow.deleted.is_(False), ArticleRow.deleted.is_(False))
    best = (
        select(rowid, AttachmentRow.article_id)
        .select_from(pages)
        .join(PageRow, PageRow.id == rowid)
        .join(AttachmentRow, AttachmentRow.source == PageRow.source)
        .join(ArticleRow, ArticleRow.id == AttachmentRow.article_id)
        .where(index.op("MATCH")(words), live, true() if only is None else only)
        .limit(limit)
    )
    if _is_rankable(session, words):
        best = best.order_by(column("rank"))
    articles = dict(session.execute(best).all())
    marked = [func.highlight(index, number, OPENING, CLOSING) for number in (0, 1)]
    details = (
        select(rowid, PageRow.source, PageRow.number, PageRow.text, *marked)
        .select_from(pages)
        .join(PageRow, PageRow.id == rowid)
        # "+ 0" lets FTS5 go through its matches once, not anew for each page.
        .where(index.op("MATCH")(words), (rowid + 0).in_(tuple(articles)))
    )
    found = {row[0]: Found(articles[row[0]], *row) for row in session.execute(details)}
    return [found[page] for page in articles]
