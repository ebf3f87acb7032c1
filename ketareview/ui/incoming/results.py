"""Results with the chips that filter them, and copying them as text."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.domain.imports import ImportResult, Outcome
from ketareview.domain.progress import Progress
from ketareview.ui.incoming.chips import OutcomeChips
from ketareview.ui.incoming.deeds import as_text
from ketareview.ui.incoming.result_model import ResultModel
from ketareview.ui.incoming.result_table import ResultTable
from ketareview.ui.messages import outcome
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme

_MOST_ROWS = 200
_ROOM = 40


class Results(QWidget):
    """What became of files and records."""

    asked = Signal(str, object)  # a Deed, and the ImportResult
    changed = Signal()

    def __init__(self, theme: Theme, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.model = ResultModel(self)
        self.table = ResultTable(self.model, theme, self)
        self._chips = OutcomeChips(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._chips)
        column.addWidget(self.table, 1)
        self._chips.chosen.connect(self.show_only)
        self.table.asked.connect(self.asked)
        self.table.copy_asked.connect(self.copy)

    def add(self, results: Sequence[ImportResult]) -> None:
        """Show more results."""
        self.model.add(results)
        self._tell()

    def clear(self) -> None:
        """Begin anew."""
        self.model.clear()
        self._tell()

    @Slot(object)
    def show_only(self, what: Outcome | None) -> None:
        """Show the results of one outcome, or all."""
        self.model.show_only(what)
        self._tell()

    def summary(self) -> str:
        """Say how many there are of each outcome."""
        counts = self.model.counts()
        return ", ".join(
            f"{counts[each]:,} {outcome(each)}" for each in Outcome if counts.get(each)
        )

    @Slot()
    def copy(self) -> None:
        """Copy the rows selected, or all that are shown, as text."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        several = len(rows) > 1
        chosen = [self.model.result(row) for row in rows] if several else self.model.shown()

        def write(_progress: Progress) -> str:
            return as_text(chosen)

        self._tasks.start("Copy results", write, done=_to_clipboard)

    @override
    def sizeHint(self) -> QSize:
        rows = range(min(self.model.rowCount(), _MOST_ROWS))
        return QSize(0, sum(self.table.rowHeight(row) for row in rows) + _ROOM)

    def _tell(self) -> None:
        if self.model.only is not None and not self.model.counts().get(self.model.only):
            self.model.show_only(None)  # what was filtered for was tried again, and is no more
        self._chips.show_counts(self.model.counts(), self.model.only)
        self.updateGeometry()
        self.changed.emit()


def _to_clipboard(words: str) -> None:
    QGuiApplication.clipboard().setText(words)
