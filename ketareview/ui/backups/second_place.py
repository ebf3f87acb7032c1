"""Another folder for backups, on a disk that outlives this one."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ketareview.ui.backups.watching import Watching
from ketareview.ui.session import Session

CHOOSE = "Choose second place …"


class SecondPlace(QObject):
    """Asks for it, keeps it, and has all backups copied there."""

    changed = Signal()
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, watching: Watching, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._watching = watching
        self._window = parent

    @Slot()
    def ask(self) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self._window, "Second place for backups")
        dialog.setObjectName("secondPlaceDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.use)
        dialog.open()

    @Slot(str)
    def use(self, name: str) -> None:
        """Use a folder from now on, or none."""
        try:
            self._session.remembered.change(lambda now: replace(now, second_place=name))
        except OSError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
        if name:
            self._watching.back_up_anew()
