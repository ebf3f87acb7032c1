"""Which column of a table is which field: guessed, and put right by the reviewer."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
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
_AT_ONCE = 4
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
        self._choices = _choices(guessed.values(), self)
        self._guessed = dict(guessed)
        self._unmade = deque(enumerate(guessed))
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
        self._making = QTimer(self, singleShot=True, interval=0)
        self._making.timeout.connect(self._make_boxes)
        self._make_boxes()
        next(iter(self._boxes.values()), self._use).setFocus()
        self._judge()

    def box(self, column: str) -> QComboBox:
        """The choice for a column."""
        return self._boxes[column]

    def mapping(self) -> dict[str, str]:
        """What each column was taken for."""
        chosen = {name: str(box.currentData()) for name, box in self._boxes.items()}
        return self._guessed | chosen

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
        for number, name in enumerate(guessed):
            table.setItem(number, 0, _cell(name))
            for place, row in enumerate(rows):
                value = row[number] if number < len(row) else ""
                table.setItem(number, 2 + place, _cell(value))
        return table

    def _box_for(self, name: str, field: str, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.setAccessibleName(f"What {name} holds")
        box.setModel(self._choices)
        box.setCurrentIndex(box.findData(field))
        box.setMaxVisibleItems(16)
        box.setProperty("flat", True)  # noqa: FBT003 - the name of the property says it
        box.currentIndexChanged.connect(self._judge)
        self._boxes[name] = box
        return box

    @Slot()
    def _make_boxes(self) -> None:
        """Make some of the choices; hundreds of them at once would be felt."""
        for _ in range(min(_AT_ONCE, len(self._unmade))):
            number, name = self._unmade.popleft()
            before = next(reversed(self._boxes.values()), None)
            box = self._box_for(name, self._guessed[name], self._table)
            self._table.setCellWidget(number, 1, box)
            if before is not None:
                self.setTabOrder(before, box)
            self.setTabOrder(box, self._use)
        if self._unmade:
            self._making.start()

    @Slot()
    def _judge(self) -> None:
        has_title = "title" in self.mapping().values()
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


def _choices(guessed: Iterable[str], parent: QObject) -> QStandardItemModel:
    """List the fields once for all columns: tables can have hundreds of them."""
    model = QStandardItemModel(parent)
    known = dict.fromkeys((*FURTHER_FIELDS, *guessed))
    further = [key for key in known if key and key not in MAIN_FIELDS]
    for key in ("", None, *MAIN_FIELDS, None, *further):
        item = QStandardItem(field_words(key) if key else "" if key is None else _KEPT)
        item.setData(key, Qt.ItemDataRole.UserRole)
        if key is None:  # so Qt knows a line
            item.setData("separator", Qt.ItemDataRole.AccessibleDescriptionRole)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        model.appendRow(item)
    return model
