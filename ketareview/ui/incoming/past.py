"""All imports of a library: who took in what, where it was searched for, and what became of it."""

from collections.abc import Mapping, Sequence
from textwrap import shorten
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview import workflows
from ketareview.domain.imports import Batch, ImportResult, Outcome
from ketareview.domain.progress import Progress
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.incoming.details import BatchDetails
from ketareview.ui.incoming.results import Results
from ketareview.ui.latest import Latest
from ketareview.ui.messages import outcome
from ketareview.ui.session import Session
from ketareview.ui.two_lines import BELOW, TwoLines

_SIZE = (980, 640)
_LEFT = 320
_ID = Qt.ItemDataRole.UserRole
_NOTHING = "Nothing has been imported yet. Drop papers or files of references on the window."
_PORTION = 1_000
_LONGEST_DATABASE = 24


class PastImports(QDialog):
    """The batches at the left, the newest first; the results of the one chosen at the right."""

    asked = Signal(str, object)  # a Deed, and the ImportResult
    undo_asked = Signal(object)  # list[UUID]
    described = Signal(object, object)  # list[UUID], and the fields as of `BatchDetails.changed`
    colours_asked = Signal(object)  # UUID

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pastImports")
        self.setWindowTitle("Imports")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._session = session
        self._looking = Latest(session.tasks)
        self._reading = Latest(session.tasks)
        self._colouring = Latest(session.tasks)
        self._batches: dict[UUID, Batch] = {}
        self._chosen: UUID | None = None
        self._list = QListWidget(self)
        self._list.setAccessibleName("Imports")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setItemDelegate(TwoLines(session.theme, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self.results = Results(session.theme, session.tasks, self)
        self._details = BatchDetails(self)
        self._title = QLabel(self)
        self._title.setObjectName("heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._who = QLabel(self)
        self._who.setObjectName("hint")
        self._who.setTextFormat(Qt.TextFormat.PlainText)
        self._colours = QPushButton("Colours …", self)
        self._colours.setAccessibleName("Say what the colours of passages mean")
        self._colours.hide()
        self._copy = QPushButton("Copy", self)
        self._undo = QPushButton("Undo this import", self)
        self._lay_out()
        self._list.currentItemChanged.connect(self._choose)
        self.results.asked.connect(self.asked)
        self._details.changed.connect(self._describe)
        self.finished.connect(self._stop)
        self._copy.clicked.connect(self.results.copy)
        self._undo.clicked.connect(self._ask_undo)
        self._colours.clicked.connect(self._ask_colours)
        self.refresh()

    @Slot()
    def _stop(self) -> None:
        self._chosen = None
        for asking in (self._looking, self._reading, self._colouring):
            asking.stop()

    @Slot()
    def refresh(self) -> None:
        """Look at the library again."""
        library = self._session.library

        def look(_progress: Progress) -> Sequence[Batch]:
            return library.imports.batches()

        self._looking.start("Look at imports", look, done=self._show)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch()
        for button in (self._colours, self._copy, self._undo):
            button.setAutoDefault(False)
            foot.addWidget(button)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._who)
        column.addWidget(self._details)
        column.addWidget(self.results, 1)
        column.addLayout(foot)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self._list)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        halves.setSizes([_LEFT, _SIZE[0] - _LEFT])
        self._stack = QStackedWidget(self)
        self._stack.addWidget(EmptyPlace(_NOTHING, None, self))
        self._stack.addWidget(halves)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _show(self, batches: Sequence[Batch]) -> None:
        self._batches = {batch.id: batch for batch in batches}
        self._stack.setCurrentIndex(1 if batches else 0)
        before, self._chosen = self._chosen, None
        self._list.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword here
        self._list.clear()
        for batch in batches:
            item = QListWidgetItem(titled(batch), self._list)
            item.setData(_ID, batch.id)
            item.setData(BELOW, counts_of(batch))
            item.setToolTip(counts_of(batch))
        self._list.blockSignals(False)  # noqa: FBT003 - likewise
        order = list(self._batches)
        if before in self._batches:
            self._chosen = before
            self._list.blockSignals(True)  # noqa: FBT003 - its results are shown already
            self._list.setCurrentRow(order.index(before))
            self._list.blockSignals(False)  # noqa: FBT003 - likewise
            self._title.setText(titled(self._batches[before]))
            self._look_for_colours(before)
        elif order:
            self._list.setCurrentRow(0)

    @Slot()
    def _choose(self) -> None:
        item = self._list.currentItem()
        batch = self._batches.get(item.data(_ID)) if self._list.count() else None
        if batch is None or batch.id == self._chosen:
            return
        self._chosen = batch.id
        self._title.setText(titled(batch))
        self._who.setText(f"By {batch.reviewer} · {counts_of(batch)}")
        self._details.show_details(batch.name, batch.search)
        self.results.clear()
        self._colours.hide()
        self._read(batch.id, 0)
        self._look_for_colours(batch.id)

    def _read(self, batch: UUID, start: int) -> None:
        """Read results, some at a time, so that the first are seen at once."""
        library = self._session.library

        def read(_progress: Progress) -> Sequence[ImportResult]:
            return library.imports.results(batch, start=start, most=_PORTION)

        def show(results: Sequence[ImportResult]) -> None:
            if batch != self._chosen:
                return
            self.results.add(results)
            if len(results) == _PORTION:
                self._read(batch, start + _PORTION)

        self._reading.start("Read results", read, done=show)

    def _look_for_colours(self, batch: UUID) -> None:
        """Offer to explain the colours of an import that still wait for it."""
        library, explained = self._session.library, self._session.remembered.now.colours

        def look(_progress: Progress) -> bool:
            return bool(workflows.open_colours(library, explained, batch))

        self._colouring.start("Look at colours", look, done=self._colours.setVisible)

    @Slot()
    def _ask_colours(self) -> None:
        if self._chosen is not None:
            self.colours_asked.emit(self._chosen)

    @Slot()
    def _ask_undo(self) -> None:
        if self._chosen is not None:
            self.undo_asked.emit([self._chosen])

    @Slot(str, object)
    def _describe(self, changes: Mapping[str, object]) -> None:
        if self._chosen is not None:
            self.described.emit([self._chosen], changes)


def titled(batch: Batch) -> str:
    """Name a batch: as the reviewer did, else by when it came in."""
    local = batch.started.astimezone()
    when = f"{local.day} {local:%b %Y, %H:%M}"
    return f"{batch.name} · {when}" if batch.name else when


def counts_of(batch: Batch) -> str:
    """Say how many files and records of a batch had which fate."""
    counts = [
        f"{batch.counts[each]:,} {outcome(each)}" for each in Outcome if batch.counts.get(each)
    ]
    under_way = "" if batch.ended else "not finished"
    database = shorten(batch.search.database, _LONGEST_DATABASE, placeholder=" …")
    return " · ".join(filter(None, (database, *counts, under_way)))
