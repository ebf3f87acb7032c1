"""The rows of the article table: all ids at once, lines as they are shown."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from ketareview.domain.article import ArticleLine, ArticleStatus
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui.columns import Column, kind_words, status_words
from ketareview.ui.messages import UNTITLED
from ketareview.ui.tasks import TaskRunner

Index = QModelIndex | QPersistentModelIndex

ARTICLES_MIME = "application/x-ketareview-articles"
_PAGE = 64
_MOST_LINES = 20_000
"""Lines that are kept for rows that come into sight again."""

_NOWHERE: Final = QModelIndex()


class ArticleModel(QAbstractTableModel):
    """Shows articles in the order of the ids it is given.

    Lines are read in tasks, some rows at a time, as they are shown: an import may have the library
    for a moment, and the window never waits for it. Until then a row shows what it showed before.
    """

    def __init__(self, library: Library, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._ids: list[UUID] = []
        self._lines: dict[UUID, ArticleLine] = {}
        self._pages: set[int] = set()
        self._turn = 0

    def show(self, ids: Sequence[UUID]) -> None:
        """Show these articles; where they are the same as before, selections stay."""
        self._turn += 1
        self._pages.clear()
        if len(self._lines) > _MOST_LINES:
            self._lines.clear()
        if list(ids) == self._ids:
            self._tell_changed(0, len(self._ids))
            return
        self.beginResetModel()
        self._ids = list(ids)
        self.endResetModel()
        self._ask(0)

    def article(self, row: int) -> UUID:
        """Tell which article a row shows."""
        return self._ids[row]

    def row_of(self, article: UUID) -> int | None:
        """Find the row of an article."""
        try:
            return self._ids.index(article)
        except ValueError:
            return None

    def line(self, row: int) -> ArticleLine | None:
        """Give the line of a row; None until it is read, and where the article was deleted."""
        self._ask(row // _PAGE)
        return self._lines.get(self._ids[row])

    def _ask(self, page: int) -> None:
        """Read a page of lines, unless that is done or under way."""
        ids = self._ids[page * _PAGE : (page + 1) * _PAGE]
        if page in self._pages or not ids:
            return
        self._pages.add(page)

        def read(_progress: Progress) -> dict[UUID, ArticleLine]:
            return self._library.articles.lines(ids)

        self._tasks.start("Read articles", read, done=partial(self._take, self._turn, page, ids))

    def _take(
        self, turn: int, page: int, ids: Sequence[UUID], found: Mapping[UUID, ArticleLine]
    ) -> None:
        for each in ids:
            self._lines.pop(each, None)
        self._lines |= found
        if turn == self._turn:
            self._tell_changed(page * _PAGE, page * _PAGE + len(ids))

    def _tell_changed(self, start: int, end: int) -> None:
        if start < end:
            last = self.index(end - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(start, 0), last)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return Column(section).title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Column(section).alignment
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Column(index.column()).alignment
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.line(index.row())
        return "" if line is None else _SHOWN[Column(index.column())](line)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return [ARTICLES_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = dict.fromkeys(str(self._ids[index.row()]) for index in indexes)
        carried = QMimeData()
        carried.setData(ARTICLES_MIME, "\n".join(ids).encode())
        return carried


def _day(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y}"


def _status(line: ArticleLine) -> str:
    return "" if line.status is ArticleStatus.TO_READ else status_words(line.status)


_SHOWN: dict[Column, Callable[[ArticleLine], str]] = {
    Column.TITLE: lambda line: line.title or UNTITLED,
    Column.AUTHORS: lambda line: line.authors,
    Column.YEAR: lambda line: str(line.year or ""),
    Column.KIND: lambda line: kind_words(line.kind),
    Column.STATUS: _status,
    Column.HIGHLIGHTS: lambda line: str(line.highlights or ""),
    Column.ADDED: lambda line: _day(line.added),
}
