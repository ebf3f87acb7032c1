"""The page is told to screen readers: words, caret, selection, highlights."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Piece, Tags
from ketareview.library import Library
from ketareview.reading import passage
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands
from tests.ui.reader.papers import ITALICS, SENTENCES


@pytest.fixture(params=[".pdf", ".html"])
def hands(reader: Reader, qtbot: QtBot, request: pytest.FixtureRequest) -> Hands:
    made = Hands(reader(request.param), qtbot)
    made.points(SENTENCES[0])
    return made


def page_of(hands: Hands) -> QAccessibleInterface:
    """The page as Qt hands it to a screen reader."""
    return QAccessible.queryAccessibleInterface(hands.view)


def words_of(hands: Hands) -> QAccessibleTextInterface:
    return page_of(hands).textInterface()


def units(text: str) -> int:
    """Its length as Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def test_the_words_of_the_page_are_told(hands: Hands) -> None:
    text = hands.view.surface.text_of(1)
    words = words_of(hands)
    assert page_of(hands).role() == QAccessible.Role.Document
    assert page_of(hands).text(QAccessible.Text.Name) == "Page 1"
    assert words.characterCount() == units(text)
    assert words.text(0, words.characterCount()) == text
    begin = units(text[: text.index(SENTENCES[1])])
    assert words.text(begin, begin + units(SENTENCES[1])) == SENTENCES[1]


def test_wide_letters_are_counted_as_qt_counts(reader: Reader, qtbot: QtBot) -> None:
    page = Hands(reader(".html"), qtbot)
    text = page.view.surface.text_of(1)
    begin = units(text[: text.index(ITALICS)])
    assert words_of(page).text(begin, begin + units(ITALICS)) == ITALICS


def test_the_caret_is_told_and_put(hands: Hands) -> None:
    words = words_of(hands)
    hands.press(Qt.Key.Key_F7)
    before = words.cursorPosition()
    hands.press(Qt.Key.Key_Right)
    assert words.cursorPosition() == before + 1
    words.setCursorPosition(7)
    assert words.cursorPosition() == 7


def test_a_selection_is_made_and_told(hands: Hands) -> None:
    text = hands.view.surface.text_of(1)
    begin = units(text[: text.index(SENTENCES[1])])
    words = words_of(hands)
    words.setSelection(0, begin, begin + units(SENTENCES[1]))
    assert hands.selected() == [SENTENCES[1]]
    assert words.selectionCount() == 1
    words.removeSelection(0)
    assert words.selectionCount() == 0


def test_each_letter_has_its_place_on_the_screen(hands: Hands) -> None:
    text = hands.view.surface.text_of(1)
    offset = units(text[: text.index(SENTENCES[0])])
    words = words_of(hands)
    box = words.characterRect(offset)
    assert box.width() > 0
    assert page_of(hands).rect().contains(box.center())
    assert words.offsetAtPoint(box.center()) == offset
    assert words.characterRect(words.characterCount() + 5).isEmpty()
    assert words.offsetAtPoint(QPoint(-5000, -5000)) in range(-1, words.characterCount())


@pytest.fixture
def heard(hands: Hands) -> Iterator[list[QAccessibleEvent]]:
    """What a screen reader would be sent."""
    events: list[QAccessibleEvent] = []
    hands.view.speaking.send = events.append
    QAccessible.setActive(True)
    yield events
    QAccessible.setActive(False)


def test_the_caret_and_the_selection_are_announced(
    hands: Hands, heard: list[QAccessibleEvent]
) -> None:
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_Right)
    moved = heard[-1]
    assert isinstance(moved, QAccessibleTextCursorEvent)
    assert moved.cursorPosition() == words_of(hands).cursorPosition()
    hands.press(Qt.Key.Key_Return)
    selected = heard[-1]
    assert isinstance(selected, QAccessibleTextSelectionEvent)
    told = words_of(hands).text(selected.selectionStart(), selected.selectionEnd())
    assert told == hands.selected()[0]


def test_a_highlight_that_is_chosen_or_changed_is_announced(
    hands: Hands, heard: list[QAccessibleEvent], library: Library, qtbot: QtBot
) -> None:
    source = hands.tab.article.sources[0].sha256
    pages = library.sources.pages(source)
    start = pages[0].text.index(SENTENCES[0])
    found = passage(pages, [Piece(1, start, start + len(SENTENCES[0]))], source)
    library.highlights.add(hands.tab.article.id, found, Tags("efficacy", "trial"))
    qtbot.waitUntil(lambda: page_of(hands).childCount() == 1)
    hands.type("j")
    assert said(heard) == f"Efficacy, randomised trial, supports: {SENTENCES[0]}"
    hands.type("2-")
    wanted = f"Efficacy, mechanism or preclinical, contradicts: {SENTENCES[0]}"
    qtbot.waitUntil(lambda: said(heard) == wanted)


def said(heard: list[QAccessibleEvent]) -> str:
    """What was announced last."""
    announced = [each for each in heard if isinstance(each, QAccessibleAnnouncementEvent)]
    return announced[-1].message()


def test_highlights_are_parts_of_the_page(hands: Hands, library: Library, qtbot: QtBot) -> None:
    source = hands.tab.article.sources[0].sha256
    pages = library.sources.pages(source)
    start = pages[0].text.index(SENTENCES[0])
    found = passage(pages, [Piece(1, start, start + len(SENTENCES[0]))], source)
    library.highlights.add(hands.tab.article.id, found, Tags("efficacy", "trial", "contradicts"))
    qtbot.waitUntil(lambda: page_of(hands).childCount() == 1)
    told = page_of(hands).child(0)
    assert told is not None
    name = told.text(QAccessible.Text.Name)
    assert name.endswith(SENTENCES[0])
    assert "Efficacy" in name
    assert "contradicts" in name
    assert page_of(hands).rect().intersects(told.rect())
    assert page_of(hands).indexOfChild(told) == 0
    centre = told.rect().center()
    assert page_of(hands).childAt(centre.x(), centre.y()) is told
