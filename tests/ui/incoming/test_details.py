"""What is said of an import, as it stands in its fields."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.imports import Search
from ketareview.ui.incoming.details import BatchDetails


def test_a_long_strategy_stays_as_it_is_while_another_field_is_written(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    details = BatchDetails(window)
    strategy = "\n".join(f"{n}     ketamine.mp. <1946 to 2023> ({n})" for n in range(2_000))
    details.show_details("", Search("Embase", strategy))
    assert "1     ketamine.mp. &lt;1946 to 2023&gt; (1)\n" in details.words.toolTip()

    with qtbot.waitSignal(details.changed) as told:
        QTest.keyClicks(details.name, "May")
        QTest.keyClick(details.name, Qt.Key.Key_Return)

    assert told.args == ["May", Search("Embase", strategy)]
