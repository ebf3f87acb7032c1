"""A wheel turned on while the page still glides takes it further, and never back."""

from itertools import pairwise

from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from ketareview.ui.reader.page.gliding import Glide


def test_a_glide_that_is_taken_further_neither_leaps_nor_goes_back(qtbot: QtBot) -> None:
    bar = QScrollBar()
    qtbot.addWidget(bar)
    bar.setRange(0, 1_000_000)
    glide = Glide(bar)
    glide.by(1000)
    qtbot.waitUntil(lambda: bar.value() > 0)
    values: list[int] = []
    bar.valueChanged.connect(values.append)
    glide.by(100_000)
    assert values == []  # it begins where the page stands
    qtbot.waitUntil(lambda: bar.value() == 101_000)
    assert all(earlier < later for earlier, later in pairwise(values))
