"""What is seen of highlights on a page: overlaps, areas, lost places, other reviewers' ones."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Highlight, Passage, Piece, Tags
from ketareview.library import Library
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.highlight_list import CardList
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands


@pytest.fixture
def paper(reader: Reader, qtbot: QtBot) -> Hands:
    return Hands(reader(".pdf"), qtbot)


def stored(library: Library, tab: ReaderTab, *pieces: Piece, words: str = "") -> Highlight:
    """Store a passage as another window would; its words are not looked up."""
    source = tab.article.sources[0].sha256
    found = Passage(source, pieces, words)
    return library.highlights.add(tab.article.id, found, Tags("efficacy", "trial"))


def cards(tab: ReaderTab) -> CardList:
    found = tab.findChild(CardList, "highlightList")
    assert isinstance(found, CardList)
    return found


def shows(tab: ReaderTab, count: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: cards(tab).model().rowCount() == count)


def test_a_passage_that_lost_its_place_is_listed_and_chosen(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    lost = stored(library, paper.tab, words="words that are not there")
    shows(paper.tab, 1, qtbot)
    paper.tab.show_highlight(lost.id)
    qtbot.waitUntil(lambda: paper.view.chosen == lost.id)
    paper.press(Qt.Key.Key_I)
    paper.press(Qt.Key.Key_J)
    assert paper.view.chosen == lost.id


def test_overlapping_areas_are_gone_through_with_one_key(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    one = stored(library, paper.tab, Piece(1, box=Rect(60, 60, 200, 100)))
    other = stored(library, paper.tab, Piece(1, box=Rect(100, 80, 200, 100)))
    apart = stored(library, paper.tab, Piece(1, box=Rect(60, 400, 200, 100)))
    shows(paper.tab, 3, qtbot)
    paper.tab.show_highlight(one.id)
    qtbot.waitUntil(lambda: paper.view.chosen == one.id)
    seen = []
    for _ in range(2):
        paper.press(Qt.Key.Key_I)
        seen.append(paper.view.chosen)
    assert seen == [other.id, one.id]
    assert apart.id not in seen
