"""The backups of all libraries in a folder, one of which is to be restored."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.backups import Backup
from ketareview.library import backups_in
from ketareview.ui.backups.words import held, when
from ketareview.ui.latest import Latest
from ketareview.ui.tasks import TaskRunner

_SIZE = (680, 420)
_NONE = "There are no backups in {folder}. Choose another folder: a stick, or a network folder."


class BackupChoice(QDialog):
    """Lists the newest first; `chosen` is there once it was accepted."""

    picked = Signal(object)  # Backup

    def __init__(self, folder: Path, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backupChoice")
        self.setWindowTitle("Restore a backup")
        self.resize(*_SIZE)
        self.chosen: Backup | None = None
        self._backups: Sequence[Backup] = ()
        self._looking = Latest(tasks)
        self._place = QLabel(self)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Backups")
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.restore = buttons.addButton("Restore", role.AcceptRole)
        self.other = buttons.addButton("Another folder …", role.ActionRole)
        buttons.addButton("Cancel", role.RejectRole)
        self.restore.setDefault(True)
        self.other.clicked.connect(self._ask_folder)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(self._choose)
        self.list.currentRowChanged.connect(self._enable)
        self.finished.connect(self._looking.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for part in (self._place, self.list, buttons):
            column.addWidget(part)
        self.look_into(folder)

    def look_into(self, folder: Path) -> None:
        """List what is in a folder."""
        self._place.setText(f"Backups in {folder}")
        self._show((), folder, is_sure=False)
        self._looking.start(
            "Look at backups",
            lambda _: backups_in(folder),
            done=lambda found: self._show(found, folder, is_sure=True),
        )

    def _show(self, found: Sequence[Backup], folder: Path, *, is_sure: bool) -> None:
        self._backups = found
        self.list.clear()
        are_several = len({each.library for each in found}) > 1
        for each in found:
            of = f" · library {each.library[:8]}" if are_several else ""
            self.list.addItem(f"{when(each.made)}{of}\n{held(each)}")
        self.list.setCurrentRow(0 if found else -1)
        self._enable()
        if is_sure and not found:
            self._place.setText(_NONE.format(folder=folder))

    @Slot()
    def _enable(self) -> None:
        self.restore.setEnabled(self.list.currentRow() >= 0)

    @Slot()
    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Folder with backups")
        if name:
            self.look_into(Path(name))

    @Slot()
    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._backups):
            self.chosen = self._backups[row]
            self.accept()
            self.picked.emit(self.chosen)


def ask_for_backup(folder: Path, tasks: TaskRunner) -> Backup | None:
    """Ask which backup is to be restored; None where none is."""
    dialog = BackupChoice(folder, tasks)
    dialog.exec()
    dialog.deleteLater()
    return dialog.chosen
