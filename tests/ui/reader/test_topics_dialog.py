"""Topics are ticked by a few letters, wholly by keyboard."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Topic
from ketareview.domain.ids import new_id
from ketareview.ui.reader.coding.topics_dialog import TopicsDialog

_CTRL = Qt.KeyboardModifier.ControlModifier


def topic(name: str, parent: UUID | None = None) -> Topic:
    return Topic(new_id(), name, parent, 0)


EFFICACY, SAFETY = topic("Efficacy"), topic("Safety")
ONSET, BLADDER = topic("Rapid onset", EFFICACY.id), topic("Bladder", SAFETY.id)


class Fingers:
    """Types into the dialog's field."""

    def __init__(self, dialog: TopicsDialog, parent: QWidget) -> None:
        self._parent = parent  # lives as long as what is in it
        self.dialog = dialog
        found = dialog.findChild(QLineEdit)
        assert isinstance(found, QLineEdit)
        self._field = found
        rows = dialog.findChild(QListWidget, "topicChoices")
        assert isinstance(rows, QListWidget)
        self._rows = rows

    def type(self, text: str) -> None:
        QTest.keyClicks(self._field, text)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self._field, key, modifiers)

    def rows(self) -> list[str]:
        return [self._rows.item(row).text().strip() for row in range(self._rows.count())]


@pytest.fixture
def fingers(qtbot: QtBot) -> Fingers:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = TopicsDialog((EFFICACY, ONSET, SAFETY, BLADDER), (SAFETY.id,), parent)
    dialog.show()
    return Fingers(dialog, parent)


def test_all_topics_are_shown_until_something_is_typed(fingers: Fingers) -> None:
    assert fingers.rows() == ["Efficacy", "Rapid onset", "Safety", "Bladder"]
    assert fingers.dialog.ticked() == (SAFETY.id,)


def test_letters_find_and_enter_ticks(fingers: Fingers) -> None:
    fingers.type("ro")
    assert fingers.rows()[0].endswith("Rapid onset")
    fingers.press(Qt.Key.Key_Return)
    assert fingers.dialog.ticked() == (ONSET.id, SAFETY.id)
    fingers.press(Qt.Key.Key_Return)
    assert fingers.dialog.ticked() == (SAFETY.id,)


def test_what_is_typed_after_a_tick_searches_anew(fingers: Fingers) -> None:
    fingers.type("ro")
    fingers.press(Qt.Key.Key_Return)
    fingers.type("bla")
    fingers.press(Qt.Key.Key_Return)
    assert fingers.dialog.ticked() == (ONSET.id, SAFETY.id, BLADDER.id)


def test_arrows_go_through_what_is_found(fingers: Fingers) -> None:
    fingers.press(Qt.Key.Key_Down)
    fingers.press(Qt.Key.Key_Return)
    assert fingers.dialog.ticked() == (ONSET.id, SAFETY.id)


def test_control_and_enter_take_what_is_ticked(fingers: Fingers, qtbot: QtBot) -> None:
    with qtbot.waitSignal(fingers.dialog.accepted):
        fingers.press(Qt.Key.Key_Return, _CTRL)


def test_a_topic_that_is_not_there_can_be_made(fingers: Fingers, qtbot: QtBot) -> None:
    fingers.type("safety/Kidney")
    assert fingers.rows() == ["New topic “Kidney” below “Safety”"]
    with qtbot.waitSignal(fingers.dialog.new_asked) as asked:
        fingers.press(Qt.Key.Key_Return)
    assert asked.args == ["Kidney", SAFETY.id]
    fingers.press(Qt.Key.Key_Return, _CTRL)
    assert fingers.dialog.isVisible()
    made = topic("Kidney", SAFETY.id)
    with qtbot.waitSignal(fingers.dialog.accepted):
        fingers.dialog.add(made)
    assert made.id in fingers.dialog.ticked()


def test_what_is_there_is_not_offered_as_new(fingers: Fingers) -> None:
    fingers.type("BLADDER")
    assert not any(row.startswith("New") for row in fingers.rows())
