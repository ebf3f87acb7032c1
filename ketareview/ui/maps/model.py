"""An evidence map as a table."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ketareview.domain.mapping import Cell, EvidenceGrid, Heading, MapKind
from ketareview.ui.messages import counted

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole  # Cell
HEADING = Qt.ItemDataRole.UserRole + 1  # of a row or a column
SHADE = Qt.ItemDataRole.UserRole + 2  # the rung whose blue the cell has; None for "unchecked"
IS_GAP = Qt.ItemDataRole.UserRole + 3  # no passage, though articles are filed
_UNTOUCHED = "no article on it"
_GAP = "a gap: articles on it, but no passage"
_NOWHERE: Final = QModelIndex()
_NONE = EvidenceGrid(MapKind.STRENGTH, (), (), {})


class GridModel(QAbstractTableModel):
    """Shows how many passages stand in each cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = _NONE

    def show(self, grid: EvidenceGrid) -> None:
        """Show this map."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def place(self, index: Index) -> tuple[Heading, Heading]:
        """Give the row and the column of a cell."""
        return self.grid.rows[index.row()], self.grid.columns[index.column()]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_above = orientation is Qt.Orientation.Horizontal
        headings = self.grid.columns if is_above else self.grid.rows
        if not 0 <= section < len(headings):
            return None
        heading = headings[section]
        code = heading.code
        if role == Qt.ItemDataRole.DisplayRole:
            return code.sign if code and is_above else heading.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{code.label}: {code.definition}" if code else self._told_of(heading)
        return heading if role == HEADING else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.place(index)
        cell = self.grid.cell(row.key, column.key)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(cell.passages or "")
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._told(row, column, cell)
        shade, is_gap = self.grid.shade(row, column), self.grid.is_gap(row, column)
        return {CELL: cell, SHADE: shade, IS_GAP: is_gap}.get(role)

    def _told(self, row: Heading, column: Heading, cell: Cell) -> str:
        words = f"{row.label}, {column.label}: {counted(cell.passages, 'passage', 'passages')}"
        if cell.against:
            words = f"{words}, {cell.against} contradicting"
        if cell.no_difference:
            words = f"{words}, {cell.no_difference} without a difference"
        if self.grid.kind is MapKind.GAPS and not cell.passages:
            is_untouched = row.key in self.grid.untouched
            words = f"{words}; {_UNTOUCHED if is_untouched else _GAP}"
        return words

    def _told_of(self, heading: Heading) -> str:
        if heading.key in self.grid.untouched:
            return f"{heading.label}: no article is filed here."
        return heading.label
