"""A library that is open elsewhere: what is offered, and a window in which nothing changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from ketareview.domain.errors import (
    DamagedLibraryError,
    LibraryError,
    LibraryInUseError,
    LibraryUnwritableError,
)
from ketareview.library import Library
from ketareview.ui.actions import TABLE
from ketareview.ui.banner import MessageBanner
from ketareview.ui.safety.instead import Choice, Instead
from ketareview.ui.safety.reading_only import READING
from ketareview.ui.window import MainWindow
from ketareview.workflows import looked_at

PATIENCE = 20_000
IN_USE = LibraryInUseError(path="review", holder="Ben (laptop)", since="2026-05-01 10:42+02:00")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "papers.ketareview"
    Library.create(path, reviewer="A. Reviewer").close()
    with looked_at(path, tmp_path / "cache", reviewer="A. Reviewer") as looked:
        yield looked


def buttons(box: Instead) -> dict[str, QAbstractButton]:
    return {button.text(): button for button in box.buttons()}


@pytest.mark.parametrize(
    ("error", "has_look"),
    [
        (IN_USE, True),
        (LibraryUnwritableError(path="review", finding="read-only"), True),
        (DamagedLibraryError(path="review", finding="torn"), False),
    ],
)
def test_looking_is_offered_where_it_is_possible(
    qtbot: QtBot, error: LibraryError, *, has_look: bool
) -> None:
    box = Instead(error)
    qtbot.addWidget(box)
    assert ("Look at it" in buttons(box)) is has_look
    assert {"Open another library …", "Quit"} <= buttons(box).keys()


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        ("Look at it", Choice.LOOK),
        ("Open another library …", Choice.OTHER),
        ("Quit", Choice.QUIT),
    ],
)
def test_who_has_it_open_is_told_and_a_choice_given(
    qtbot: QtBot, words: str, choice: Choice
) -> None:
    box = Instead(IN_USE)
    qtbot.addWidget(box)
    assert "Ben (laptop)" in box.text()
    assert "10:42" in box.text()
    box.open()
    QTest.mouseClick(buttons(box)[words], Qt.MouseButton.LeftButton)
    assert box.choice() is choice


def test_escape_quits(qtbot: QtBot) -> None:
    box = Instead(IN_USE)
    qtbot.addWidget(box)
    box.open()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.choice() is Choice.QUIT


def test_all_actions_that_may_change_something_stay_off(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window._session.tasks.is_busy, timeout=PATIENCE)
    window._refresh()
    qtbot.waitUntil(lambda: not window._session.tasks.is_busy, timeout=PATIENCE)
    on = {action.objectName() for action in window.commands if action.isEnabled()}
    assert on <= READING
    window.commands["undo"].setEnabled(True)
    assert not window.commands["undo"].isEnabled()
    assert {entry.key for entry in TABLE} >= READING


def test_the_window_says_that_nothing_can_be_changed(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    banner = window.findChild(MessageBanner, "messageBanner")
    sign = window.findChild(QLabel, "savedSign")
    assert banner is not None
    assert sign is not None
    assert "copy to look at" in banner.text()
    assert sign.text() == "Read only"
    window._session.tasks.start("Add topic", lambda _: library.topics.add("Refused"))
    qtbot.waitUntil(lambda: not window._session.tasks.is_busy, timeout=PATIENCE)
    assert "copy to look at" in banner.text()
    assert sign.text() == "Read only"
