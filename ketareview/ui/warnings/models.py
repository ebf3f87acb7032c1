"""Warnings as lists: the rules with their counts, and what one of them, or all, warns of."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ketareview.ui.messages import counted
from ketareview.ui.rows import COUNT, ICON
from ketareview.ui.two_lines import BELOW
from ketareview.ui.warnings.rows import Row

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
_NOWHERE: Final = QModelIndex()
_ALL = "All rules"


class RuleModel(QAbstractListModel):
    """The first row stands for all rules; those that are serious bear the sign of a warning."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rules: list[tuple[str, str, bool, int]] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Count by rule, in the order of the rows."""
        counts = Counter(row.warned.rule for row in rows)
        first = {row.warned.rule: row.warned for row in reversed(rows)}
        order = dict.fromkeys(row.warned.rule for row in rows)
        told = [(rule, first[rule].title, first[rule].is_serious, counts[rule]) for rule in order]
        rules = [("", _ALL, False, len(rows)), *told]
        if [each[:3] for each in rules] == [each[:3] for each in self._rules]:
            self._rules = rules
            self.dataChanged.emit(self.index(0), self.index(len(rules) - 1))
            return
        self.beginResetModel()
        self._rules = rules
        self.endResetModel()

    def key(self, row: int) -> str:
        """Name the rule of a row; empty for all."""
        return self._rules[row][0] if 0 <= row < len(self._rules) else ""

    def row_of(self, rule: str) -> int:
        """Find a rule's row; the first one where it warns of nothing any more."""
        keys = [each[0] for each in self._rules]
        return keys.index(rule) if rule in keys else 0

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rules)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rules):
            return None
        rule, title, is_serious, count = self._rules[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                weight = ", serious" if is_serious else ""
                return f"{title}{weight}, {counted(count, 'warning', 'warnings')}"
            case _ if role == COUNT:
                return count
            case _ if role == ICON:
                return "warning" if is_serious else "help" if rule else "list"
        return None


class WarningModel(QAbstractListModel):
    """What is wrong, and below it the words that it is about."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Give a warning by its place."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place(self, wanted: Row | None) -> int:
        """Find where a warning stands; -1 where it does not."""
        if wanted is None:
            return -1
        keys = [(row.warned.rule, row.warned.subject, row.warned.words) for row in self._rows]
        key = (wanted.warned.rule, wanted.warned.subject, wanted.warned.words)
        return keys.index(key) if key in keys else -1

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.warned.explanation
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.warned.explanation} {row.below}"
            case _ if role == ROW:
                return row
            case _ if role == BELOW:
                return row.below
        return None
