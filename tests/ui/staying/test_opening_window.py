"""An older library is upgraded in sight, before the window, and that can be stopped."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketareview.domain.errors import ForeignFileError
from ketareview.library import Library
from ketareview.ui.opening_window import OpeningWindow
from ketareview.ui.safety.away.opening import open_library
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.away import Wish
from tests.library.golden.make import make


def opened(path: Path, tasks: TaskRunner) -> Library | None:
    found = open_library(Wish(path, "Anna", path.parent / "copies"), tasks)
    return None if found is None else found.library


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_older_library_is_upgraded_with_a_window(tmp_path: Path, tasks: TaskRunner) -> None:
    path = tmp_path / "old.ketareview"
    make(path, 1)
    seen: list[str] = []

    def look() -> None:
        windows = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        seen.extend(
            each.accessibleDescription() for each in windows if isinstance(each, OpeningWindow)
        )

    timer = QTimer(interval=1)
    timer.timeout.connect(look)
    timer.start()
    library = opened(path, tasks)
    timer.stop()
    assert library is not None
    library.close()
    assert "brought up to date on a copy" in seen[0]
    assert path.with_name("old.schema-1.ketareview").exists()


def test_escape_stops_it_and_nothing_is_changed(tmp_path: Path, tasks: TaskRunner) -> None:
    path = tmp_path / "old.ketareview"
    make(path, 1)
    before = digest(path)

    def stop() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, OpeningWindow):
                QTest.keyClick(each, Qt.Key.Key_Escape)

    QTimer.singleShot(0, stop)  # before the first step is told: the task asks at each
    assert opened(path, tasks) is None
    assert digest(path) == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_new_library_needs_no_window(tmp_path: Path, tasks: TaskRunner, qtbot: QtBot) -> None:
    library = opened(tmp_path / "new.ketareview", tasks)
    assert library is not None
    library.close()


def test_what_is_no_library_is_refused(tmp_path: Path, tasks: TaskRunner) -> None:
    path = tmp_path / "other.ketareview"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(ForeignFileError):
        opened(path, tasks)
