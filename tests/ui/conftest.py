"""What the tests of the window share: they need no screen; a library and workers are real."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.session import Remembered, Session
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.ui.window import MainWindow
from tests.screens import UNSEEN

os.environ.setdefault("QT_QPA_PLATFORM", UNSEEN)


def pytest_configure(config: pytest.Config) -> None:
    """Pass over what the platform without a screen always says."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(autouse=True)
def tidied() -> Iterator[None]:
    """Collect garbage in this thread only (see `ui/tidying.py`), and leave no key held down.

    What outlives a test is not looked through again: that took a third of the time.
    """
    gc.disable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()  # only now has the test before let go of all that it had
    gc.freeze()
    yield
    if QGuiApplication.instance() and QGuiApplication.keyboardModifiers():
        hand = QWidget()
        QTest.keyClick(hand, Qt.Key.Key_Shift)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "papers.ketareview", reviewer="A. Reviewer") as made:
        yield made


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def session(
    library: Library, pool: WorkerPool, theme: Theme, tasks: TaskRunner, tmp_path: Path
) -> Iterator[Session]:
    viewer = Viewer()
    remembered = Remembered(tmp_path / "settings" / "settings.json")
    yield Session(library, pool, viewer, tasks, theme, remembered)
    viewer.close()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    session.tasks.shut_down()
