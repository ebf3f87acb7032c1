"""The claims as a list that is filtered while one types, and put in an order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from ketareview.domain.folding import fold_text
from ketareview.domain.grade import Certainty
from ketareview.domain.stances import AGAINST
from ketareview.ui.claims.carrying import PASSAGES_MIME
from ketareview.workflows.claims import ClaimLine

Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole
_NOWHERE: Final = QModelIndex()
_CERTAINTIES = tuple(Certainty)


class Order(StrEnum):
    """How the claims are put in order."""

    TOPIC = "In their order"
    CONTESTED = "Most contested first"
    PASSAGES = "Most passages first"
    CERTAINTY = "Most certain first"
    STATEMENT = "By statement"


class ClaimModel(QAbstractListModel):
    """Shows the claims that hold all words typed, in an order.

    It arranges them itself: a proxy asks Python for each of ten thousand comparisons.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ClaimLine, ...] = ()
        self._shown: list[ClaimLine] = []
        self._words: list[str] = []
        self._order = Order.TOPIC
        self._folded: dict[str, str] = {}

    @property
    def lines(self) -> Sequence[ClaimLine]:
        """All claims in the order of the library."""
        return self._lines

    @property
    def shown(self) -> Sequence[ClaimLine]:
        """The claims that are listed now, from the top."""
        return self._shown

    def show(self, lines: Sequence[ClaimLine]) -> None:
        """Show these; the model is not reset where the same claims stay in the same order."""
        self._lines = tuple(lines)
        self._arrange()

    def filter_by(self, typed: str) -> None:
        """Show the claims with these words in statement, note or topic."""
        self._words = fold_text(typed).split()
        self._arrange()

    def order_by(self, order: Order) -> None:
        """Put them in another order."""
        self._order = order
        self._arrange()

    def count_sources(self, sources: Mapping[UUID, int]) -> None:
        """Take the numbers of independent sources that were counted meanwhile."""
        counted = {
            line.claim.id: replace(line, sources=sources[line.claim.id])
            for line in self._lines
            if line.claim.id in sources
        }
        self._lines = tuple(counted.get(line.claim.id, line) for line in self._lines)
        for row, line in enumerate(self._shown):
            if line.claim.id in counted:
                self._shown[row] = counted[line.claim.id]
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, claim: UUID) -> int | None:
        """Find the row of a claim that is listed."""
        return next((n for n, line in enumerate(self._shown) if line.claim.id == claim), None)

    def _arrange(self) -> None:
        arranged = sorted((each for each in self._lines if self._fits(each)), key=self._key)
        if [each.claim.id for each in arranged] == [each.claim.id for each in self._shown]:
            self._shown = arranged
            if arranged:
                self.dataChanged.emit(self.index(0), self.index(len(arranged) - 1))
            return
        self.beginResetModel()
        self._shown = arranged
        self.endResetModel()

    def _fits(self, line: ClaimLine) -> bool:
        if not self._words:
            return True
        words = f"{line.claim.statement} {line.claim.note} {line.topic}"
        if words not in self._folded:
            self._folded[words] = fold_text(words)
        return all(word in self._folded[words] for word in self._words)

    def _key(self, line: ClaimLine) -> tuple[float, str]:
        against = sum(line.counts.get(stance, 0) for stance in AGAINST)
        match self._order:
            case Order.CONTESTED:
                return -min(against, line.counts.get("supports", 0)), ""
            case Order.PASSAGES:
                return -sum(line.counts.values()), ""
            case Order.CERTAINTY:
                return _CERTAINTIES.index(line.certainty), ""
            case Order.STATEMENT:
                return 0, fold_text(line.claim.statement)
        return 0, ""

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.claim.statement
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                topic = f"{line.topic}\n" if line.topic else ""
                return f"{topic}{line.claim.statement}\n{line.summary}\n{line.by_strength}".strip()
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
