"""Modifiers are set from the page with the keyboard, told below the tags, and undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Highlight, Tags
from ketareview.library import Library
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.coding.modifiers_dialog import ModifiersDialog
from ketareview.workflows import mark
from tests.ui.reader.conftest import Reader, article_of
from tests.ui.reader.papers import SENTENCES


@pytest.fixture
def marked(library: Library) -> Highlight:
    article = article_of(library, "html")
    return mark(library, article, SENTENCES[0], Tags("efficacy", "trial"), occurrence=1)


@pytest.fixture
def tab(marked: Highlight, reader: Reader, qtbot: QtBot) -> ReaderTab:
    made = reader("html")
    made.show_highlight(marked.id)
    qtbot.waitUntil(lambda: button(made).text() == "None")
    return made


def button(tab: ReaderTab) -> QToolButton:
    found = tab.findChild(QToolButton, "modifiersButton")
    assert found is not None
    return found


def opened(tab: ReaderTab, qtbot: QtBot) -> ModifiersDialog:
    assert tab.page_view is not None
    QTest.keyClicks(tab.page_view, "y")
    qtbot.waitUntil(lambda: tab.findChild(ModifiersDialog) is not None)
    found = tab.findChild(ModifiersDialog)
    assert found is not None
    return found


def test_a_modifier_is_ticked_explained_kept_and_undone(
    tab: ReaderTab, library: Library, marked: Highlight, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    row = dialog.row("masking-broken")
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    QTest.keyClicks(row.field, "Most had guessed")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button(tab).text() == "masking likely broken")
    [said] = library.modifiers.of([marked.id])[marked.id]
    assert (said.key, said.reason) == ("masking-broken", "Most had guessed")
    assert "Most had guessed" in button(tab).toolTip()
    library.history.undo()
    qtbot.waitUntil(lambda: button(tab).text() == "None")


def test_a_modifier_without_a_reason_is_refused_beside_it(tab: ReaderTab, qtbot: QtBot) -> None:
    dialog = opened(tab, qtbot)
    row = dialog.row("very-small")
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "needs a reason" in row.problem
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_what_was_set_is_there_again_and_can_be_taken_away(
    tab: ReaderTab, library: Library, marked: Highlight, qtbot: QtBot
) -> None:
    library.modifiers.set(marked.id, {"indirect": "rats"})
    qtbot.waitUntil(lambda: button(tab).text() == "indirect")
    dialog = opened(tab, qtbot)
    row = dialog.row("indirect")
    assert (row.is_ticked, row.reason) == (True, "rats")
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button(tab).text() == "None")
    assert library.modifiers.of([marked.id]) == {}
