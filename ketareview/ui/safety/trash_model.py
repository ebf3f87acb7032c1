"""What is in the trash, as a list."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from ketareview.domain.trash import Trashed, TrashItem
from ketareview.ui.two_lines import BELOW

Index = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_WORDS = {
    Trashed.ARTICLE: "Article",
    Trashed.HIGHLIGHT: "Highlight",
    Trashed.CLAIM: "Claim",
    Trashed.TOPIC: "Topic",
}


class TrashModel(QAbstractListModel):
    """What was deleted last comes first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: list[TrashItem] = []
        self._shown: list[TrashItem] = []
        self._words = ""

    def show(self, items: Sequence[TrashItem]) -> None:
        """Show these."""
        self._all = sorted(items, key=lambda each: each.since or _EARLIEST, reverse=True)
        self._sift()

    def filter(self, words: str) -> None:
        """Show those only in which the words stand."""
        self._words = words.strip().casefold()
        self._sift()

    def item(self, row: int) -> TrashItem:
        """The thing in a row."""
        return self._shown[row]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in the trash at all."""
        return not self._all

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        item = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return _in_a_line(item)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_in_a_line(item)}, {_below(item)}"
            case _ if role == BELOW:
                return _below(item)
        return None

    def _sift(self) -> None:
        self.beginResetModel()
        self._shown = [
            item for item in self._all if self._words in f"{item.words} {item.beside}".casefold()
        ]
        self.endResetModel()


def size(count: int) -> str:
    """Write a number of bytes."""
    return QLocale.c().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _in_a_line(item: TrashItem) -> str:
    """Name it; a quotation has the line ends of its page."""
    return " ".join(item.words.split())


def _below(item: TrashItem) -> str:
    since = f"deleted {item.since.astimezone():%Y-%m-%d %H:%M}" if item.since else ""
    files = size(item.bytes) if item.bytes else ""
    return " · ".join(filter(None, (_WORDS[item.kind], item.beside, since, files)))
