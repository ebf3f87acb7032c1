"""Backups and other times are listed, looked into, and single things come back out of them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import TypeVar

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight, Tags
from ketareview.library import Library
from ketareview.ui.backups.backup_choice import BackupChoice
from ketareview.ui.backups.dialog import BackupsDialog
from ketareview.ui.backups.inside_dialog import InsideDialog
from ketareview.ui.backups.plan_dialog import PlanDialog
from ketareview.ui.backups.restored_dialog import RestoredDialog, command
from ketareview.ui.banner import MessageBanner
from ketareview.ui.session import Session
from ketareview.ui.two_lines import BELOW
from ketareview.ui.window import MainWindow
from tests.library.papers import mark

W = TypeVar("W", bound=QWidget)


def shown(window: MainWindow, qtbot: QtBot, kind: type[W]) -> W:
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    found = window.findChild(kind)
    assert found is not None
    return found


def listed(window: MainWindow, qtbot: QtBot) -> BackupsDialog:
    """Open the dialog and make a first backup in it."""
    window.commands["show-backups"].trigger()
    dialog = shown(window, qtbot, BackupsDialog)
    QTest.mouseClick(dialog.backups.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.backups.list.count() == 1)
    return dialog


def test_a_backup_is_made_and_told(window: MainWindow, qtbot: QtBot) -> None:
    dialog = listed(window, qtbot)
    below = dialog.backups.list.item(0).data(BELOW)
    assert "1 article · 1 highlight · 0 claims" in below
    assert "after “" in below
    dialog.reject()


def test_a_highlight_is_brought_back_with_keys_alone(
    window: MainWindow, qtbot: QtBot, library: Library, highlight: Highlight
) -> None:
    dialog = listed(window, qtbot)
    library.highlights.change(highlight.id, Tags("onset", "review", note="second"))
    dialog.backups.list.setFocus()
    QTest.keyClick(dialog.backups.list, Qt.Key.Key_Return)
    inside = shown(window, qtbot, InsideDialog)
    qtbot.waitUntil(lambda: inside.things.model.rowCount() == 1)
    QTest.keyClicks(inside.things.filter, "nothing like it")
    assert inside.things.model.rowCount() == 0
    inside.things.filter.clear()
    QTest.keyClicks(inside.things.filter, "first")
    inside.things.list.setFocus()
    QTest.keyClick(inside.things.list, Qt.Key.Key_Home)
    inside.things.list.setCurrentIndex(inside.things.model.index(0))
    QTest.keyClick(inside.things.list, Qt.Key.Key_Return)
    plan = shown(window, qtbot, PlanDialog)
    QTest.keyClick(plan, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.highlights.get(highlight.id).tags == highlight.tags)
    qtbot.waitUntil(lambda: inside.things.model.rowCount() == 0)  # nothing differs any more
    library.history.undo()
    assert library.highlights.get(highlight.id).tags.note == "second"
    inside.reject()
    dialog.reject()


def test_time_goes_back_and_brings_a_single_thing_with_it(
    window: MainWindow, qtbot: QtBot, library: Library, highlight: Highlight, article: Article
) -> None:
    library.highlights.delete([highlight.id])
    mark(library, article, note="later")
    window.commands["show-backups"].trigger()
    dialog = shown(window, qtbot, BackupsDialog)
    dialog.tabs.setCurrentIndex(1)
    time = dialog.time
    qtbot.waitUntil(lambda: time.slider.maximum() > 2)
    time.slider.setFocus()
    QTest.keyClick(time.slider, Qt.Key.Key_Left)
    QTest.keyClick(time.slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: time.things.model.rowCount() == 1)
    assert time.name.text() == "After “Add highlight”"
    assert "not here now" in time.things.model.index(0).data(BELOW).lower()
    time.things.list.setCurrentIndex(time.things.model.index(0))
    QTest.mouseClick(time.things.bring, Qt.MouseButton.LeftButton)
    plan = shown(window, qtbot, PlanDialog)
    QTest.mouseClick(plan.agree, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: highlight.id in library.highlights.all())
    dialog.reject()


def test_a_backup_is_restored_beside_the_open_library(
    window: MainWindow, qtbot: QtBot, library: Library, highlight: Highlight, tmp_path: Path
) -> None:
    dialog = listed(window, qtbot)
    [backup] = library.backups.all(dialog.backups._watching.folder)
    target = tmp_path / "again.ketareview"
    dialog.backups.restore_to(backup, target)
    restored = shown(window, qtbot, RestoredDialog)
    assert restored.table.item(3, 0).text() == "1"  # type: ignore[union-attr]
    with Library.open(target, reviewer="Ben") as again:
        assert again.highlights.get(highlight.id) == highlight
    assert command(target)[-2:] == ["--library", str(target)]
    restored.reject()
    dialog.reject()


def test_a_backup_of_another_library_is_restored(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    with Library.create(tmp_path / "lost.ketareview", reviewer="Ben") as lost:
        lost.topics.add("Kept")
        backup = lost.backups.add(folder)
    dialog = listed(window, qtbot)
    dialog.backups.others.click()
    choice = shown(window, qtbot, BackupChoice)
    qtbot.waitUntil(choice.restore.isEnabled)
    assert backup.library[:8] in choice.list.item(1).text()
    choice.list.setCurrentRow(1)
    QTest.mouseClick(choice.restore, Qt.MouseButton.LeftButton)
    asked = shown(window, qtbot, QFileDialog)
    target = tmp_path / "again.ketareview"
    asked.fileSelected.emit(str(target))
    asked.reject()
    shown(window, qtbot, RestoredDialog).reject()
    with Library.open(target, reviewer="Ben") as again:
        assert str(again.id) == backup.library
        assert again.topics.find("Kept").name == "Kept"
    dialog.reject()


def test_a_broken_backup_is_told(
    window: MainWindow, qtbot: QtBot, library: Library, folder: Path
) -> None:
    dialog = listed(window, qtbot)
    [backup] = library.backups.all(folder)
    packed = bytearray(backup.path.read_bytes())
    packed[len(packed) // 2] ^= 0xFF
    backup.path.write_bytes(packed)
    dialog.backups.inside.click()
    banner = window.findChild(MessageBanner)
    assert banner is not None
    qtbot.waitUntil(banner.isVisible)
    assert "cannot be used as a backup" in banner.text()
    shown(window, qtbot, InsideDialog).reject()
    dialog.reject()


def test_a_second_place_is_chosen_and_forgotten(
    window: MainWindow, qtbot: QtBot, kept: Session, library: Library, tmp_path: Path
) -> None:
    dialog = listed(window, qtbot)
    stick = tmp_path / "stick"
    stick.mkdir()
    QTest.mouseClick(dialog.backups.second, Qt.MouseButton.LeftButton)
    asked = shown(window, qtbot, QFileDialog)
    asked.fileSelected.emit(str(stick))
    asked.close()
    qtbot.waitUntil(
        lambda: (
            "second place" in str(dialog.backups.list.item(0).data(BELOW))
            if dialog.backups.list.count()
            else False
        )
    )
    assert len(library.backups.all(stick)) == 1
    QTest.mouseClick(dialog.backups.forget, Qt.MouseButton.LeftButton)
    assert kept.remembered.now.second_place == ""
    dialog.reject()
