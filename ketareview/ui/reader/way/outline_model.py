"""An outline as a tree, filled portion by portion: outlines of books have thousands of headings."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ketareview.domain.wayfinding import Heading

_NUMBER = Qt.ItemDataRole.UserRole
_OPEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_SHUT = Qt.ItemFlag.NoItemFlags


class OutlineModel(QStandardItemModel):
    """Shows headings; each is known by its number in the order of reading."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._headings: tuple[Heading, ...] = ()
        self._items: list[QStandardItem] = []
        self._open: list[int] = []  # numbers of the headings that the next one may stand below

    def show(self, headings: Sequence[Heading]) -> None:
        """Take these headings instead of those before; `fill` shows them."""
        self.clear()
        self._headings = tuple(headings)
        self._items, self._open = [], []

    def fill(self, most: int) -> bool:
        """Show some more headings; tells whether all are shown."""
        begin = len(self._items)
        for number in range(begin, min(begin + most, len(self._headings))):
            heading = self._headings[number]
            while self._open and self._headings[self._open[-1]].level >= heading.level:
                self._open.pop()
            item = _item(number, heading)
            self._items.append(item)
            if self._open:
                above = self._items[self._open[-1]]
                above.setFlags(_OPEN)
                above.appendRow(item)
            else:
                self.appendRow(item)
            self._open.append(number)
        return self.is_full

    @property
    def is_full(self) -> bool:
        """Whether all headings are shown."""
        return len(self._items) == len(self._headings)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in the order of reading."""
        return self._headings

    def index_of(self, number: int) -> QModelIndex:
        """Find the index of a heading by its number; of one not shown yet, none."""
        return self._items[number].index() if number < len(self._items) else QModelIndex()

    def heading(self, index: QModelIndex | QPersistentModelIndex) -> Heading | None:
        """Tell which heading an index stands for."""
        return self._headings[index.data(_NUMBER)] if index.isValid() else None


def _item(number: int, heading: Heading) -> QStandardItem:
    item = QStandardItem(heading.title or "(without a title)")
    item.setToolTip(item.text())
    item.setData(number, _NUMBER)
    item.setFlags(_SHUT if heading.target is None else _OPEN)
    return item
