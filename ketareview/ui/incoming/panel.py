"""The panel that tells what became of each file, and stands in nobody's way."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.imports import Batch, ImportResult, Outcome
from ketareview.ui.incoming.deeds import Deed
from ketareview.ui.incoming.details import BatchDetails
from ketareview.ui.incoming.importing import Importing
from ketareview.ui.incoming.results import Results
from ketareview.ui.messages import counted
from ketareview.ui.progress_bar import ProgressBar
from ketareview.ui.session import Session

_WIDTH = 520
_HEIGHT = 480
_AROUND = 112  # pixels of head, foot and edges
_BUSY = 36
_SPACING = 8


class ImportPanel(QFrame):
    """Progress, a way to stop, one row for each file or record, and what can be done about it."""

    asked = Signal(str, object)  # a Deed, and the ImportResult
    retry_asked = Signal(object)  # list[str] of files
    password_asked = Signal(object)  # list[str] of files
    colours_asked = Signal()
    undo_asked = Signal(object)  # list[UUID] of batches
    described = Signal(object, object)  # list[UUID], and the fields as of `BatchDetails.changed`

    def __init__(self, importing: Importing, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importPanel")
        self.setAccessibleName("Import")
        self._importing = importing
        self._theme = session.theme
        self._batches: dict[UUID, Batch] = {}
        self._title = QLabel("Import", self)
        self._title.setObjectName("heading")
        self._bar = ProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Files read")
        self._bar.hide()
        self._now = _plain(self)
        self._stop = _button("Cancel", "Cancel the import", self, importing.cancel)
        self._stop.hide()
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close the import results")
        self._close.setToolTip("Close")
        self._close.clicked.connect(self.hide)
        self.results = Results(session.theme, session.tasks, self)
        self.details = BatchDetails(self)
        self.details.hide()
        self._make_foot()
        self._lay_out()
        self._connect(importing)
        self._draw()
        self.hide()

    def outcomes(self) -> list[Outcome]:
        """What became of the files so far, in their order."""
        return [result.outcome for result in self.results.model.results()]

    @Slot(bool)
    def offer_colours(self, has_some: bool) -> None:  # noqa: FBT001 - a signal gives it so
        """Offer to say what colours mean, while some are not known."""
        self._colours.setVisible(has_some)

    def forget(self, batches: Sequence[UUID]) -> None:
        """Show nothing if what was shown was undone."""
        if self._batches and set(self._batches) <= set(batches):
            self._batches.clear()
            self.results.clear()
            self.hide()

    @override
    def sizeHint(self) -> QSize:
        form = 0 if self.details.isHidden() else self.details.sizeHint().height() + _SPACING
        around = _AROUND + (0 if self._bar.isHidden() else _BUSY)
        return QSize(_WIDTH, min(self.results.sizeHint().height() + around, _HEIGHT) + form)

    def _make_foot(self) -> None:
        self.describe = _quiet("Describe", "Describe this import", self)
        self.describe.setCheckable(True)
        self.describe.setToolTip("Its name, and where the records were searched for")
        self.describe.toggled.connect(self._unfold)
        self._again = _quiet("Retry failed", "Try all files again that could not be read", self)
        self._again.clicked.connect(self._retry_all)
        self._colours = _quiet("Colours …", "Say what the colours of passages mean", self)
        self._colours.clicked.connect(self.colours_asked)
        self.unlock = _quiet("Password …", "Give the password of locked files", self)
        self.unlock.clicked.connect(self._ask_password)
        self._copy = _quiet("Copy", "Copy the results shown as text", self)
        self._copy.clicked.connect(self.results.copy)
        self._undo = _quiet("Undo this import", "Take back what came in", self)
        self._undo.clicked.connect(self._ask_undo)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._stop)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        for button in (self.describe, self._again, self.unlock, self._colours):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(self._copy)
        foot.addWidget(self._undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 8)
        column.setSpacing(_SPACING)
        column.addLayout(head)
        for part in (self._bar, self._now):
            column.addWidget(part)
        column.addWidget(self.results, 1)
        column.addWidget(self.details)
        column.addLayout(foot)

    def _connect(self, importing: Importing) -> None:
        importing.began.connect(self._begin)
        importing.told.connect(self._add)
        importing.batch_told.connect(self._know_batch)
        importing.progressed.connect(self._show_progress)
        importing.reading.connect(self._show_file)
        importing.ended.connect(self._end)
        self.results.asked.connect(self._do)
        self.details.changed.connect(self._tell_details)
        self._theme.changed.connect(self._draw)

    @Slot()
    def _begin(self) -> None:
        if not self.isVisible():
            self._batches.clear()
            self.results.clear()
        self._bar.setRange(0, 0)
        self._now.setText("Looking at the files")
        for part in (self._bar, self._now, self._stop):
            part.show()
        self._say()
        self.show()
        self.raise_()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if not total:
            return  # the first file is being read
        self._bar.show_steps(done, total)
        self._title.setText(f"Importing {done:,} of {counted(total, 'file', 'files')}")

    @Slot(str, int)
    def _show_file(self, path: str, records: int) -> None:
        so_far = f" · {counted(records, 'record', 'records')} so far" if records else ""
        self._now.setText(f"{Path(path).name}{so_far}")

    @Slot(object)
    def _add(self, results: Sequence[ImportResult]) -> None:
        self.results.add(results)
        if not self._importing.is_busy:
            self._say()
        self._offer()

    @Slot(object)
    def _know_batch(self, batch: Batch) -> None:
        self._batches[batch.id] = batch
        self.details.show_details(batch.name, batch.search)
        self._offer()

    @Slot()
    def _end(self) -> None:
        for part in (self._bar, self._now, self._stop):
            part.hide()
        self._say()
        self._offer()
        self.updateGeometry()

    @Slot(str, object)
    def _do(self, deed: Deed, result: ImportResult) -> None:
        if deed is Deed.PASSWORD:
            self._ask_password()
        else:
            self.asked.emit(deed, result)

    @Slot()
    def _retry_all(self) -> None:
        self.retry_asked.emit(self.results.model.failed())

    @Slot()
    def _ask_password(self) -> None:
        self.password_asked.emit(self.results.model.locked())

    @Slot()
    def _ask_undo(self) -> None:
        self.undo_asked.emit(list(self._batches))

    @Slot(object)
    def _tell_details(self, changes: Mapping[str, object]) -> None:
        self.described.emit(list(self._batches), changes)

    @Slot(bool)
    def _unfold(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal gives it so
        self.details.setVisible(is_open)
        self.updateGeometry()
        if is_open:
            self.details.name.setFocus()

    def _offer(self) -> None:
        """Offer what can be done now."""
        model, is_still = self.results.model, not self._importing.is_busy
        self._again.setVisible(is_still and bool(model.counts().get(Outcome.FAILED)))
        self.unlock.setVisible(is_still and bool(model.locked()))
        self._copy.setVisible(bool(model.rowCount()))
        self.describe.setVisible(bool(self._batches))
        self._undo.setVisible(is_still and bool(self._batches))
        self.updateGeometry()

    def _say(self) -> None:
        self._title.setText(self.results.summary() or "Import")
        self.setAccessibleDescription(self._title.text())

    @Slot()
    def _draw(self) -> None:
        self._close.setIcon(self._theme.icon("close"))


def _plain(parent: QWidget) -> QLabel:
    """Names of files come from outside: they are never taken for markup."""
    label = QLabel(parent)
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.hide()
    return label


def _button(words: str, name: str, parent: QWidget, do: object) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAccessibleName(name)
    button.clicked.connect(do)
    return button


def _quiet(words: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
    button.setAccessibleName(name)
    button.hide()
    return button
