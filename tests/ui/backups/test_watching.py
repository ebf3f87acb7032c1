"""Backups are made when it is time, failures are told, and nothing waits for them in vain."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight
from ketareview.domain.ids import new_id
from ketareview.library import Library
from ketareview.library.models import TopicRow
from ketareview.ui.backups.closing import ClosingDialog
from ketareview.ui.backups.watching import Watching
from ketareview.ui.banner import MessageBanner
from ketareview.ui.session import Session
from ketareview.ui.toast import Toast
from ketareview.ui.window import MainWindow
from tests.library.papers import mark


def watching(window: MainWindow) -> Watching:
    found = window.findChild(Watching)
    assert found is not None
    return found


def has_topics(library: Library, count: int) -> bool:
    return len(library.topics.tree()) == count


def is_offered(window: MainWindow, words: str) -> bool:
    return any(each.text() == words and each.isEnabled() for each in window.commands)


def settled(window: MainWindow, qtbot: QtBot, library: Library, folder: Path) -> Watching:
    """Wait for a first backup, after which nothing is changed."""
    found = watching(window)
    with qtbot.waitSignal(found.made):
        found.back_up()
    qtbot.waitUntil(lambda: not window._session.tasks.is_busy)
    assert len(library.backups.all(folder)) == 1
    return found


def test_half_an_hour_of_change_makes_a_backup_and_no_change_makes_none(
    window: MainWindow, qtbot: QtBot, library: Library, folder: Path, article: Article
) -> None:
    found = settled(window, qtbot, library, folder)
    assert not found.is_changed
    assert not found.timer.isActive()
    mark(library, article)
    qtbot.waitUntil(found.timer.isActive)
    assert found.timer.interval() == 30 * 60 * 1000
    with qtbot.waitSignal(found.made):
        found.timer.timeout.emit()
    assert len(library.backups.all(folder)) == 2
    assert not found.timer.isActive()


def test_what_an_earlier_session_left_is_backed_up_too(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: watching(window).is_changed)
    assert watching(window).timer.isActive()


def test_a_backup_that_fails_is_a_banner_and_the_window_goes_on(
    window: MainWindow, qtbot: QtBot, library: Library, folder: Path, article: Article
) -> None:
    folder.write_bytes(b"a file where the folder should be")
    found = watching(window)
    with qtbot.waitSignal(found.failed):
        found.back_up()
    banner = window.findChild(MessageBanner)
    assert banner is not None
    qtbot.waitUntil(banner.isVisible)
    assert "No backup was made" in banner.text()
    assert found.is_changed
    assert found.timer.isActive()  # it is tried again
    mark(library, article)


def test_a_suspiciously_small_backup_is_told(
    window: MainWindow,
    qtbot: QtBot,
    library: Library,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = settled(window, qtbot, library, folder)
    monkeypatch.setattr("ketareview.domain.backups.SUSPICIOUS", 2.0)
    with qtbot.waitSignal(found.made):
        found.back_up()
    banner = window.findChild(MessageBanner)
    assert banner is not None
    qtbot.waitUntil(banner.isVisible)
    assert "Both are kept" in banner.text()
    assert len(library.backups.all(folder)) == 2


def test_many_things_are_deleted_after_a_backup(
    window: MainWindow, qtbot: QtBot, kept: Session, library: Library, folder: Path
) -> None:
    done: list[int] = []
    kept.safety.first(50, lambda: done.append(len(library.backups.all(folder))))
    assert done == [0]
    kept.safety.first(51, lambda: done.append(len(library.backups.all(folder))))
    qtbot.waitUntil(lambda: done == [0, 1])


def test_what_changed_much_is_undone_and_redone_after_a_backup(
    window: MainWindow, qtbot: QtBot, library: Library, folder: Path, article: Article
) -> None:
    found = settled(window, qtbot, library, folder)
    before = len(library.topics.tree())
    with library._database.write("Add many topics") as session:
        for number in range(60):
            session.add(TopicRow(id=new_id(), name=f"{number}", position=number, definition=""))
    for name, backups, more in (("undo", 2, 0), ("redo", 3, 60)):
        qtbot.waitUntil(partial(is_offered, window, f"{name.capitalize()}: add many topics"))
        with qtbot.waitSignal(found.made):
            window.commands[name].trigger()
        assert len(library.backups.all(folder)) == backups
        qtbot.waitUntil(partial(has_topics, library, before + more))
    library.topics.add("One")
    qtbot.waitUntil(partial(is_offered, window, "Undo: add topic"))
    window.commands["undo"].trigger()
    qtbot.waitUntil(partial(has_topics, library, before + 60))
    assert len(library.backups.all(folder)) == 3


def test_a_deletion_goes_on_though_no_backup_can_be_made(
    window: MainWindow, qtbot: QtBot, kept: Session, folder: Path
) -> None:
    folder.write_bytes(b"a file where the folder should be")
    done: list[bool] = []
    kept.safety.first(51, lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True])


def test_closing_makes_a_last_backup(
    window: MainWindow, qtbot: QtBot, library: Library, folder: Path
) -> None:
    qtbot.waitUntil(lambda: watching(window).is_changed)
    assert not window.close()
    assert window.findChild(ClosingDialog) is not None
    qtbot.waitUntil(window.isHidden)
    assert len(library.backups.all(folder)) == 1


def test_closing_without_a_backup_is_one_key_away(
    window: MainWindow, qtbot: QtBot, library: Library, folder: Path
) -> None:
    qtbot.waitUntil(lambda: watching(window).is_changed)
    window.close()
    dialog = window.findChild(ClosingDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.isHidden)


def test_a_failing_backup_does_not_keep_the_window_open(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    folder.write_bytes(b"a file where the folder should be")
    qtbot.waitUntil(lambda: watching(window).is_changed)
    window.close()
    dialog = window.findChild(ClosingDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.leave.text() == "Close")
    QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.isHidden)


def test_nothing_waits_where_nothing_was_changed(
    window: MainWindow, qtbot: QtBot, library: Library, folder: Path
) -> None:
    settled(window, qtbot, library, folder)
    assert window.close()


def test_one_is_reminded_of_a_second_place(
    kept: Session, qtbot: QtBot, highlight: Highlight
) -> None:
    kept.remembered.change(
        lambda now: type(now)(second_place="/nowhere", second_place_reached="2020-01-01T00:00:00Z")
    )
    window = MainWindow(kept)
    qtbot.addWidget(window)
    window.show()
    toast = window.findChild(Toast)
    assert toast is not None
    qtbot.waitUntil(lambda: "could not be reached" in toast.text())
    assert kept.remembered.now.second_place_reminded
    window.close()
    window.close()


def test_the_second_place_has_all_that_the_first_one_has(
    window: MainWindow, kept: Session, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    kept.remembered.change(lambda now: type(now)(second_place=str(second)))
    with qtbot.waitSignal(watching(window).made):
        watching(window).back_up()
    [backup] = library.backups.all(second)
    library.backups.open(backup.path).close()
    assert kept.remembered.now.second_place_reached
