"""The rows of the article table: all ids at once, lines as they are shown."""

from collections.abc import Callable, Sequence
from datetime import datetime
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
from ketareview.library import Library
from ketareview.ui.columns import Column, kind_words, status_words

Index = QModelIndex | QPersistentModelIndex

ARTICLES_MIME = "application/x-ketareview-articles"
_PAGE = 64
_NOWHERE: Final = QModelIndex()


class ArticleModel(QAbstractTableModel):
    """Shows articles in the order of the ids it is given."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._ids: list[UUID] = []
        self._lines: dict[UUID, ArticleLine] = {}

    def show(self, ids: Sequence[UUID]) -> None:
        """Show these articles; where they are the same as before, selections stay."""
        self._lines = {}
        if list(ids) == self._ids:
            if self._ids:
                last = self.index(len(self._ids) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._ids = list(ids)
        self.endResetModel()

    def article(self, row: int) -> UUID:
        """Tell which article a row shows."""
        return self._ids[row]

    def row_of(self, article: UUID) -> int | None:
        """Find the row of an article."""
        return self._ids.index(article) if article in self._ids else None

    def line(self, row: int) -> ArticleLine | None:
        """Read the line of a row; None where the article was deleted since the search."""
        wanted = self._ids[row]
        if wanted not in self._lines:
            start = row - row % _PAGE
            self._lines |= self._library.articles.lines(self._ids[start : start + _PAGE])
        return self._lines.get(wanted)

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
    Column.TITLE: lambda line: line.title,
    Column.AUTHORS: lambda line: line.authors,
    Column.YEAR: lambda line: str(line.year or ""),
    Column.KIND: lambda line: kind_words(line.kind),
    Column.STATUS: _status,
    Column.HIGHLIGHTS: lambda line: str(line.highlights or ""),
    Column.ADDED: lambda line: _day(line.added),
}
