"""The claims as a list that is filtered while one types, and put in an order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from typing_extensions import override

from ketareview.domain.folding import fold_text
from ketareview.domain.grade import Certainty
from ketareview.workflows.claims import ClaimLine

Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole
PASSAGES_MIME = "application/x-ketareview-highlights"
_NOWHERE: Final = QModelIndex()
_AGAINST = ("contradicts", "no-difference")
_CERTAINTIES = tuple(Certainty)


class Order(StrEnum):
    """How the claims are put in order."""

    TOPIC = "In their order"
    CONTESTED = "Most contested first"
    PASSAGES = "Most passages first"
    CERTAINTY = "Most certain first"
    STATEMENT = "By statement"


class ClaimModel(QAbstractListModel):
    """Shows claims; how many sources stand behind one may come later."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ClaimLine] = []

    @property
    def lines(self) -> Sequence[ClaimLine]:
        """The claims in their order."""
        return self._lines

    def show(self, lines: Sequence[ClaimLine]) -> None:
        """Show these; where the claims are the same ones, what is selected stays so."""
        same = [each.claim.id for each in lines] == [each.claim.id for each in self._lines]
        if same:
            self._lines = list(lines)
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def count_sources(self, sources: Mapping[UUID, int]) -> None:
        """Take the numbers of independent sources that were counted meanwhile."""
        for row, line in enumerate(self._lines):
            if line.claim.id in sources:
                self._lines[row] = replace(line, sources=sources[line.claim.id])
                self.dataChanged.emit(self.index(row), self.index(row))

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.claim.statement
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                topic = f"{line.topic}\n" if line.topic else ""
                return f"{topic}{line.claim.statement}\n{line.summary}"
            case _ if role == LINE:
                return line
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDropEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return [PASSAGES_MIME]


class FilteredClaims(QSortFilterProxyModel):
    """The claims that hold all words typed, in an order."""

    def __init__(self, model: ClaimModel, parent: QObject) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._order = Order.TOPIC
        self._folded: dict[str, str] = {}
        self.setSourceModel(model)
        self.sort(0)

    def filter_by(self, typed: str) -> None:
        """Show the claims with these words in statement, note or topic."""
        self.beginFilterChange()
        self._words = fold_text(typed).split()
        self.endFilterChange()

    def order_by(self, order: Order) -> None:
        """Put them in another order."""
        self._order = order
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._words:
            return True
        line: ClaimLine = self.sourceModel().index(source_row, 0).data(LINE)
        words = f"{line.claim.statement} {line.claim.note} {line.topic}"
        if words not in self._folded:
            self._folded[words] = fold_text(words)
        return all(word in self._folded[words] for word in self._words)

    @override
    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        return self._key(source_left) < self._key(source_right)

    def _key(self, index: Index) -> tuple[float, str, int]:
        line: ClaimLine = index.data(LINE)
        against = sum(line.counts.get(stance, 0) for stance in _AGAINST)
        weight, words = 0.0, ""
        if self._order is Order.CONTESTED:
            weight = -min(against, line.counts.get("supports", 0))
        elif self._order is Order.PASSAGES:
            weight = -sum(line.counts.values())
        elif self._order is Order.CERTAINTY:
            weight = _CERTAINTIES.index(line.certainty)
        elif self._order is Order.STATEMENT:
            words = fold_text(line.claim.statement)
        return weight, words, index.row()


def carry(highlights: Sequence[UUID]) -> QMimeData:
    """Write highlights so that they can be dropped on a claim."""
    carried = QMimeData()
    words = " ".join(str(each) for each in highlights)
    carried.setData(PASSAGES_MIME, words.encode("ascii"))
    return carried


def carried(data: QMimeData) -> list[UUID]:
    """Read which highlights are dropped."""
    written = bytes(data.data(PASSAGES_MIME).data()).decode("ascii", "ignore")
    return [UUID(each) for each in written.split()]
