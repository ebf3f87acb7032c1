"""The evidence map as a table: claim types by the strength of what is behind them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.highlight import Highlight
from ketareview.ui.messages import counted

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole  # tuple[Highlight, ...]
AGAINST = Qt.ItemDataRole.UserRole + 1  # how many of them contradict
CODE = Qt.ItemDataRole.UserRole + 2  # the claim type of a row, the strength of a column
_AGAINST = "contradicts"
_NOWHERE: Final = QModelIndex()


class EvidenceModel(QAbstractTableModel):
    """Counts passages; claim types without any are left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Code] = []
        self._columns: tuple[Code, ...] = ()
        self._cells: dict[tuple[str, str], list[Highlight]] = {}

    def show(self, codebook: Codebook, highlights: Sequence[Highlight]) -> None:
        """Show these passages."""
        self.beginResetModel()
        cells: dict[tuple[str, str], list[Highlight]] = defaultdict(list)
        for highlight in highlights:
            cells[highlight.tags.claim_type, highlight.tags.strength].append(highlight)
        self._cells = dict(cells)
        used = {claim for claim, _ in cells}
        codes = (code for code in codebook.codes if code.scheme is Scheme.CLAIM_TYPE)
        self._rows = sorted(
            (code for code in codes if code.key in used), key=lambda code: code.order
        )
        self._columns = codebook.of(Scheme.STRENGTH)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        codes = self._columns if orientation is Qt.Orientation.Horizontal else self._rows
        if not 0 <= section < len(codes):
            return None
        code = codes[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return code.sign if orientation is Qt.Orientation.Horizontal else code.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{code.label}: {code.definition}"
        return code if role == CODE else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        claim, strength = self._rows[index.row()], self._columns[index.column()]
        found = self._cells.get((claim.key, strength.key), [])
        against = sum(each.tags.stance == _AGAINST for each in found)
        answers = {
            Qt.ItemDataRole.DisplayRole: str(len(found) or ""),
            Qt.ItemDataRole.ToolTipRole: _told(claim, strength, len(found), against),
            Qt.ItemDataRole.AccessibleTextRole: _told(claim, strength, len(found), against),
            CELL: tuple(found),
            AGAINST: against,
            CODE: strength,
        }
        return answers.get(role)


def _told(claim: Code, strength: Code, found: int, against: int) -> str:
    words = f"{claim.label}, {strength.label}: {counted(found, 'passage', 'passages')}"
    return f"{words}, {against} contradicting" if against else words
