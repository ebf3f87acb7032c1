"""An empty place says its sentence whole, however wide it is."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ketareview.ui.empty import EmptyPlace

LONG = "A claim is a statement in your own words, under which passages are filed for and against."


@pytest.mark.parametrize("size", [QSize(500, 300), QSize(1400, 900)])
def test_every_line_of_the_sentence_is_seen(size: QSize, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    place = EmptyPlace("Short.", None, around)
    place.resize(size)
    around.resize(size)
    around.show()
    place.say(LONG)
    label = place.findChild(QLabel, "emptySentence")
    assert label is not None
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert label.heightForWidth(label.width()) > label.fontMetrics().lineSpacing()
