"""The place "Evidence map": what is well supported, contested, rests on nothing, or is missing."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview import workflows
from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Topic
from ketareview.domain.mapping import EvidenceGrid, Heading, MapKind
from ketareview.domain.progress import Progress
from ketareview.ui.actions import Actions
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.fresh import Fresh
from ketareview.ui.latest import Latest
from ketareview.ui.maps.choosing import MapChoice
from ketareview.ui.maps.legend import legend
from ketareview.ui.maps.model import CELL, GridModel
from ketareview.ui.maps.table import GridTable
from ketareview.ui.messages import counted
from ketareview.ui.page_head import WHOLE, ActionButton, PageHead
from ketareview.ui.passages import MARKED, PassageDelegate, PassageModel
from ketareview.ui.session import Session
from ketareview.workflows import MapAsked, Marked

_NOTHING_YET = (
    "Nothing is marked here yet. Open an article, select words, and type a letter and a digit."
)
_HALF = 700  # pixels
_CHOOSE = "Choose a number to see its passages."
_FILTER = "SVG (*.svg);;PNG (*.png)"


@dataclass(frozen=True, slots=True)
class _Found:
    codebook: Codebook
    grid: EvidenceGrid


class EvidencePage(QWidget):
    """The map of a topic, and beside it the passages of the cell that is chosen."""

    passage_asked = Signal(object, object)  # the article's UUID, the highlight's
    shown = Signal()
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._mapping = Latest(session.tasks)
        self._reading = Latest(session.tasks)
        self._asked = MapAsked()
        self._fresh = Fresh(self, self._count)
        self._choice = MapChoice(self)
        self._save = ActionButton(actions["save-map"], self)
        warnings = ActionButton(actions["show-warnings"], self)
        self._head = PageHead(WHOLE, self, self._choice, warnings, self._save)
        self._model = GridModel(self)
        self.table = GridTable(self._model, session.theme, self)
        self._passages = PassageModel(self)
        self.list = QListView(self)
        self.list.setObjectName("passages")
        self.list.setAccessibleName("Passages")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self._passages)
        self.list.setItemDelegate(PassageDelegate(session.theme, self.list))
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._legend = QLabel(self)
        self._hint = QLabel(_CHOOSE, self)
        self._hint.setObjectName("hint")
        self._hint.setMargin(16)
        self._hint.setWordWrap(True)
        self._stack = QStackedWidget(self)
        self._empty = EmptyPlace(_NOTHING_YET, actions["go-library"], self)
        self._lay_out()
        self._choice.chosen.connect(self._choose_kind)
        self.table.chosen.connect(self._read_passages)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open_alone)

    def choose_topic(self, topic: Topic | None) -> None:
        """Map what is filed under a topic and those below it, or everything."""
        self._asked = replace(self._asked, topic=topic.id if topic else None)
        self._head.name(topic.name if topic else WHOLE)
        self.refresh()

    def choose_kind(self, kind: MapKind) -> None:
        """Lay something else against each other."""
        self._choice.show_kind(kind)
        self._choose_kind(kind)

    def refresh(self) -> None:
        """Count anew, now where it is seen, or when it is."""
        self._fresh.spoil()

    def _count(self) -> None:
        self._mapping.start(
            "Evidence map",
            partial(_look, self._session, self._asked),
            done=self._show,
            failed=self.failed.emit,
        )

    def picked(self) -> list[UUID]:
        """The passages that are selected."""
        return [index.data(MARKED).highlight.id for index in self.list.selectedIndexes()]

    def save(self) -> None:
        """Ask where, and draw the map that is seen as a picture."""
        name, _ = QFileDialog.getSaveFileName(self, "Save map", "map.svg", _FILTER)
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Draw the map that is seen as a picture; the ending says as what."""
        path = path if path.suffix else path.with_suffix(".svg")
        grid, title = self._model.grid, self._head.title

        def work(progress: Progress) -> None:
            progress(0, 1)
            workflows.draw_map(grid, title, path)
            progress(1, 1)

        self._session.tasks.start("Save map", work, failed=self.failed.emit)

    def _lay_out(self) -> None:
        self._legend.setObjectName("hint")
        self._legend.setWordWrap(True)
        self._legend.setMargin(16)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(_column(self.table, self._legend, self))
        halves.addWidget(_column(self._hint, self.list, self))
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setSizes([_HALF, _HALF])
        self._stack.addWidget(halves)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    @Slot(object)
    def _choose_kind(self, kind: MapKind) -> None:
        self._asked = replace(self._asked, kind=kind)
        self.refresh()

    def _show(self, found: _Found) -> None:
        self._passages.know(found.codebook)
        self._model.show(found.grid)
        self._legend.setText(legend(found.codebook, found.grid.kind))
        self._head.count(_counted(found.grid))
        self._save.setEnabled(bool(found.grid.cells))
        self._stack.setCurrentIndex(0 if found.grid.cells else 1)
        self.shown.emit()

    @Slot(QModelIndex)
    def _read_passages(self, index: QModelIndex) -> None:
        cell = index.data(CELL) if index.isValid() else None
        told = index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else _CHOOSE
        self._hint.setText(told)
        if cell is None or not cell.passages:
            self._reading.stop()
            self._show_passages([])
            return
        row, column = self._model.place(index)
        self._reading.start(
            "Passages of the map",
            partial(_read, self._session, self._asked, row, column),
            done=self._show_passages,
            failed=self.failed.emit,
        )

    def _show_passages(self, marked: list[Marked]) -> None:
        self._passages.show(marked)
        self.list.setVisible(bool(marked))

    @Slot(QModelIndex)
    def _open_alone(self, index: QModelIndex) -> None:
        """Open what is clicked on, unless the click selects one more."""
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._open(index)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        marked = index.data(MARKED)
        if isinstance(marked, Marked):
            self.passage_asked.emit(marked.article.id, marked.highlight.id)


def _column(first: QWidget, second: QWidget, parent: QWidget) -> QWidget:
    made = QWidget(parent)
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(0)
    for part in (first, second):
        inside.addWidget(part, 0 if isinstance(part, QLabel) else 1)
    return made


def _counted(grid: EvidenceGrid) -> str:
    """Tell the number of passages; in the other maps they stand in several cells."""
    if grid.kind is MapKind.STRENGTH:
        found = sum(cell.passages for cell in grid.cells.values())
        return counted(found, "passage", "passages")
    contested = sum(cell.is_contested for cell in grid.cells.values())
    return counted(contested, "contested cell", "contested cells") if contested else ""


def _look(session: Session, asked: MapAsked, _progress: Progress) -> _Found:
    library = session.library
    return _Found(library.codebooks.current(), workflows.evidence_map(library, asked))


def _read(
    session: Session, asked: MapAsked, row: Heading, column: Heading, _progress: Progress
) -> list[Marked]:
    return workflows.passages_of(session.library, asked, row, column)
