"""The lines of a study card as Qt lists them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ketareview.domain.showing import printed
from ketareview.ui.reader.beside.study_rows import FieldLine, HeadingLine, Line, OfferLine

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole


class StudyModel(QAbstractListModel):
    """Each row has its line; headings cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in their order."""
        return self._lines

    def show(self, lines: Sequence[Line]) -> bool:
        """Replace the lines, and tell whether any differs."""
        if tuple(lines) == self._lines:
            return False
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()
        return True

    def row_of(self, field: str, place: int) -> int:
        """Find a field's row; -1 where the card has none."""
        for row, line in enumerate(self._lines):
            if isinstance(line, FieldLine) and (line.field.key, line.place) == (field, place):
                return row
        return -1

    def field_at(self, row: int) -> FieldLine | None:
        """Find the field that a row belongs to: itself, or the one above it."""
        for line in reversed(self._lines[: row + 1]):
            if isinstance(line, FieldLine):
                return line
            if isinstance(line, HeadingLine):
                return None
        return None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.words if isinstance(line, HeadingLine) else line.spoken
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(line, HeadingLine):
            return _told(line)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], HeadingLine):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def _told(line: Line) -> str:
    if isinstance(line, OfferLine):
        why = line.offer.why.capitalize()
        return f"{line.words}\n“{line.quote}”\n{why}.\nEnter or a double click takes it."
    if isinstance(line, FieldLine) and line.passage is not None:
        wrong = "\nThese words are not in the source any more." if line.is_wrong else ""
        return f"{line.words}\n“{printed(line.passage.quote)}”{wrong}"
    if isinstance(line, FieldLine) and line.value is None:
        return line.field.help
    return line.words
