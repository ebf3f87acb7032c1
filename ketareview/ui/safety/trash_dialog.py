"""The trash: what is in it, taking it out, and making room."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview import settings, workflows
from ketareview.domain.progress import Progress
from ketareview.domain.trash import Freed, Trashed, TrashItem
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.latest import Latest
from ketareview.ui.messages import counted, sentence
from ketareview.ui.progress_bar import ProgressBar
from ketareview.ui.safety.asking import ask
from ketareview.ui.safety.trash_model import TrashModel, size
from ketareview.ui.session import Session
from ketareview.ui.two_lines import TwoLines

T = TypeVar("T")

_SIZE = (760, 560)
_EMPTY = "The trash is empty. What is deleted stays here until it is restored."
_STAYS = (
    "A backup with these files is made first. Their records, highlights and notes stay, and can "
    "be restored; the files come back only from the backup, or by importing them again."
)
_SMALLER = (
    "The library is written anew, compared with the old file, and takes its place. Nothing else "
    "can be done meanwhile, and as much free room as the library takes is needed."
)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the trash holds now, what emptying frees, and what compacting saves."""

    items: tuple[TrashItem, ...]
    free: Freed
    spare: int


class TrashDialog(QDialog):
    """Works in tasks, and follows the library."""

    told = Signal(str)
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("trashDialog")
        self.setWindowTitle("Trash")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._session = session
        self._looking = Latest(session.tasks)
        self._free, self._spare, self._is_working = Freed(0, 0), 0, False
        self._model = TrashModel(self)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter trash")
        self.filter.setAccessibleName("Filter trash")
        self.filter.setClearButtonEnabled(True)
        self.list = QListView(self)
        self.list.setObjectName("trashList")
        self.list.setAccessibleName("What is in the trash")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoLines(session.theme, self.list))
        self._empty = EmptyPlace("Looking …", None, self)
        self._stack = QStackedWidget(self)
        self._room = QLabel(self)
        self._room.setObjectName("hint")
        self._room.setWordWrap(True)
        self._bar = ProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Work in the trash")
        self._bar.hide()
        self.compact = QPushButton("Make file smaller …", self)
        self.empty = QPushButton("Empty trash …", self)
        self.restore = QPushButton("Restore", self)
        self.restore.setProperty("main", True)  # noqa: FBT003 - the name of the property says it
        self._lay_out()
        self._connect()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look what is in the trash now."""
        library = self._session.library

        def work(_progress: Progress) -> _Held:
            items = (item for kind in Trashed for item in library.trash.items(kind))
            return _Held(tuple(items), library.trash.freeable(), library.spare())

        self._looking.start("Look into the trash", work, done=self._show, failed=self.failed.emit)

    def _lay_out(self) -> None:
        title = QLabel("Trash", self)
        title.setObjectName("heading")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.filter)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        foot = QHBoxLayout()
        foot.addWidget(self.compact)
        foot.addWidget(self.empty)
        foot.addStretch()
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._room)
        column.addWidget(self._bar)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.list.selectionModel().selectionChanged.connect(self._allow)
        self.list.activated.connect(self._restore_one)
        self.restore.clicked.connect(self._restore)
        self.empty.clicked.connect(self._ask_to_empty)
        self.compact.clicked.connect(self._ask_to_compact)
        self.finished.connect(self._looking.stop)

    def _show(self, held: _Held) -> None:
        self._model.show(held.items)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setFocus()
        self._free, self._spare = held.free, held.spare
        self._empty.say(_EMPTY)
        self._stack.setCurrentWidget(self._empty if self._model.is_empty else self.list)
        files = counted(held.free.files, "file", "files")
        frees = f"Emptying frees {size(held.free.bytes)} in {files} that nothing else needs."
        saves = f" Making the file smaller saves {size(held.spare)}." if held.spare else ""
        self._room.setText(frees + saves)
        self._allow()

    @Slot()
    def _allow(self) -> None:
        is_free = not self._is_working and not self._session.library.is_only_to_read
        self.restore.setEnabled(is_free and self.list.selectionModel().hasSelection())
        self.empty.setEnabled(is_free and self._free.files > 0)
        self.compact.setEnabled(is_free and self._spare > 0)

    @Slot(str)
    def _filter(self, words: str) -> None:
        self._model.filter(words)
        self._allow()

    @Slot(QModelIndex)
    def _restore_one(self, _index: QModelIndex) -> None:
        self._restore()

    @Slot()
    def _restore(self) -> None:
        chosen = [self._model.item(each.row()) for each in self.list.selectedIndexes()]
        if not chosen or not self.restore.isEnabled():
            return
        trash = self._session.library.trash
        self._start("Restore", lambda _: trash.restore(chosen), self._tell_restored)

    def _tell_restored(self, gone: tuple[str, ...]) -> None:
        words = [sentence("came-back-empty", {"name": name}) for name in gone]
        self._end(" ".join(words) or "Restored.")

    @Slot()
    def _ask_to_empty(self) -> None:
        files = counted(self._free.files, "file", "files")
        words = f"Remove {files} ({size(self._free.bytes)}) for good?"
        ask(self, words, _STAYS, "Empty trash", self._do_empty)

    def _do_empty(self) -> None:
        library = self._session.library
        folder = self._session.backups or settings.folders().backups
        self._start(
            "Empty trash",
            lambda progress: workflows.empty_trash(library, folder, progress),
            lambda freed: self._end(
                f"{counted(freed.files, 'file', 'files')} removed, {size(freed.bytes)}."
            ),
        )

    @Slot()
    def _ask_to_compact(self) -> None:
        words = f"Make the library file smaller by {size(self._spare)}?"
        ask(self, words, _SMALLER, "Make smaller", self._do_compact)

    def _do_compact(self) -> None:
        self._start(
            "Make library smaller",
            self._session.library.compact,
            lambda saved: self._end(f"The library file is smaller by {size(saved)}."),
        )

    def _start(self, name: str, work: Callable[[Progress], T], done: Callable[[T], object]) -> None:
        self._is_working = True
        self._allow()
        self._bar.show_steps(0, 0)
        self._bar.show()
        task = self._session.tasks.start(name, work, done=done, failed=self._fail)
        task.progressed.connect(self._bar.show_steps)

    def _end(self, words: str) -> None:
        self._is_working = False
        self._bar.hide()
        self.told.emit(words)
        self.look()

    def _fail(self, error: Exception) -> None:
        self._is_working = False
        self._bar.hide()
        self.failed.emit(error)
        self.look()
