"""What is said of an import, as it stands in its fields."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.imports import Search
from ketareview.ui.growing_text import GrowingText
from ketareview.ui.incoming.details import BatchDetails


@pytest.fixture
def details(qtbot: QtBot) -> Iterator[BatchDetails]:
    area = QWidget()
    area.resize(500, 400)
    qtbot.addWidget(area)
    details = BatchDetails(area)
    details.resize(area.size())
    with qtbot.waitExposed(area):
        area.show()
    yield details
    area.close()


def test_a_strategy_stays_as_it_is_while_another_field_is_written(
    details: BatchDetails, qtbot: QtBot
) -> None:
    strategy = "\n".join(f"{n}\u00a0\u00a0ketamine.mp. <1946 to 2023> ({n})" for n in range(2_000))
    details.show_details("", Search("Embase", strategy))

    with qtbot.waitSignal(details.changed) as told:
        QTest.keyClicks(details.name, "May")
        QTest.keyClick(details.name, Qt.Key.Key_Return)

    assert told.args == [{"name": "May"}]
    assert details.written() == ("May", Search("Embase", strategy))


def test_a_strategy_is_typed_in_lines_and_kept_when_it_is_left(
    details: BatchDetails, qtbot: QtBot
) -> None:
    low = details.words.sizeHint().height()
    details.words.setFocus()
    QTest.keyClicks(details.words, "1 ketamine")
    QTest.keyClick(details.words, Qt.Key.Key_Return)
    QTest.keyClicks(details.words, "2 depression")
    assert details.words.sizeHint().height() > low
    qtbot.waitUntil(lambda: details.words.verticalScrollBar().maximum() == 0)

    with qtbot.waitSignal(details.changed) as told:
        QTest.keyClick(details.words, Qt.Key.Key_Tab)

    assert told.args == [{"words": "1 ketamine\n2 depression"}]
    assert details.day.hasFocus()


def test_what_is_being_typed_stays_when_more_is_known(details: BatchDetails) -> None:
    fields: tuple[QLineEdit | GrowingText, ...] = (details.name, details.words, details.day)
    for field in fields:
        details.show_details("", Search())
        field.setFocus()
        QTest.keyClicks(field, "2026")
        details.show_details("First search", Search("Embase", "ketamine", date(2026, 1, 31)))
        assert [_words_in(each) == "2026" for each in fields] == [each is field for each in fields]
        details.setFocus()


def _words_in(field: QLineEdit | GrowingText) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
