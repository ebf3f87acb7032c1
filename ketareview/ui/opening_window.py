"""The library is opened before the window: what takes long is seen, and can be stopped."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.domain.progress import Progress
from ketareview.ui.tasks import TaskRunner

T = TypeVar("T")

_PATIENCE = 400  # milliseconds after which it is shown that something is done
OPENING = "Opening “{name}” …"
OLDER = (
    "“{name}” was made by an older version of the program. It is brought up to date on a copy; "
    "as it is now it stays beside it."
)
_STOPPING = "Stopping … Nothing is changed."


class OpeningWindow(QDialog):
    """Tells how far it is; Esc, Cancel and closing it ask to stop."""

    stop_asked = Signal()

    def __init__(self, words: str, stop: str = "Cancel", parent: QWidget | None = None) -> None:
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
        self._cancel = QPushButton(stop, self)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignRight)
        self.setAccessibleDescription(words)
        self.is_stopping = False

    @Slot(int, int)
    def tell(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @override
    def reject(self) -> None:
        """Ask to stop; the window stays until everything is as it was."""
        self.is_stopping = True
        self._cancel.setEnabled(False)
        self._words.setText(_STOPPING)
        self._bar.setRange(0, 0)
        self.stop_asked.emit()


def watched(
    opening: OpeningWindow,
    name: str,
    work: Callable[[Progress], T],
    tasks: TaskRunner,
    *,
    at_once: bool = False,
) -> tuple[T, ...]:
    """Wait for a task with a window that comes up if it takes long; no result where it was stopped.

    Raises:
        Exception: what the task raised.
    """
    results: list[T] = []
    failures: list[Exception] = []
    waiting = QEventLoop()
    task = tasks.start(name, work, done=results.append, failed=failures.append)
    task.progressed.connect(opening.tell)
    task.ended.connect(waiting.quit)
    opening.stop_asked.connect(task.cancel)
    QTimer.singleShot(0 if at_once else _PATIENCE, opening, opening.show)
    waiting.exec()
    opening.hide()
    opening.deleteLater()
    if failures:
        raise failures[0]
    return tuple(results)
