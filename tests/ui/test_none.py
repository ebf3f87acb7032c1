import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import ketareview.ui


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_none_outlives_more_calls_of_qt_than_it_has_references(qtbot: QtBot) -> None:
    assert ketareview.ui.__doc__
    widget = QWidget()
    qtbot.addWidget(widget)
    for _ in range(200_000):
        widget.update()
    assert sys.getrefcount(None) > 1_000_000_000
