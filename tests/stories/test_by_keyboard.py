"""A whole paper is coded without a mouse: opened, marked, tagged, changed, undone, closed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.window import MainWindow
from tests.stories.conftest import Opened
from tests.stories.test_main_actions import PATIENCE, import_by_drop, marked, part

_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALL_SENTENCES = 120  # keys after which one has gone through the paper


class Keyboard:
    """Types into whatever has the focus, as a keyboard does."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        QTest.keyClick(self._focused(), key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)

    def wait(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=PATIENCE)

    @property
    def library(self) -> Library:
        return self.window._session.library

    @property
    def view(self) -> PageView:
        tab = part(self.window, QTabWidget, "readerTabs").currentWidget()
        assert isinstance(tab, ReaderTab)
        assert tab.page_view is not None
        return tab.page_view

    def tab_to(self, widget: QWidget) -> None:
        """Move the focus with the Tab key until it is there."""
        for _ in range(40):
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(widget.objectName())

    def go_to(self, words: str) -> None:
        """Go from sentence to sentence until the caret stands before words."""
        surface = self.view.surface
        for _ in range(_ALL_SENTENCES):
            caret = self.view.selecting.caret
            assert caret is not None
            if surface.text_of(caret.page).startswith(words, caret.offset):
                return
            self.type(")")
        raise AssertionError(words)

    def tag(self, keys: str) -> Highlight:
        """Type tags for what is selected, and wait until they are saved and shown."""
        before = {each.id for each in marked(self.window)}
        self.type(keys)
        self.wait(lambda: len(marked(self.window)) == len(before) + 1)
        (made,) = (each for each in marked(self.window) if each.id not in before)
        self.wait(lambda: self.view.chosen == made.id and not self.view.selecting.pieces)
        self.wait(lambda: any(mark.id == made.id for mark in self.view.marks))
        return made

    def now(self, highlight: Highlight) -> Highlight:
        return self.library.highlights.get(highlight.id)

    def in_dialog(self, name: str, work: Callable[[], None]) -> None:
        """Wait for a small window, work in it, end with Ctrl+Enter."""
        self.wait(lambda: self._is_within(name))
        work()
        self.press(Qt.Key.Key_Return, _CTRL)
        self.wait(self.view.hasFocus)

    def _is_within(self, name: str) -> bool:
        focused = QApplication.focusWidget()
        dialog = None if focused is None else focused.window()
        return isinstance(dialog, QDialog) and dialog.objectName() == name

    def _focused(self) -> QWidget:
        self.wait(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused


def open_first_article(keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_1, _CTRL)
    table = part(keys.window, QTableView, "articleTable")
    keys.tab_to(table)
    keys.press(Qt.Key.Key_Return)
    tabs = part(keys.window, QTabWidget, "readerTabs")
    keys.wait(lambda: isinstance(tabs.currentWidget(), ReaderTab))
    keys.wait(lambda: part(keys.window, PageView, "pageView").hasFocus())
    keys.wait(lambda: keys.view.surface.place_at(keys.view.seen().center()) is not None)


def begin(window: MainWindow, qtbot: QtBot) -> Keyboard:
    import_by_drop(window, qtbot, "okafor-2021.pdf")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    keys = Keyboard(window, qtbot)
    open_first_article(keys)
    return keys


def test_a_whole_paper_is_coded_by_keyboard(open_window: Opened, qtbot: QtBot) -> None:
    keys = begin(open_window(), qtbot)
    keys.press(Qt.Key.Key_F7)
    keys.press(Qt.Key.Key_Home, _CTRL)
    background, repeated = mark_sentences(keys)
    method = mark_words_with_topic_and_note(keys)
    result = mark_with_a_new_topic(keys)
    change_under_the_caret(keys, result)
    harm = mark_two_pieces(keys)
    move_the_end(keys, harm)
    discussion = mark_a_paragraph(keys)
    visited = []
    for _ in range(5):
        keys.type("k")
        visited.append(keys.view.chosen)
    assert visited == [each.id for each in (harm, result, method, repeated, background)]
    keys.type("j")
    assert keys.view.chosen == repeated.id
    keys.press(Qt.Key.Key_Delete)
    keys.wait(lambda: len(marked(keys.window)) == 5)
    keys.press(Qt.Key.Key_W, _CTRL)
    tabs = part(keys.window, QTabWidget, "readerTabs")
    keys.wait(lambda: not isinstance(tabs.currentWidget(), ReaderTab))
    left = sorted(marked(keys.window), key=lambda each: each.passage.place)
    assert [each.id for each in left] == [
        each.id for each in (background, method, result, harm, discussion)
    ]
    assert all(keys.library.highlights.quote_ok([each.id for each in left]).values())


def mark_sentences(keys: Keyboard) -> tuple[Highlight, Highlight]:
    """Mark one with its tags, and the next with the same."""
    keys.go_to("About a third")
    keys.press(Qt.Key.Key_Return)
    first = keys.tag("b1")
    assert first.passage.quote.endswith("pressants.")
    keys.go_to("For them the wait")
    keys.press(Qt.Key.Key_Space)
    second = keys.tag("h")
    assert second.tags == first.tags
    return first, second


def mark_words_with_topic_and_note(keys: Keyboard) -> Highlight:
    keys.go_to("Adults aged 21")
    for _ in range(5):
        keys.press(Qt.Key.Key_Right, _CTRL | _SHIFT)
    keys.type("t")
    keys.in_dialog("topicsDialog", lambda: tick_topic(keys, "saf"))
    keys.type("w")
    keys.in_dialog("noteDialog", lambda: keys.type("who came"))
    made = keys.tag("q5")
    assert made.passage.quote == "Adults aged 21 to 70"
    assert made.tags.note == "who came"
    assert any("saf" in name.casefold() for name in topics_of(keys, made))
    return made


def mark_with_a_new_topic(keys: Keyboard) -> Highlight:
    keys.go_to("Twenty-four hours")
    keys.press(Qt.Key.Key_Return)
    keys.type("t")
    keys.in_dialog("topicsDialog", lambda: make_topic(keys, "First day"))
    made = keys.tag("e5")
    assert "First day" in topics_of(keys, made)
    assert made.passage.quote.endswith("(95 % CI 3.1 to 10.5).")
    return made


def change_under_the_caret(keys: Keyboard, highlight: Highlight) -> None:
    """Give it another strength, stance, claim type and basis, each with a key; undo, redo."""
    keys.type("4")
    keys.wait(lambda: keys.now(highlight).tags.strength == "controlled")
    keys.type("-")
    keys.wait(lambda: keys.now(highlight).tags.stance == "contradicts")
    keys.type("n")
    keys.wait(lambda: keys.now(highlight).tags.claim_type == "onset")
    basis = keys.now(highlight).tags.basis
    keys.type("u")
    keys.wait(lambda: keys.now(highlight).tags.basis != basis)
    keys.press(Qt.Key.Key_Z, _CTRL)
    keys.wait(lambda: keys.now(highlight).tags.basis == basis)
    keys.wait(keys.window.commands["redo"].isEnabled)
    keys.press(Qt.Key.Key_Z, _CTRL | _SHIFT)
    keys.wait(lambda: keys.now(highlight).tags.basis != basis)


def mark_two_pieces(keys: Keyboard) -> Highlight:
    """Mark two sentences that do not follow each other, the first found by its words."""
    find(keys, "Dissociation peaked")
    keys.press(Qt.Key.Key_Return)
    keys.type("&")
    keys.go_to("Nausea was")
    keys.press(Qt.Key.Key_Return)
    made = keys.tag("s4")
    first, last = made.passage.quote.split("\nNausea")
    assert first.startswith("Dissociation")
    assert last.endswith("midazolam.")
    return made


def move_the_end(keys: Keyboard, highlight: Highlight) -> None:
    keys.type("[")
    keys.wait(lambda: keys.now(highlight).passage.quote.endswith("midazolam"))
    keys.type("[")
    keys.wait(lambda: keys.now(highlight).passage.quote.endswith("given"))
    keys.press(Qt.Key.Key_Z, _CTRL)
    keys.wait(lambda: keys.now(highlight).passage.quote.endswith("midazolam"))


def mark_a_paragraph(keys: Keyboard) -> Highlight:
    keys.go_to("In this trial")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    made = keys.tag("e4")
    assert made.passage.quote.endswith("what they had received.")
    return made


def topics_of(keys: Keyboard, highlight: Highlight) -> list[str]:
    topics = keys.library.topics.tree()
    return [topic.name for topic in topics if topic.id in highlight.tags.topics]


def tick_topic(keys: Keyboard, letters: str) -> None:
    keys.type(letters)
    keys.press(Qt.Key.Key_Return)


def make_topic(keys: Keyboard, name: str) -> None:
    keys.type(name)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_PageDown)
    keys.press(Qt.Key.Key_Return)


def find(keys: Keyboard, words: str) -> None:
    keys.press(Qt.Key.Key_F, _CTRL)
    keys.wait(lambda: not keys.view.hasFocus())
    keys.type(words)
    keys.wait(lambda: keys.view.current_found >= 0)
    keys.press(Qt.Key.Key_Escape)
    keys.wait(keys.view.hasFocus)
