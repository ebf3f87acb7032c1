"""Backups and time: two ways back, in one window."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from ketareview.ui.backups.backup_tab import BackupTab
from ketareview.ui.backups.time_tab import TimeTab
from ketareview.ui.backups.watching import Watching
from ketareview.ui.session import Session

_SIZE = (880, 620)


class BackupsDialog(QDialog):
    """Follows the library while it is open."""

    failed = Signal(object)  # Exception
    brought = Signal(str)  # what came back

    def __init__(self, session: Session, watching: Watching, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("backupsDialog")
        self.setWindowTitle("Backups")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.backups = BackupTab(session, watching, self)
        self.time = TimeTab(session, watching, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Ways back")
        self.tabs.addTab(self.backups, "Backups")
        self.tabs.addTab(self.time, "Time")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        for part in (self.backups, self.time):
            part.failed.connect(self.failed)
        self.time.done.connect(self.brought)
        self.tabs.currentChanged.connect(self.refresh)
        self.finished.connect(self._stop)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again at what is shown."""
        if self.tabs.currentWidget() is self.time:
            self.time.refresh()
        else:
            self.backups.refresh()

    @Slot()
    def _stop(self) -> None:
        self.backups.stop()
        self.time.stop()
