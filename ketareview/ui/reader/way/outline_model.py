"""An outline as a tree, as Qt wants to see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ketareview.domain.wayfinding import Heading

Index = QModelIndex | QPersistentModelIndex

_OPEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_SHUT = Qt.ItemFlag.NoItemFlags
_NOWHERE: Final = QModelIndex()
_TOP = -1


@dataclass(slots=True)
class _Node:
    heading: Heading
    above: int
    row: int
    below: list[int] = field(default_factory=list)


class OutlineModel(QAbstractItemModel):
    """Shows headings; each is known by its number in the order of reading."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._first: list[int] = []

    def show(self, headings: Sequence[Heading]) -> None:
        """Show these headings instead of those before."""
        self.beginResetModel()
        self._nodes, self._first = [], []
        open_nodes: list[int] = []
        for number, heading in enumerate(headings):
            while open_nodes and self._nodes[open_nodes[-1]].heading.level >= heading.level:
                open_nodes.pop()
            above = open_nodes[-1] if open_nodes else _TOP
            beside = self._below(above)
            self._nodes.append(_Node(heading, above, len(beside)))
            beside.append(number)
            open_nodes.append(number)
        self.endResetModel()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in the order of reading."""
        return tuple(node.heading for node in self._nodes)

    def index_of(self, number: int) -> QModelIndex:
        """Find the index of a heading by its number."""
        return self.createIndex(self._nodes[number].row, 0, number)

    def heading(self, index: Index) -> Heading | None:
        """Tell which heading an index stands for."""
        return self._nodes[index.internalId()].heading if index.isValid() else None

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        below = self._below(parent.internalId() if parent.isValid() else _TOP)
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    @override
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override] # QObject.parent has no argument
        above = self._nodes[index.internalId()].above if index.isValid() else _TOP
        return QModelIndex() if above == _TOP else self.index_of(above)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._below(parent.internalId() if parent.isValid() else _TOP))

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        heading = self.heading(index)
        if heading is not None and role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return heading.title or "(without a title)"
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        node = self._nodes[index.internalId()]
        return _OPEN if node.below or node.heading.target is not None else _SHUT

    def _below(self, number: int) -> list[int]:
        return self._first if number == _TOP else self._nodes[number].below
