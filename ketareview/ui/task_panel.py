"""What is under way and takes longer than a moment, with a way to stop it."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ketareview.ui.progress_bar import ProgressBar
from ketareview.ui.tasks import Task, TaskRunner

_MOMENT = 400  # milliseconds
_BAR = 160


class TaskPanel(QFrame):
    """One row for each task that lasts; hidden while there is none."""

    resized = Signal()

    def __init__(self, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("taskPanel")
        self.setAccessibleName("What is under way")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 8, 6)
        self._column.setSpacing(2)
        tasks.started.connect(self._expect)
        self.hide()

    def is_empty(self) -> bool:
        """Whether nothing is under way that takes long."""
        return self._column.count() == 0

    @Slot(object)
    def _expect(self, task: Task[object]) -> None:
        # Most tasks are over in a moment, and a row costs the window more than many of them.
        _Lasting(task, self).lasting.connect(self._show)

    @Slot(object)
    def _show(self, task: Task[object]) -> None:
        row = _Row(task, self)
        row.gone.connect(self._remove)
        self._column.addWidget(row)
        row.show()
        self.show()
        self.resized.emit()

    @Slot(object)
    def _remove(self, row: QWidget) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(not self.is_empty())
        self.resized.emit()


class _Lasting(QObject):
    """Tells when a task has gone on for longer than a moment."""

    lasting = Signal(object)  # Task

    def __init__(self, task: Task[object], parent: QObject) -> None:
        super().__init__(parent)
        self._task = task
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        self._timer.start(_MOMENT)
        task.ended.connect(self._end)

    @Slot()
    def _tell(self) -> None:
        self._task.ended.disconnect(self._end)
        self.lasting.emit(self._task)
        self.deleteLater()

    @Slot()
    def _end(self) -> None:
        self._timer.stop()
        self.deleteLater()


class _Row(QWidget):
    gone = Signal(object)

    def __init__(self, task: Task[object], parent: QWidget) -> None:
        super().__init__(parent)
        self._task = task
        name = QLabel(task.name, self)
        self._bar = ProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName(f"{task.name}: progress")
        stop = QPushButton("Cancel", self)
        stop.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        stop.setAccessibleName(f"Cancel: {task.name}")
        stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(name)
        row.addStretch()
        row.addWidget(self._bar, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(stop)
        self._show_progress(*task.steps)
        task.progressed.connect(self._show_progress)
        task.ended.connect(self._end)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self._bar.show_steps(done, total)

    @Slot()
    def _cancel(self) -> None:
        self._task.cancel()

    @Slot()
    def _end(self) -> None:
        self.gone.emit(self)
