"""The bar of a task does not hold the window up."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ketareview.ui.progress_bar import ProgressBar


class _Watched(ProgressBar):
    painted = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += event.type() == QEvent.Type.Paint
        super().paintEvent(event)


def test_many_steps_are_painted_once(qtbot: QtBot) -> None:
    bar = _Watched()
    qtbot.addWidget(bar)
    bar.show()
    qtbot.waitExposed(bar)
    qtbot.waitUntil(lambda: bar.painted > 0)
    before = bar.painted

    for done in range(100):
        bar.show_steps(done + 1, 100)

    assert bar.painted == before
    assert (bar.value(), bar.maximum()) == (100, 100)
    qtbot.waitUntil(lambda: bar.painted == before + 1)
