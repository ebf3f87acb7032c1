"""The backups there are, and what can be done with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.backups import Backup
from ketareview.domain.progress import Progress
from ketareview.ui.backups.backup_choice import BackupChoice
from ketareview.ui.backups.inside_dialog import InsideDialog
from ketareview.ui.backups.restored_dialog import RestoredDialog
from ketareview.ui.backups.second_place import CHOOSE, SecondPlace
from ketareview.ui.backups.watching import Watching
from ketareview.ui.backups.words import told, when
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.latest import Latest
from ketareview.ui.session import Session
from ketareview.ui.two_lines import BELOW, TwoLines
from ketareview.workflows.backing_up import Compared, restore_beside

_NOTHING = "There is no backup yet."
_NO_PLACE = "Second place: none. A stick or a network folder survives what happens to this disk."
_LIBRARY = ".ketareview"


@dataclass(frozen=True, slots=True)
class _Found:
    backups: tuple[Backup, ...]
    elsewhere: frozenset[str]


class BackupTab(QWidget):
    """The newest first; nothing here overwrites a library."""

    failed = Signal(object)  # Exception

    def __init__(self, session: Session, watching: Watching, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._watching = watching
        self._backups: Sequence[Backup] = ()
        self._looking = Latest(session.tasks)
        self.place = _hint(self)
        self.second = QPushButton(CHOOSE, self)
        self.forget = QPushButton("Use none", self)
        self.list = QListWidget(self)
        self.list.setObjectName("backupList")
        self.list.setAccessibleName("Backups")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(TwoLines(session.theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.now = QPushButton("Back up now", self)
        self.folder = QPushButton("Open folder", self)
        self.inside = QPushButton("Bring back …", self)
        self.restore = QPushButton("Restore …", self)
        self.others = QPushButton("Other backups …", self)
        self.others.setToolTip("Restore a backup of another library, or one that lies elsewhere")
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.now.clicked.connect(self._back_up)
        self.folder.clicked.connect(self._open_folder)
        place = SecondPlace(session, watching, self)
        place.changed.connect(self.refresh)
        place.failed.connect(self.failed)
        self.second.clicked.connect(place.ask)
        self.forget.clicked.connect(lambda: place.use(""))
        self.inside.clicked.connect(self._look_inside)
        self.restore.clicked.connect(self._ask_restore)
        self.others.clicked.connect(self._ask_other)
        self.list.itemActivated.connect(self._look_inside)
        self.list.currentRowChanged.connect(self._enable)
        watching.made.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Look into the folders again."""
        library, places = self._session.library, self._watching.places

        def work(_progress: Progress) -> _Found:
            second = places.second
            there = library.backups.all(second) if second and second.is_dir() else ()
            return _Found(
                library.backups.all(places.folder), frozenset(each.path.name for each in there)
            )

        self._show_place()
        self._looking.start("Look at backups", work, done=self._show, failed=self.failed.emit)

    def stop(self) -> None:
        """Look no more."""
        self._looking.stop()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.place, 1)
        head.addWidget(self.second)
        head.addWidget(self.forget)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.now, self.folder, self.others):
            foot.addWidget(button)
        foot.addStretch()
        for button in (self.inside, self.restore):
            foot.addWidget(button)
        ours = (self.now, self.folder, self.others, self.inside, self.restore)
        for button in (*ours, self.second, self.forget):
            button.setAutoDefault(False)
        self.now.setProperty("main", True)  # noqa: FBT003 - the name of the property says it
        self._stack.addWidget(EmptyPlace(_NOTHING, None, self))
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self._enable()

    def _show_place(self) -> None:
        second = self._watching.places.second
        here = f"Kept in {self._watching.folder}."
        self.place.setText(f"{here}\nSecond place: {second}" if second else f"{here}\n{_NO_PLACE}")
        self.forget.setVisible(second is not None)

    def _show(self, found: _Found) -> None:
        self._backups = found.backups
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for backup in found.backups:
            item = QListWidgetItem(when(backup.made), self.list)
            below = told(backup, is_elsewhere=backup.path.name in found.elsewhere)
            item.setData(BELOW, below)
            item.setToolTip(str(backup.path))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{when(backup.made)}. {below}")
        self._stack.setCurrentIndex(1 if found.backups else 0)
        self.list.setCurrentRow(min(row, len(found.backups) - 1))
        self._enable()

    def _chosen(self) -> Backup | None:
        row = self.list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    @Slot()
    def _enable(self) -> None:
        for button in (self.inside, self.restore):
            button.setEnabled(self._chosen() is not None)

    @Slot()
    def _back_up(self) -> None:
        self.now.setEnabled(False)
        task = self._watching.back_up()
        task.ended.connect(lambda: self.now.setEnabled(True))

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._watching.folder)))

    @Slot()
    def _look_inside(self) -> None:
        backup = self._chosen()
        if backup is not None:
            dialog = InsideDialog(backup, self._session, self)
            dialog.failed.connect(self.failed)
            dialog.open()

    @Slot()
    def _ask_restore(self) -> None:
        backup = self._chosen()
        if backup is not None:
            self._ask_target(backup)

    @Slot()
    def _ask_other(self) -> None:
        choice = BackupChoice(self._watching.folder, self._session.tasks, self)
        choice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choice.picked.connect(self._ask_target)
        choice.open()

    @Slot(object)
    def _ask_target(self, backup: Backup) -> None:
        dialog = QFileDialog(self, "Restore to a new library")
        dialog.setObjectName("restoreDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_LIBRARY.removeprefix("."))
        dialog.setDirectory(str(self._session.place.parent))
        local = backup.made.astimezone()
        stem = self._session.place.stem
        dialog.selectFile(f"{stem} restored {local:%Y-%m-%d %H.%M}{_LIBRARY}")
        dialog.fileSelected.connect(lambda name: self.restore_to(backup, Path(name)))
        dialog.open()

    def restore_to(self, backup: Backup, target: Path) -> None:
        """Restore to a new file, after a backup of what is open now."""
        library = self._session.library

        def work(progress: Progress) -> Compared:
            return restore_beside(library, backup, target, progress)

        def start() -> None:
            self._session.tasks.start(
                "Restore backup", work, done=self._show_restored, failed=self.failed.emit
            )

        if self._watching.is_changed:
            self._watching.back_up_then(start)
        else:
            start()

    def _show_restored(self, compared: Compared) -> None:
        RestoredDialog(compared, self).open()


def _hint(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
