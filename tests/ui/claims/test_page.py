"""The list of claims, with hands: written, filtered, merged, moved, deleted, copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.ui.claims.model import Order
from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.places import Place
from ketareview.ui.window import MainWindow
from tests.ui.claims.hands import LOWERS, PATIENCE, Hands, in_chooser, type_name


def test_an_empty_place_says_what_a_claim_is_and_offers_to_make_one(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    window.show_place(Place.CLAIMS)
    page = window.findChild(ClaimPage)
    assert page is not None
    button = next(
        each
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.text().startswith("New claim")
    )

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    type_name(window, LOWERS, qtbot)

    qtbot.waitUntil(lambda: len(library.claims.all()) == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(page.model.lines) == 1, timeout=PATIENCE)
    assert page.list.objectName() == "claimList"


def test_the_list_tells_the_balance_and_the_sources(hands: Hands) -> None:
    line = hands.page.model.lines[0]
    assert line.counts == {"supports": 1, "contradicts": 1}
    hands.wait(lambda: hands.page.model.lines[0].sources is not None)
    told = hands.page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1 for · 1 against" in told


def test_the_statement_and_the_note_are_written_in_place(hands: Hands) -> None:
    hands.page.detail.statement.setFocus()
    hands.page.detail.statement.selectAll()
    QTest.keyClicks(hands.page.detail.statement, "It lowers them")
    QTest.keyClick(hands.page.detail.statement, Qt.Key.Key_Return)
    hands.wait(lambda: hands.library.claims.get(hands.claim.id).statement == "It lowers them")

    hands.page.detail.tabs.setCurrentIndex(3)
    hands.page.detail.note.setFocus()
    QTest.keyClicks(hands.page.detail.note, "Why")
    hands.page.list.setFocus()
    hands.wait(lambda: hands.library.claims.get(hands.claim.id).note == "Why")


def test_an_emptied_statement_and_escape_leave_it_as_it_was(hands: Hands) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        hands.page.detail.statement.setFocus()
        hands.page.detail.statement.selectAll()
        QTest.keyClick(hands.page.detail.statement, Qt.Key.Key_Delete)
        QTest.keyClick(hands.page.detail.statement, key)
        assert hands.page.detail.statement.toPlainText() == LOWERS
    assert hands.library.claims.get(hands.claim.id) == hands.claim


def test_filtering_and_ordering(hands: Hands) -> None:
    hands.library.claims.add("A clinic's advertisement")
    hands.wait(lambda: len(hands.page.model.lines) == 2)
    shown = hands.page.list.model()
    assert [shown.index(row, 0).data() for row in range(2)] == [LOWERS, "A clinic's advertisement"]

    order = next(
        each for each in hands.page.findChildren(QComboBox) if "Order" in each.accessibleName()
    )
    order.setCurrentText(Order.STATEMENT.value)
    assert shown.index(0, 0).data() == "A clinic's advertisement"
    box = next(
        each for each in hands.page.findChildren(QLineEdit) if "Filter" in each.accessibleName()
    )
    QTest.keyClicks(box, "madrs LOWER")
    assert shown.rowCount() == 1
    QTest.keyClicks(box, "zzz")
    assert shown.rowCount() == 0


def test_claims_are_merged_under_the_statement_that_is_kept(hands: Hands) -> None:
    hands.library.claims.add("It does", highlights=[hands.marks[0].id])
    hands.wait(lambda: len(hands.page.model.lines) == 2)
    hands.page.list.setFocus()
    hands.page.list.selectAll()

    hands.window.commands["merge-claims"].trigger()
    in_chooser(hands.window, lambda field: QTest.keyClicks(field, "MADRS"), hands.qtbot)

    hands.wait(lambda: len(hands.library.claims.all()) == 1)
    assert set(hands.stances()) == {each.id for each in hands.marks}


def test_claims_go_to_another_topic_and_to_the_trash(hands: Hands) -> None:
    hands.page.list.setFocus()
    QTest.keyClick(hands.page.list, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    in_chooser(hands.window, lambda field: QTest.keyClicks(field, "PTSD"), hands.qtbot)
    topic = hands.library.topics.find("PTSD").id
    hands.wait(lambda: hands.library.claims.get(hands.claim.id).topic == topic)

    hands.wait(lambda: bool(hands.page.picked()))
    hands.page.list.setFocus()
    QTest.keyClick(hands.page.list, Qt.Key.Key_Delete)
    hands.wait(lambda: not hands.library.claims.all())


def test_claims_step_past_their_neighbours(hands: Hands) -> None:
    other = hands.library.claims.add("Second")
    hands.wait(lambda: len(hands.page.model.lines) == 2)
    hands.page.list.choose(hands.claim.id)
    hands.page.list.setFocus()

    QTest.keyClick(hands.page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    hands.wait(
        lambda: [each.id for each in hands.library.claims.all()] == [other.id, hands.claim.id]
    )
    hands.wait(
        lambda: [each.claim.id for each in hands.page.model.lines] == [other.id, hands.claim.id]
    )
    hands.page.list.choose(hands.claim.id)
    QTest.keyClick(hands.page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.wait(
        lambda: [each.id for each in hands.library.claims.all()] == [hands.claim.id, other.id]
    )


def test_claims_are_copied_with_their_counts(hands: Hands) -> None:
    hands.page.list.setFocus()
    QTest.keyClick(hands.page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().startswith(f"{LOWERS}\n1 for · 1 against")


def test_every_control_has_a_name(hands: Hands) -> None:
    for kind in (QLineEdit, QComboBox):
        for each in hands.page.findChildren(kind):
            if each.isVisible() and not isinstance(each.parent(), QComboBox):
                assert each.accessibleName(), each
    assert QApplication.focusWidget() is not None


def test_a_key_that_is_held_lets_only_one_claim_be_chosen(hands: Hands) -> None:
    other = hands.library.claims.add("Second")
    hands.wait(lambda: len(hands.page.model.lines) == 2)
    QTest.keyPress(hands.page.list, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)

    hands.page.list.choose(other.id)

    assert [each.id for each in hands.page.picked()] == [other.id]
    QTest.keyRelease(hands.page.list, Qt.Key.Key_Control)
