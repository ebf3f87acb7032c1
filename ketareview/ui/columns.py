"""The columns of the article table, and how articles are put in order by one."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import Qt

from ketareview.domain.article import ArticleKind, ArticleLine, ArticleStatus
from ketareview.domain.folding import fold
from ketareview.domain.progress import Progress
from ketareview.library import Library

_BATCH = 500  # lines in one turn at the library


class Column(IntEnum):
    """What stands in which column."""

    TITLE = 0
    AUTHORS = 1
    YEAR = 2
    KIND = 3
    STATUS = 4
    HIGHLIGHTS = 5
    ADDED = 6

    @property
    def title(self) -> str:
        """The words at its head."""
        return _TITLES[self]

    @property
    def width(self) -> int:
        """Pixels at first; the title takes what is left."""
        return _WIDTHS[self]

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right edge."""
        side = Qt.AlignmentFlag.AlignRight if self in _NUMBERS else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


_TITLES = {
    Column.TITLE: "Title",
    Column.AUTHORS: "Authors",
    Column.YEAR: "Year",
    Column.KIND: "Kind",
    Column.STATUS: "Status",
    Column.HIGHLIGHTS: "Highlights",
    Column.ADDED: "Added",
}
_WIDTHS = {
    Column.TITLE: 400,
    Column.AUTHORS: 180,
    Column.YEAR: 64,
    Column.KIND: 136,
    Column.STATUS: 88,
    Column.HIGHLIGHTS: 92,
    Column.ADDED: 124,
}
_NUMBERS = (Column.YEAR, Column.HIGHLIGHTS)

_KINDS = {
    ArticleKind.TRIAL: "Trial",
    ArticleKind.SYSTEMATIC_REVIEW: "Systematic review",
    ArticleKind.REVIEW: "Review",
    ArticleKind.GUIDELINE: "Guideline",
    ArticleKind.OBSERVATIONAL: "Observational",
    ArticleKind.CASE_REPORT: "Case report",
    ArticleKind.PRECLINICAL: "Preclinical",
    ArticleKind.EDITORIAL: "Editorial",
    ArticleKind.ARTICLE: "Article",
    ArticleKind.WEB_PAGE: "Web page",
}
_STATUSES = {
    ArticleStatus.TO_READ: "To read",
    ArticleStatus.READING: "Reading",
    ArticleStatus.READ: "Read",
}

_KEYS: dict[Column, Callable[[ArticleLine], object]] = {
    Column.TITLE: lambda line: fold(line.title).text,
    Column.AUTHORS: lambda line: fold(line.authors).text,
    Column.YEAR: lambda line: line.year or 0,
    Column.KIND: lambda line: kind_words(line.kind),
    Column.STATUS: lambda line: list(ArticleStatus).index(line.status),
    Column.HIGHLIGHTS: lambda line: line.highlights,
    Column.ADDED: lambda line: line.added,
}


def kind_words(kind: ArticleKind) -> str:
    """Word what sort of document it is."""
    return _KINDS[kind]


def status_words(status: ArticleStatus) -> str:
    """Word how far the reviewer has come."""
    return _STATUSES[status]


def in_order(
    library: Library,
    ids: Sequence[UUID],
    column: Column,
    *,
    is_descending: bool,
    progress: Progress,
) -> list[UUID]:
    """Put articles in the order of a column; those that are equal stay as they were."""
    lines: dict[UUID, ArticleLine] = {}
    for start in range(0, len(ids), _BATCH):
        progress(start, len(ids))
        lines |= library.articles.lines(ids[start : start + _BATCH])
    key = _KEYS[column]
    known = [each for each in ids if each in lines]
    return sorted(known, key=lambda each: key(lines[each]), reverse=is_descending)  # type: ignore[arg-type, return-value] # keys of one column compare
