"""The line above a place."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.ui.page_head import PageHead


def test_the_count_stands_on_the_line_of_the_title_beside_tall_controls(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    tall = QPushButton("New claim …", around)
    tall.setMinimumHeight(60)
    head = PageHead("The whole library", around, tall)
    head.count("8 claims")
    head.resize(800, head.sizeHint().height())
    with qtbot.waitExposed(around):
        around.show()

    title, count = (head.findChild(QLabel, name) for name in ("heading", "hint"))
    assert isinstance(title, QLabel)
    assert isinstance(count, QLabel)
    assert title.geometry().bottom() == count.geometry().bottom()
    assert title.height() == title.sizeHint().height()  # its words stand in the middle of more
