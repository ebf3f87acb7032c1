"""None, True and False under PySide6."""

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import ketareview.ui


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="they are immortal from Python 3.12 on")
def test_constants_outlive_more_calls_of_qt_than_they_have_references(qtbot: QtBot) -> None:
    assert ketareview.ui.__doc__
    widget = QWidget()
    qtbot.addWidget(widget)
    for _ in range(200_000):
        widget.update()
        widget.isVisible()
    for constant in (None, True, False):
        assert sys.getrefcount(constant) > 1_000_000_000
