"""The conditions that single terms of a query put on articles and highlights."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, column, false, func, or_, select, table
from sqlalchemy import true as always
from sqlalchemy.orm import InstrumentedAttribute

from ketareview.domain.query import Bound, Field, Span, Term
from ketareview.domain.query.values import days
from ketareview.library.finding.expressions import expression, within
from ketareview.library.models import (
    ArticleRow,
    ArticleTextRow,
    AttachmentRow,
    HighlightRow,
    HighlightTextRow,
    PageRow,
    SourceRow,
)

Condition = ColumnElement[bool]
Leaf = Term | Span

_EPOCH = 1970


def matching(index: str, words: str) -> Select[int]:
    """Select the rows of an index that an FTS5 expression finds."""
    rowid: ColumnElement[int] = column("rowid")
    return select(rowid).select_from(table(index)).where(column(index).op("MATCH")(words))


def has_highlight(condition: Condition) -> Condition:
    """Write that an article has a live highlight of which the condition is true."""
    marked = select(HighlightRow.article_id).where(HighlightRow.deleted.is_(False), condition)
    return ArticleRow.id.in_(marked)


def _mentions(term: Term) -> Condition:
    words = expression(term)
    # "+ 0" keeps SQLite from fetching each page found: it goes once through the index of (source,
    # number), which holds the ids too. Words on 80,000 pages: 37 ms instead of 222.
    found = (PageRow.id + 0).in_(matching("page_index", words))
    on_pages = select(PageRow.source).where(found).distinct()
    read = select(AttachmentRow.article_id).where(
        AttachmentRow.deleted.is_(False), AttachmentRow.source.in_(on_pages)
    )
    return or_(
        ArticleRow.id.in_(_records(words)),
        ArticleRow.id.in_(read),
        has_highlight(HighlightRow.id.in_(_marked(within(("note",), words)))),
        _identified(Term(Field.DOI, term.text, is_prefix=term.is_prefix)),
        _identified(Term(Field.PMID, term.text)),
    )


def _records(words: str) -> Select[UUID]:
    """Select the articles whose records an FTS5 expression finds."""
    found = matching("article_index", words)
    return select(ArticleTextRow.article_id).where(ArticleTextRow.id.in_(found))


def _marked(words: str) -> Select[UUID]:
    found = matching("highlight_index", words)
    return select(HighlightTextRow.highlight_id).where(HighlightTextRow.id.in_(found))


def _identified(term: Term) -> Condition:
    stored = ArticleRow.doi if term.field is Field.DOI else ArticleRow.pmid
    asked = term.text.casefold()
    for address in ("https://", "http://", "dx.", "doi.org/", "doi:"):
        asked = asked.removeprefix(address)
    if not asked:
        return false()
    if term.is_prefix:
        return func.substr(func.lower(stored), 1, len(asked)) == asked
    return func.lower(stored) == asked


def in_years(leaf: Leaf) -> Condition:
    """Write that an article is of a year, or of a span of years."""
    year = ArticleRow.year
    conditions: list[Condition] = [year.is_not(None)]
    if isinstance(leaf, Term):
        return and_(*conditions, year == int(leaf.text))
    if leaf.low:
        conditions.append(year >= int(leaf.low.value) + (not leaf.low.is_included))
    if leaf.high:
        conditions.append(year <= int(leaf.high.value) - (not leaf.high.is_included))
    return and_(*conditions)


def in_days(moment: InstrumentedAttribute[datetime], leaf: Leaf) -> Condition:
    """Write that a moment lies in a day, month or year, or in a span of them."""
    low, high = (leaf.low, leaf.high) if isinstance(leaf, Span) else (Bound(leaf.text),) * 2
    conditions: list[Condition] = [always()]
    if low:
        first, last = days(low.value)
        start = first if low.is_included else last + timedelta(days=1)
        conditions.append(moment >= _midnight(start))
    if high:
        first, last = days(high.value)
        end = last + timedelta(days=1) if high.is_included else first
        conditions.append(moment < _midnight(end))
    return and_(*conditions)


def _midnight(day: date) -> datetime:
    """A day begins where the reviewer is; before 1971 not every platform knows how."""
    start = datetime.combine(day, time(), UTC)
    return start.replace(tzinfo=None).astimezone() if day.year > _EPOCH else start


def _has_pdf() -> Condition:
    attached = (
        select(AttachmentRow.article_id)
        .join(SourceRow, SourceRow.sha256 == AttachmentRow.source)
        .where(AttachmentRow.deleted.is_(False), SourceRow.media_type == "application/pdf")
    )
    return ArticleRow.id.in_(attached)


def _is_double(_term: Term) -> Condition:
    """Write that another live article has the same DOI, PMID or folded title."""
    live = ArticleRow.deleted.is_(False)
    titles = ArticleTextRow.title
    numbers = (func.lower(ArticleRow.doi), ArticleRow.pmid)
    shared = [
        number.in_(
            select(number).where(live, number != "").group_by(number).having(func.count() > 1)
        )
        for number in numbers
    ]
    same = (
        select(titles)
        .join(ArticleRow, ArticleRow.id == ArticleTextRow.article_id)
        .where(live, titles != "")
        .group_by(titles)
        .having(func.count() > 1)
    )
    titled = select(ArticleTextRow.article_id).where(titles.in_(same))
    return or_(*shared, ArticleRow.id.in_(titled))


def _in_record(term: Term) -> Condition:
    return ArticleRow.id.in_(_records(within((_COLUMNS[term.field],), expression(term))))


def _in_highlight(term: Term) -> Condition:
    columns = (term.field.value,) if term.field else ()
    return HighlightRow.id.in_(_marked(within(columns, expression(term))))


def _has(term: Term) -> Condition:
    if term.text == "pdf":
        return _has_pdf()
    return has_highlight(HighlightRow.note != "" if term.text == "note" else always())


_COLUMNS = {Field.TITLE: "title", Field.AUTHOR: "authors", Field.JOURNAL: "journal"}

OF_ARTICLES: Mapping[Field, Callable[[Term], Condition]] = {
    Field.ANYWHERE: _mentions,
    Field.TITLE: _in_record,
    Field.AUTHOR: _in_record,
    Field.JOURNAL: _in_record,
    Field.DOI: _identified,
    Field.PMID: _identified,
    Field.STATUS: lambda term: ArticleRow.status == term.text,
    Field.KIND: lambda term: ArticleRow.kind == term.text,
    Field.HAS: _has,
    Field.IS: _is_double,
}
"""What each field asks of an article."""

OF_HIGHLIGHTS: Mapping[Field, Callable[[Term], Condition]] = {
    Field.ANYWHERE: _in_highlight,
    Field.QUOTE: _in_highlight,
    Field.NOTE: _in_highlight,
}
"""What these fields ask of a highlight; all others ask it of the article."""
