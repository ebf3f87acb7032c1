"""Where both were changed the reviewer chooses what to open."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ketareview.domain.away import Held
from ketareview.ui.safety.away.both_dialog import BothDialog, Side

MINE = Held(1204, 310, datetime(2026, 5, 1, 10, 42, tzinfo=UTC), "Anna")
THEIRS = Held(1190, 305, None, "")


@pytest.fixture
def dialog(qtbot: QtBot) -> BothDialog:
    made = BothDialog("review", "Dropbox", MINE, THEIRS)
    qtbot.addWidget(made)
    made.open()
    return made


def test_it_says_in_two_sentences_what_happened_and_shows_both(dialog: BothDialog) -> None:
    words = dialog.findChildren(QLabel)[0].text()
    assert words.count(". ") == 1
    assert "Nothing is lost" in words
    told = [each.text() for each in dialog.table.findChildren(QLabel)]
    assert told[4].endswith("Anna")
    assert told[5] == "never"
    assert told[6:] == ["Articles", "1,204", "1,190", "Highlights", "310", "305"]


@pytest.mark.parametrize("side", Side)
def test_a_click_chooses(dialog: BothDialog, side: Side) -> None:
    button = {Side.MINE: dialog.mine, Side.THEIRS: dialog.theirs}[side]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.side is side
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "side"), [(Qt.Key.Key_Return, Side.MINE), (Qt.Key.Key_Escape, None)]
)
def test_a_key_chooses(dialog: BothDialog, key: Qt.Key, side: Side | None) -> None:
    QTest.keyClick(dialog, key)
    assert dialog.side is side
    assert not dialog.isVisible()
