"""Back and forward, in an article and over tabs."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.ui.reader.find_bar import FindBar
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.reader.page.scrolled import Stand
from ketareview.ui.reader.page.surface import Hold
from ketareview.ui.reader.way.trail import Stop, Trail
from ketareview.ui.session import Session
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.window import MainWindow
from tests.ui.reader.conftest import article_of

_ALT = Qt.KeyboardModifier.AltModifier
_STANDS = st.builds(Stand, st.builds(Hold, st.integers(1, 5), st.just(0.5)))
_STOPS = st.builds(Stop, st.just(uuid4()), _STANDS)


@given(st.lists(_STOPS, min_size=1, max_size=20))
def test_as_far_back_is_as_far_forward(stops: list[Stop]) -> None:
    trail = Trail()
    for left in stops[:-1]:
        trail.leave(left)
    here, gone = stops[-1], []
    while (stop := trail.back(here)) is not None:
        gone.append(here)
        here = stop
    assert not trail.can_go_back
    while (stop := trail.forward(here)) is not None:
        assert stop == gone.pop()
        here = stop
    assert here == stops[-1]


def test_a_jump_after_going_back_forgets_what_lay_ahead() -> None:
    one, two, three = (Stop(uuid4()) for _ in range(3))
    trail = Trail()
    trail.leave(one)
    assert trail.back(two) == one
    trail.leave(one)
    assert not trail.can_go_forward
    assert trail.back(three) == one


def test_articles_that_are_gone_are_passed_over() -> None:
    article = uuid4()
    trail = Trail()
    trail.leave(Stop(article))
    trail.forget(frozenset({article}))
    assert not trail.can_go_back


@pytest.fixture
def tabs(window: MainWindow, library: Library, qtbot: QtBot) -> ReaderTabs:
    """A window in which the paper is open."""
    found = window.findChild(ReaderTabs, "readerTabs")
    assert found is not None
    open_article(window, found, library, ".pdf", qtbot)
    return found


def open_article(
    window: MainWindow, tabs: ReaderTabs, library: Library, ending: str, qtbot: QtBot
) -> PageView:
    """Open an article and wait for its page."""
    article = article_of(library, ending).id
    window.open_article(article)
    qtbot.waitUntil(lambda: is_shown(tabs, article), timeout=30_000)
    return view_of(tabs)


def is_shown(tabs: ReaderTabs, article: object) -> bool:
    reader = tabs.reader()
    return reader is not None and reader.article.id == article and reader.page_view is not None


def view_of(tabs: ReaderTabs) -> PageView:
    reader = tabs.reader()
    assert reader is not None
    assert reader.page_view is not None
    return reader.page_view


def test_back_comes_to_the_very_place_that_was_left(tabs: ReaderTabs, qtbot: QtBot) -> None:
    view = view_of(tabs)
    view.verticalScrollBar().setValue(137)
    before = view.stand
    view.go_to_page(4)
    view.go_to_page(2)
    after = view.stand
    QTest.keyClick(view, Qt.Key.Key_Left, _ALT)
    QTest.keyClick(view, Qt.Key.Key_Left, _ALT)
    assert view.stand == before
    assert view.verticalScrollBar().value() == 137
    QTest.keyClick(view, Qt.Key.Key_Right, _ALT)
    QTest.keyClick(view, Qt.Key.Key_Right, _ALT)
    assert view.stand == after


def test_short_ways_leave_no_trail(tabs: ReaderTabs) -> None:
    view = view_of(tabs)
    tabs.journey.back()
    tabs.setCurrentIndex(1)
    view.go_to_page(1)
    count = 0
    while tabs.journey.can_go_back and count < 3:
        tabs.journey.back()
        count += 1
    assert count == 1


def test_mouse_buttons_and_toolbar_go_back_and_forward(tabs: ReaderTabs, qtbot: QtBot) -> None:
    view = view_of(tabs)
    view.go_to_page(4)
    there = view.stand
    reader = tabs.reader()
    assert reader is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.BackButton, pos=QPoint(50, 50))
    assert view.verticalScrollBar().value() == 0
    QTest.mouseClick(view.viewport(), Qt.MouseButton.ForwardButton, pos=QPoint(50, 50))
    assert view.stand == there
    back = next(b for b in reader.findChildren(QToolButton) if b.toolTip().startswith("Back"))
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert view.verticalScrollBar().value() == 0


def test_back_goes_to_the_article_that_was_read_before(
    window: MainWindow, tabs: ReaderTabs, library: Library, qtbot: QtBot
) -> None:
    first = view_of(tabs)
    first.verticalScrollBar().setValue(211)
    paper = article_of(library, ".pdf").id
    open_article(window, tabs, library, ".html", qtbot)
    window.commands["go-back"].trigger()
    assert is_shown(tabs, paper)
    assert first.verticalScrollBar().value() == 211
    window.commands["go-back"].trigger()
    assert tabs.reader() is None
    window.commands["go-forward"].trigger()
    assert is_shown(tabs, paper)


def test_back_opens_an_article_again_where_it_was_closed(
    window: MainWindow, tabs: ReaderTabs, library: Library, qtbot: QtBot
) -> None:
    view = view_of(tabs)
    view.verticalScrollBar().setValue(300)
    before = view.stand
    paper = article_of(library, ".pdf").id
    window.commands["close-tab"].trigger()
    window.commands["go-back"].trigger()
    qtbot.waitUntil(lambda: is_shown(tabs, paper), timeout=30_000)
    qtbot.waitUntil(lambda: view_of(tabs).verticalScrollBar().value() == 300)
    assert view_of(tabs).stand == before


def test_stepping_through_places_found_is_one_jump(
    window: MainWindow, tabs: ReaderTabs, session: Session, qtbot: QtBot
) -> None:
    view = view_of(tabs)
    reader = tabs.reader()
    assert reader is not None
    window.commands["find"].trigger()
    bar = reader.findChild(FindBar)
    assert bar is not None
    field = bar.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "had gone after two weeks")
    qtbot.waitUntil(lambda: not session.tasks.is_busy, timeout=20_000)  # for each letter typed
    qtbot.waitUntil(lambda: len(view.found) > 20, timeout=20_000)
    for _ in range(20):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.current_found == 20
    assert view.verticalScrollBar().value() > 1000
    tabs.journey.back()
    assert view.verticalScrollBar().value() == 0
