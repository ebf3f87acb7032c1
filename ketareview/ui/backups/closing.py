"""A last backup while the window closes; it can be left out, and never keeps the window open."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ketareview.ui.backups.watching import Watching
from ketareview.ui.messages import worded
from ketareview.ui.progress_bar import ProgressBar

_WIDTH = 420
_WORDS = "Everything is saved. A backup of it is being made."


class ClosingDialog(QDialog):
    """Shows how far the backup is; `free` comes when the window may close, whatever happened."""

    free = Signal()

    def __init__(self, watching: Watching, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("closingDialog")
        self.setWindowTitle("Backing up before closing")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._words = QLabel(_WORDS, self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = ProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far the backup is")
        self._bar.show_steps(0, 0)
        buttons = QDialogButtonBox(self)
        self.leave = buttons.addButton(
            "Close without a backup", QDialogButtonBox.ButtonRole.RejectRole
        )
        self.leave.setAutoDefault(False)
        self.leave.setDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(buttons)
        self._has_failed = False
        watching.failed.connect(self._fail)
        self._task = watching.back_up()
        self._task.progressed.connect(self._bar.show_steps)
        self._task.ended.connect(self._end)
        buttons.rejected.connect(self.reject)
        self.rejected.connect(self._leave)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._has_failed = True
        self._words.setText(worded(error))
        self._words.setAccessibleName(self._words.text())
        self._bar.hide()
        self.leave.setText("Close")

    @Slot()
    def _end(self) -> None:
        if not self._has_failed:
            self._bar.show_steps(1, 1)
            self.accept()
            self.free.emit()

    @Slot()
    def _leave(self) -> None:
        self._task.cancel()
        self.free.emit()
