"""Every place found and every highlight has a tick beside the scroll bar."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Piece, Tags
from ketareview.library import Library
from ketareview.reading import passage
from ketareview.ui.reader.find_bar import FindBar
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands


@pytest.fixture
def paper(reader: Reader, qtbot: QtBot) -> Hands:
    return Hands(reader(".pdf"), qtbot)


def find(hands: Hands, words: str) -> tuple[QLineEdit, QLabel]:
    """Type words into the line above the page."""
    hands.desk.open_find()
    bar = hands.tab.findChild(FindBar)
    assert bar is not None
    field, count = bar.findChild(QLineEdit), bar.findChild(QLabel)
    assert isinstance(field, QLineEdit)
    assert isinstance(count, QLabel)
    field.clear()
    QTest.keyClicks(field, words)
    return field, count


def test_each_place_found_has_a_tick_and_the_current_one_another(
    paper: Hands, qtbot: QtBot
) -> None:
    _, count = find(paper, "within a day")
    ticks = paper.desk.ticks
    qtbot.waitUntil(lambda: count.text().startswith("1 of "), timeout=20_000)
    qtbot.waitUntil(lambda: f"1 of {len(ticks.ticks)}" == count.text())
    parts = [tick.part for tick in ticks.ticks]
    assert parts == sorted(parts)
    assert ticks.current == ticks.ticks[0]
    paper.desk.step_find(1)
    assert ticks.current == ticks.ticks[1]


def test_a_press_on_a_tick_goes_there(paper: Hands, qtbot: QtBot) -> None:
    _, count = find(paper, "zarate")
    ticks = paper.desk.ticks
    qtbot.waitUntil(lambda: count.text() == "1 of 1", timeout=20_000)
    paper.view.verticalScrollBar().setValue(0)
    y = round(ticks.ticks[0].part * ticks.height())
    QTest.mouseClick(ticks, Qt.MouseButton.LeftButton, pos=QPoint(5, y))
    qtbot.waitUntil(lambda: paper.view.verticalScrollBar().value() > 0)


def test_closing_the_search_takes_its_ticks_away(paper: Hands, qtbot: QtBot) -> None:
    field, count = find(paper, "zarate")
    qtbot.waitUntil(lambda: count.text() == "1 of 1", timeout=20_000)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not paper.desk.ticks.ticks)


def test_a_highlight_has_a_tick_in_the_colour_of_its_claim_type(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    article = paper.tab.article
    sha256 = article.sources[0].sha256
    stored = library.sources.pages(sha256)
    found = passage(stored, [Piece(2, 0, 20)], sha256)
    library.highlights.add(article.id, found, Tags("efficacy", "trial"))
    qtbot.waitUntil(lambda: len(paper.desk.ticks.ticks) == 1)
    tick = paper.desk.ticks.ticks[0]
    assert tick.colour == paper.view.marks[0].colour
    assert 0 < tick.part < 0.5


def test_while_words_are_typed_the_search_begins_where_it_began(paper: Hands, qtbot: QtBot) -> None:
    """One word alone must not lead away from where one began to look for several."""
    paper.view.go_to_page(3)
    field, count = find(paper, "ketamine")
    qtbot.waitUntil(lambda: " of " in count.text(), timeout=20_000)
    first = count.text()
    QTest.keyClicks(field, " lowered")
    qtbot.waitUntil(lambda: " of " in count.text() and count.text() != first, timeout=20_000)
    shown = paper.view.found[paper.view.current_found][0]
    assert shown.page == 3
