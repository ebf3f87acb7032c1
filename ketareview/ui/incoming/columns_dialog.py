"""Which column of a table is which field: guessed, and put right by the reviewer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.article import FURTHER_FIELDS
from ketareview.ui.field_words import MAIN_FIELDS, field_words

_SIZE = (940, 560)
_ROW = 40
_NAME, _FIELD, _ROWS = 180, 210, 200
_SHOWN = 5
_LONGEST = 200
_KEPT = "Keep as it is"
_NO_TITLE = "Choose the column that holds the titles."


class ColumnsDialog(QDialog):
    """A line for each column: its name, what it is taken for, and its first values."""

    chosen = Signal(object)  # dict[str, str]: the field of each column, "" for none

    def __init__(
        self,
        path: Path,
        guessed: Mapping[str, str],
        rows: Sequence[Sequence[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("columnsDialog")
        self.setWindowTitle("Columns")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        asked = QLabel(f"What do the columns of {path.name} hold?", self)
        asked.setObjectName("heading")
        asked.setTextFormat(Qt.TextFormat.PlainText)
        hint = QLabel(
            "This was guessed from the first row and from what stands below it. What you choose "
            "is remembered for tables with the same columns.",
            self,
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self._boxes: dict[str, QComboBox] = {}
        self._table = self._make_table(guessed, rows[:_SHOWN])
        self._problem = QLabel(_NO_TITLE, self)
        self._problem.setObjectName("problem")
        buttons = QDialogButtonBox(self)
        self._use = buttons.addButton("Import the table", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Do not import it", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (asked, hint):
            column.addWidget(part)
        column.addWidget(self._table, 1)
        column.addWidget(self._problem)
        column.addWidget(buttons)
        self.accepted.connect(self._tell)
        self._judge()

    def box(self, column: str) -> QComboBox:
        """The choice for a column."""
        return self._boxes[column]

    def mapping(self) -> dict[str, str]:
        """What each column was taken for."""
        return {name: str(box.currentData()) for name, box in self._boxes.items()}

    def _make_table(
        self, guessed: Mapping[str, str], rows: Sequence[Sequence[str]]
    ) -> QTableWidget:
        table = QTableWidget(len(guessed), 2 + len(rows), self)
        table.setAccessibleName("Columns of the table")
        heads = ["Column", "Holds", *(f"Row {n}" for n in range(1, len(rows) + 1))]
        table.setHorizontalHeaderLabels(heads)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for number, width in enumerate((_NAME, _FIELD, *(_ROWS for _ in rows))):
            table.setColumnWidth(number, width)
        for number, (name, field) in enumerate(guessed.items()):
            table.setItem(number, 0, _cell(name))
            table.setCellWidget(number, 1, self._box_for(name, field, table))
            for place, row in enumerate(rows):
                value = row[number] if number < len(row) else ""
                table.setItem(number, 2 + place, _cell(value))
        return table

    def _box_for(self, name: str, field: str, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.setAccessibleName(f"What {name} holds")
        box.addItem(_KEPT, "")
        box.insertSeparator(box.count())
        for key in MAIN_FIELDS:
            box.addItem(field_words(key), key)
        box.insertSeparator(box.count())
        for key in FURTHER_FIELDS:
            box.addItem(field_words(key), key)
        if box.findData(field) < 0:
            box.addItem(field_words(field), field)
        box.setCurrentIndex(box.findData(field))
        box.setMaxVisibleItems(16)
        box.setProperty("flat", True)  # noqa: FBT003 - the name of the property says it
        box.currentIndexChanged.connect(self._judge)
        self._boxes[name] = box
        return box

    @Slot()
    def _judge(self) -> None:
        has_title = any(box.currentData() == "title" for box in self._boxes.values())
        self._problem.setVisible(not has_title)
        self._use.setEnabled(has_title)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.mapping())


def _cell(value: str) -> QTableWidgetItem:
    words = " ".join(value.split())
    item = QTableWidgetItem(words[:_LONGEST])
    item.setToolTip(words[:_LONGEST])
    return item
