"""A second place for backups is offered with the first of them, until that is answered."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.ui.backups.watching import Watching
from ketareview.ui.offers import OfferBar
from ketareview.ui.session import Session
from ketareview.ui.window import MainWindow

CHOOSE, NOT_NOW = "Choose second place …", "Not now"


def bar(window: MainWindow) -> OfferBar:
    found = window.findChild(OfferBar)
    assert found is not None
    return found


def button(window: MainWindow, words: str) -> QPushButton:
    [found] = [each for each in bar(window).findChildren(QPushButton) if each.text() == words]
    return found


def backed_up(window: MainWindow, qtbot: QtBot) -> None:
    watching = window.findChild(Watching)
    assert watching is not None
    with qtbot.waitSignal(watching.made):
        watching.back_up()
    qtbot.waitUntil(lambda: not window._session.tasks.is_busy)


def press(it: QPushButton | QToolButton) -> None:
    QTest.mouseClick(it, Qt.MouseButton.LeftButton)


def test_nothing_is_offered_before_there_is_a_backup(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window._session.tasks.is_busy)
    assert not bar(window).isVisible()


def test_whoever_answers_is_asked_once(window: MainWindow, qtbot: QtBot, kept: Session) -> None:
    backed_up(window, qtbot)
    assert "this disk only" in bar(window).text()
    press(button(window, NOT_NOW))
    assert not bar(window).isVisible()
    assert kept.remembered.now.second_place_reminded
    backed_up(window, qtbot)
    assert not bar(window).isVisible()


def test_the_place_is_chosen_there(
    window: MainWindow, qtbot: QtBot, library: Library, kept: Session, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    backed_up(window, qtbot)
    press(button(window, CHOOSE))
    dialog = window.findChild(QFileDialog, "secondPlaceDialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(second))
    dialog.close()
    assert kept.remembered.now.second_place == str(second)
    qtbot.waitUntil(lambda: bool(library.backups.all(second)))
    qtbot.waitUntil(lambda: not kept.tasks.is_busy)


def test_whoever_puts_it_away_is_asked_at_the_next_start(
    window: MainWindow, qtbot: QtBot, kept: Session
) -> None:
    backed_up(window, qtbot)
    [close] = bar(window).findChildren(QToolButton)
    press(close)
    assert not kept.remembered.now.second_place_reminded
    backed_up(window, qtbot)
    assert not bar(window).isVisible()
    later = MainWindow(kept)
    qtbot.addWidget(later)
    later.show()
    qtbot.waitUntil(bar(later).isVisible)
    later.close()


@pytest.mark.parametrize(
    "known", [{"second_place": "/nowhere"}, {"second_place_reminded": "2026-01-01T00:00:00+00:00"}]
)
def test_whoever_has_one_or_was_reminded_is_not_asked(
    window: MainWindow, qtbot: QtBot, kept: Session, known: dict[str, str]
) -> None:
    kept.remembered.change(lambda now: replace(now, **known))  # type: ignore[arg-type]
    backed_up(window, qtbot)
    assert not bar(window).isVisible()
