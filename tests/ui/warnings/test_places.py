"""Warnings are reached with a button from every place where evidence is weighed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.maps.page import EvidencePage
from ketareview.ui.places import Place
from ketareview.ui.reports.page import ReportPage
from ketareview.ui.warnings.dialog import WarningsDialog
from ketareview.ui.window import MainWindow

PATIENCE = 30_000


@pytest.mark.parametrize(
    ("place", "page"),
    [(Place.MAP, EvidencePage), (Place.CLAIMS, ClaimPage), (Place.REPORTS, ReportPage)],
)
def test_the_button_opens_them(
    window: MainWindow, place: Place, page: type[QWidget], qtbot: QtBot
) -> None:
    window.show_place(place)
    shown = window.findChild(page)
    assert shown is not None
    (button,) = (b for b in shown.findChildren(QPushButton) if b.text() == "Warnings …")
    assert "Ctrl+Shift+W" in button.toolTip()
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    dialog = window.findChild(WarningsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    dialog.close()
