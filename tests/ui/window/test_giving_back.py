"""Memory that is free is given back while nothing moves and nothing is under way."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ketareview.domain.progress import Progress
from ketareview.ui.calm import is_calm, tell_motion
from ketareview.ui.tasks import Task, TaskRunner
from ketareview.ui.tidying import Tidying


@pytest.fixture
def tidying(tasks: TaskRunner) -> Iterator[Tidying]:
    parent = QObject()
    yield Tidying(tasks, parent)
    parent.deleteLater()


def test_it_waits_for_pages_and_for_work(tidying: Tidying, tasks: TaskRunner, qtbot: QtBot) -> None:
    qtbot.waitUntil(is_calm)
    started: list[Task[object]] = []
    go_on = threading.Event()

    def work(_progress: Progress) -> None:
        go_on.wait()

    tasks.start("Import", work)
    tasks.started.connect(started.append)
    tidying.give_back()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    tell_motion()
    tidying.give_back()
    assert not started

    qtbot.waitUntil(is_calm)
    tidying.give_back()
    assert [each.name for each in started] == ["Give memory back"]
    qtbot.waitUntil(lambda: not tasks.is_busy)
