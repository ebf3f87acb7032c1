"""A reviewer at the real window, with a library of her own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketareview import workflows
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.session import Remembered, Session
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.ui.window import MainWindow
from tests.ui.conftest import tidied

__all__ = ["open_window", "tidied"]

Opened = Callable[[], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    """Open the window on the library of this test; the second time as on the next morning."""
    closers: list[Callable[[], object]] = []

    def close() -> None:
        while closers:
            closers.pop()()

    def opened() -> MainWindow:
        close()
        theme = Theme("light")
        theme.dress(qapp)
        library = workflows.open_or_make(tmp_path / "mine.ketareview", reviewer="A. Reviewer")
        pool, viewer, tasks = WorkerPool(1), Viewer(1), TaskRunner()
        remembered = Remembered(tmp_path / "settings.json")
        window = MainWindow(Session(library, pool, viewer, tasks, theme, remembered))
        closers.extend((library.close, pool.close, viewer.close, tasks.shut_down, window.close))
        window.resize(1300, 850)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield opened
    close()
