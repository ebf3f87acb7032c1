"""What lasts is shown with a way to stop it; what is over in a moment never is."""

import threading

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.progress import Progress
from ketareview.ui.task_panel import TaskPanel
from ketareview.ui.tasks import TaskRunner


def test_a_task_that_lasts_is_shown_with_its_progress_and_can_be_stopped(
    tasks: TaskRunner, qtbot: QtBot
) -> None:
    area = QWidget()
    qtbot.addWidget(area)
    panel = TaskPanel(tasks, area)
    has_stopped = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress(3, 4)
        finally:
            has_stopped.set()

    task = tasks.start("Undo import", work)
    assert panel.is_empty()
    qtbot.waitUntil(lambda: not panel.is_empty())
    [name] = panel.findChildren(QLabel)
    [bar] = panel.findChildren(QProgressBar)
    [stop] = panel.findChildren(QPushButton)
    assert (name.text(), bar.value(), bar.maximum()) == ("Undo import", 3, 4)

    with qtbot.waitSignal(task.ended):
        stop.click()

    assert has_stopped.is_set()
    assert panel.is_empty()
    assert panel.isHidden()


def test_a_task_that_is_over_in_a_moment_makes_no_row(tasks: TaskRunner, qtbot: QtBot) -> None:
    area = QWidget()
    qtbot.addWidget(area)
    panel = TaskPanel(tasks, area)

    with qtbot.waitSignal(tasks.start("Look", lambda _progress: 1).ended):
        pass

    assert panel.findChildren(QLabel) == []
    assert panel.is_empty()
