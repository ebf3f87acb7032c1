"""The panel beside the page leads through the article, and follows it."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTreeView
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Piece, Tags
from ketareview.domain.wayfinding import Heading, Spot
from ketareview.library import Library
from ketareview.reading import passage
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.way.outline_list import OutlineList
from ketareview.ui.reader.way.panel import WayPanel
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands
from tests.ui.reader.way.papers import LONG_TITLE

_TITLES = ["Introduction", LONG_TITLE, "Participants", "Measures", "Results", "Discussion"]


@pytest.fixture
def paper(reader: Reader, qtbot: QtBot) -> Hands:
    return Hands(reader(".pdf"), qtbot)


def panel_of(tab: ReaderTab) -> WayPanel:
    panel = tab.findChild(WayPanel, "wayPanel")
    assert panel is not None
    return panel


def outline_of(hands: Hands, qtbot: QtBot) -> OutlineList:
    """Open the panel and wait for the outline."""
    hands.tab.guide.switch()
    outline = panel_of(hands.tab).outline
    qtbot.waitUntil(lambda: bool(outline.headings), timeout=20_000)
    return outline


def tree_of(outline: OutlineList) -> QTreeView:
    tree = outline.findChild(QTreeView, "outline")
    assert isinstance(tree, QTreeView)
    return tree


def row(tree: QTreeView, title: str) -> QModelIndex:
    """Find an entry of the outline by its title."""
    model = tree.model()
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, title, 1, flags)
    assert found
    return found[0]


def page_read(hands: Hands) -> int:
    return hands.view.surface.page_at(hands.view.seen().center().y())


def test_a_click_on_a_bookmark_goes_to_its_section(paper: Hands, qtbot: QtBot) -> None:
    outline = outline_of(paper, qtbot)
    assert [each.title for each in outline.headings] == [*_TITLES, "References"]
    tree = tree_of(outline)
    place = tree.visualRect(row(tree, "Results")).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    begin, _ = paper.points("Results", page_read(paper))
    assert 0 < begin.y() < 60


def test_the_outline_is_gone_through_by_keys_and_left_by_esc(paper: Hands, qtbot: QtBot) -> None:
    outline = outline_of(paper, qtbot)
    tree = tree_of(outline)
    assert tree.hasFocus()
    tree.setCurrentIndex(row(tree, "Measures"))
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert outline.current == "Results"
    assert paper.view.verticalScrollBar().value() > 0
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert paper.view.hasFocus()


def test_the_section_that_is_read_is_the_chosen_one(paper: Hands, qtbot: QtBot) -> None:
    outline = outline_of(paper, qtbot)
    assert outline.current == "Introduction"
    paper.view.go_to_page(paper.view.surface.last_page())
    qtbot.waitUntil(lambda: outline.current in {"Discussion", "References"})
    paper.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: outline.current == "Introduction")


def test_web_pages_have_the_outline_of_their_headings(reader: Reader, qtbot: QtBot) -> None:
    page = Hands(reader(".html"), qtbot)
    outline = outline_of(page, qtbot)
    titles = [each.title for each in outline.headings]
    assert titles[-3:] == ["Whom to treat", "Adults", "How to treat"]
    levels = {each.title: each.level for each in outline.headings}
    assert levels["Adults"] == levels["Whom to treat"] + 1
    tree = tree_of(outline)
    tree.setCurrentIndex(row(tree, "How to treat"))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outline.current == "How to treat")
    assert not panel_of(page.tab).isTabVisible(1)


def test_small_pages_are_drawn_where_they_are_seen_only(paper: Hands, qtbot: QtBot) -> None:
    paper.tab.guide.switch()
    panel = panel_of(paper.tab)
    panel.setCurrentIndex(1)
    pages = panel.thumbnails
    qtbot.waitUntil(lambda: pages.picture(1) is not None, timeout=20_000)
    last = paper.view.surface.last_page()
    assert last not in pages.seen
    assert pages.picture(last) is None
    pages.scrollToBottom()
    qtbot.waitUntil(lambda: pages.picture(last) is not None, timeout=20_000)


def test_small_pages_have_the_labels_of_the_page_box(paper: Hands, qtbot: QtBot) -> None:
    paper.tab.guide.switch()
    panel = panel_of(paper.tab)
    panel.setCurrentIndex(1)
    pages = panel.thumbnails
    box = paper.tab.findChild(QLineEdit, "pageBox")
    assert isinstance(box, QLineEdit)
    pages.setCurrentIndex(pages.model().index(2, 0))
    QTest.keyClick(pages, Qt.Key.Key_Return)
    assert box.text() == "S-iii"
    assert pages.model().index(2, 0).data() == "S-iii"
    place = pages.visualRect(pages.model().index(1, 0)).center()
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert box.text() == "S-ii"


def test_small_pages_have_bars_where_highlights_stand(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    article = paper.tab.article
    sha256 = article.sources[0].sha256
    stored = library.sources.pages(sha256)
    start = stored[0].text.index("As shown before")
    found = passage(stored, [Piece(1, start, start + 15)], sha256)
    paper.tab.guide.switch()
    panel = panel_of(paper.tab)
    panel.setCurrentIndex(1)
    library.highlights.add(article.id, found, Tags("efficacy", "trial"))
    qtbot.waitUntil(lambda: bool(panel.thumbnails.bars(1)), timeout=20_000)
    bar = panel.thumbnails.bars(1)[0]
    assert 0 < bar.top < bar.bottom < 0.3


def test_an_outline_of_thousands_is_shown_portion_by_portion(paper: Hands, qtbot: QtBot) -> None:
    surface = paper.view.surface
    headings = [Heading(f"{number}", number % 3, Spot(1)) for number in range(2_000)]
    outline = OutlineList(paper.tab)
    qtbot.addWidget(outline)

    outline.show_headings(headings, surface)
    model = tree_of(outline).model()
    assert 0 < model.rowCount() < 600

    qtbot.waitUntil(lambda: model.rowCount() == 667)
    assert model.rowCount(model.index(0, 0)) == 1
    assert outline.headings == tuple(headings)
    outline.shut()
