"""The library is opened before the window: what takes long is seen, and can be stopped."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ketareview import workflows
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui.tasks import TaskRunner

_PATIENCE = 400  # milliseconds after which it is shown that something is done
_OPENING = "Opening “{name}” …"
OLDER = (
    "“{name}” was made by an older version of the program. It is brought up to date on a copy; "
    "as it is now it stays beside it."
)
_STOPPING = "Stopping … Nothing is changed."


class OpeningWindow(QDialog):
    """Tells how far it is; Esc, Cancel and closing it ask to stop."""

    stop_asked = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openingWindow")
        self.setWindowTitle("KetaReview")
        self.setFixedWidth(480)
        self._words = QLabel(words, self)
        self._words.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._cancel = QPushButton("Cancel", self)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignRight)
        self.setAccessibleDescription(words)

    @Slot(int, int)
    def tell(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @override
    def reject(self) -> None:
        """Ask to stop; the window stays until everything is as it was."""
        self._cancel.setEnabled(False)
        self._words.setText(_STOPPING)
        self._bar.setRange(0, 0)
        self.stop_asked.emit()


def open_library(path: Path, reviewer: str, tasks: TaskRunner) -> Library | None:
    """Open the library, or make it; None when that was stopped.

    Raises:
        LibraryError: it cannot be used.
    """
    is_older = workflows.is_older(path)
    window = OpeningWindow((OLDER if is_older else _OPENING).format(name=path.stem))
    opened: list[Library] = []
    failures: list[Exception] = []
    waiting = QEventLoop()

    def work(progress: Progress) -> Library:
        return workflows.open_or_make(path, reviewer=reviewer, progress=progress)

    task = tasks.start("Open library", work, done=opened.append, failed=failures.append)
    task.progressed.connect(window.tell)
    task.ended.connect(waiting.quit)
    window.stop_asked.connect(task.cancel)
    QTimer.singleShot(0 if is_older else _PATIENCE, window, window.show)
    waiting.exec()
    window.hide()
    window.deleteLater()
    if failures:
        raise failures[0]
    return opened[0] if opened else None
