"""Pairs of articles as a list."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ketareview.domain.article import Article
from ketareview.domain.identity import Pair, Sureness
from ketareview.ui.field_words import field_words
from ketareview.ui.messages import UNTITLED, counted, reason
from ketareview.ui.two_lines import BELOW
from ketareview.workflows import Merging

Index = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()
_SURENESS = {
    Sureness.CERTAIN: "certain",
    Sureness.PROBABLE: "probable",
    Sureness.VERSION: "versions",
}


class PairModel(QAbstractListModel):
    """Shows pairs by the title of their first article, and why they are pairs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[Pair] = []
        self._articles: Mapping[UUID, Article] = {}

    def show(self, pairs: Sequence[Pair], articles: Mapping[UUID, Article]) -> None:
        """Show these pairs, as far as both articles are there."""
        self.beginResetModel()
        self._articles = articles
        self._pairs = [each for each in pairs if {each.first, each.second} <= articles.keys()]
        self.endResetModel()

    def pairs(self) -> Sequence[Pair]:
        """All pairs that are shown."""
        return tuple(self._pairs)

    def pair(self, row: int) -> Pair | None:
        """The pair of a row."""
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    def articles(self, pair: Pair) -> tuple[Article, Article]:
        """The two articles of a pair."""
        return self._articles[pair.first], self._articles[pair.second]

    def remove(self, pairs: Sequence[Pair]) -> None:
        """Take pairs out: they were judged."""
        gone = {(pair.first, pair.second) for pair in pairs}
        rows = [n for n, pair in enumerate(self._pairs) if (pair.first, pair.second) in gone]
        if len(rows) > 1:
            left = [pair for pair in self._pairs if (pair.first, pair.second) not in gone]
            self.show(left, self._articles)
        for row in rows[:1] if len(rows) == 1 else ():
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._pairs[row]
            self.endRemoveRows()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._pairs)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        pair = self._pairs[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._articles[pair.first].record.called or UNTITLED
        if role == BELOW:
            return why(pair)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._articles[pair.first].record.called}. {why(pair)}"
        return None


def why(pair: Pair) -> str:
    """Say how sure it is that two are one, and why."""
    sure = _SURENESS[pair.sureness]
    if pair.sureness is Sureness.PROBABLE:
        sure = f"{sure}, {pair.score:.0%}"
    return " · ".join((sure, *(reason(each).rstrip(".") for each in pair.reasons)))


def deeds(*merging: Merging) -> str:
    """Say what merges will do."""
    moved = (
        (sum(each.files for each in merging), "file", "files"),
        (sum(each.highlights for each in merging), "highlight", "highlights"),
        (sum(each.topics for each in merging), "topic", "topics"),
    )
    gone = sum(len(each.others) for each in merging)
    several = counted(gone, "record goes", "records go")
    parts = [f"{several} into {counted(len(merging), 'other', 'others')}"]
    if gone == 1:
        parts = ["The right one goes into the left one"]
    counts = [counted(*each) for each in moved if each[0]]
    parts += [f"{', '.join(counts)} move with it"] if counts else []
    fields = sorted({field_words(name) for each in merging for name in each.fields})
    parts += [f"filled in: {', '.join(fields)}"] if fields and len(merging) == 1 else []
    return "; ".join(parts) + "."
