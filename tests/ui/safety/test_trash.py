"""The trash in the window: restoring, emptying, making the file smaller."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.library import Library
from ketareview.ui.safety.trash_dialog import TrashDialog
from ketareview.ui.toast import Toast
from ketareview.ui.window import MainWindow
from tests.library.papers import paper, store

PATIENCE = 20_000


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


@pytest.fixture
def deleted(library: Library, tmp_path: Path) -> Article:
    article = store(library, paper(tmp_path, "large.txt", [os.urandom(100_000).hex()]))
    library.articles.delete([article.id])
    return article


def opened(window: MainWindow, qtbot: QtBot) -> TrashDialog:
    window.commands["show-trash"].trigger()
    dialog = window.findChild(TrashDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "frees" in dialog._room.text(), timeout=PATIENCE)
    return dialog


def answer(dialog: TrashDialog, words: str) -> None:
    [box] = [each for each in dialog.findChildren(QMessageBox, "question") if each.isVisible()]
    [button] = [each for each in box.findChildren(QAbstractButton) if each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(window: MainWindow) -> str:
    toast = window.findChild(Toast, "toast")
    assert toast is not None
    return toast.text()


def test_what_was_deleted_is_restored_with_the_keyboard(
    window: MainWindow, library: Library, deleted: Article, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    assert dialog.list.model().rowCount() == 1
    assert dialog.restore.isEnabled()  # the first one is chosen already
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.articles.all() == [deleted.id], timeout=PATIENCE)
    qtbot.waitUntil(lambda: dialog.list.model().rowCount() == 0, timeout=PATIENCE)
    assert not dialog.restore.isEnabled()


def test_the_list_is_filtered(
    window: MainWindow, library: Library, deleted: Article, qtbot: QtBot
) -> None:
    topic = library.topics.add("Sleep")
    library.topics.delete(topic.id)
    dialog = opened(window, qtbot)
    assert dialog.list.model().rowCount() == 2
    QTest.keyClicks(dialog.filter, "SLE")
    assert [dialog.list.model().index(row, 0).data() for row in range(1)] == ["Sleep"]
    assert dialog.list.model().rowCount() == 1


def test_emptying_asks_makes_a_backup_and_says_what_it_freed(
    window: MainWindow, library: Library, deleted: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(window, qtbot)
    dialog.empty.click()
    answer(dialog, "Cancel")
    assert library.trash.freeable().files == 1
    dialog.empty.click()
    answer(dialog, "Empty trash")
    qtbot.waitUntil(lambda: "1 file removed" in said(window), timeout=PATIENCE)
    assert library.trash.freeable().files == 0
    assert list((tmp_path / "home").rglob("*.ketabackup"))
    qtbot.waitUntil(dialog.compact.isEnabled, timeout=PATIENCE)
    size = library.path.stat().st_size
    dialog.compact.click()
    answer(dialog, "Make smaller")
    qtbot.waitUntil(lambda: "smaller by" in said(window), timeout=PATIENCE)
    assert library.path.stat().st_size < size
    library.topics.add("Afterwards")


def test_undoing_a_deletion_after_emptying_says_that_the_file_is_gone(
    window: MainWindow, library: Library, deleted: Article, qtbot: QtBot
) -> None:
    library.trash.empty()
    qtbot.waitUntil(window.commands["undo"].isEnabled, timeout=PATIENCE)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: "removed when the trash was emptied" in said(window), timeout=PATIENCE)
