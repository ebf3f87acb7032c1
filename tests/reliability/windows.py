"""The real window on a library, as a reviewer has it, on no screen."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.session import Remembered, Session
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.ui.window import MainWindow
from tests.screens import UNSEEN

_QUIET = 60  # milliseconds without work, three times in a row, after which everything has ended
_TURN = 20
_TURNS = 6_000


@contextmanager
def opened(library: Library, folder: Path, *, backups: Path | None = None) -> Iterator[MainWindow]:
    """Show the window until the block ends; what it remembers is below the folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", UNSEEN)
    app = QApplication.instance() or QApplication([])
    theme, tasks, viewer = Theme("light"), TaskRunner(), Viewer(1)
    remembered = Remembered(folder / "settings.json")
    with WorkerPool() as pool:
        parts = (library, pool, viewer, tasks, theme, remembered)
        window = MainWindow(Session(*parts, folder=folder / "kept", backups=backups))
        window.resize(1300, 850)
        window.show()
        window.activateWindow()
        settle(window)
        try:
            yield window
        finally:
            _close(window, app)
            tasks.shut_down()
    viewer.close()


def settle(window: MainWindow) -> None:
    """Let everything end that was begun."""
    quiet = 0
    while quiet < 3:
        QTest.qWait(_QUIET)
        quiet = 0 if window._session.tasks.is_busy else quiet + 1


def wait_for(holds: Callable[[], object]) -> bool:
    """Let the window live until something holds, two minutes at most; tell whether it did."""
    for _ in range(_TURNS):
        if holds():
            return True
        QTest.qWait(_TURN)
    return False


def _close(window: QWidget, app: QCoreApplication) -> None:
    window.close()
    window.close()  # the first time it may wait for a backup
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
