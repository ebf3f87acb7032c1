"""Two papers, or two places of one, stand side by side."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.ui.panes import Panes
from ketareview.ui.reader import ReaderTab
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store
from tests.ui.window.test_window import PATIENCE


@pytest.fixture
def panes(window: MainWindow) -> Panes:
    found = window.findChild(Panes, "panes")
    assert isinstance(found, Panes)
    return found


def sides(panes: Panes) -> int:
    return 2 if panes.is_split else 1


def reading(panes: Panes, qtbot: QtBot) -> ReaderTab:
    """The article on the current side, once its page is there."""

    def is_there() -> bool:
        reader = panes.reader()
        return reader is not None and reader.desk is not None

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    reader = panes.reader()
    assert reader is not None
    return reader


def test_one_article_on_both_sides_shows_the_same_highlights(
    window: MainWindow, panes: Panes, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    article = store(library, paper(tmp_path), title="Dreams")
    window.open_article(article.id)
    left = reading(panes, qtbot)
    assert sides(panes) == 1
    window.commands["split-view"].trigger()
    qtbot.waitUntil(lambda: panes.reader() is not left, timeout=PATIENCE)
    right = reading(panes, qtbot)
    assert sides(panes) == 2
    assert right.article.id == left.article.id
    mark(library, article)
    for side in (left, right):
        view = side.page_view
        assert view is not None
        qtbot.waitUntil(lambda: len(view.marks) == 1, timeout=PATIENCE)  # noqa: B023 - waited for
    window.commands["split-view"].trigger()
    assert sides(panes) == 1
    assert panes.reader() is left


def test_an_article_moves_across_and_its_side_closes_when_it_is_empty(
    window: MainWindow, panes: Panes, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    one = store(library, paper(tmp_path), title="Dreams")
    window.open_article(one.id)
    reading(panes, qtbot)
    window.commands["move-across"].trigger()
    qtbot.waitUntil(lambda: len(panes.second.readers()) == 1, timeout=PATIENCE)
    assert panes.first.readers() == []
    window.open_article(one.id)
    assert panes.current is panes.second
    reading(panes, qtbot)
    window.commands["move-across"].trigger()
    qtbot.waitUntil(lambda: len(panes.first.readers()) == 1, timeout=PATIENCE)
    assert sides(panes) == 1


def test_the_focus_tells_on_which_side_one_is(
    window: MainWindow, panes: Panes, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    article = store(library, paper(tmp_path), title="Dreams")
    window.open_article(article.id)
    left = reading(panes, qtbot)
    window.commands["split-view"].trigger()
    qtbot.waitUntil(lambda: panes.reader() is not left, timeout=PATIENCE)
    reading(panes, qtbot)
    left.setFocus()
    qtbot.waitUntil(lambda: panes.current is panes.first)
    window.commands["close-tab"].trigger()
    assert panes.first.readers() == []
    assert len(panes.second.readers()) == 1


def test_a_tab_closes_when_its_article_is_deleted(
    window: MainWindow, panes: Panes, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    article = store(library, paper(tmp_path), title="Dreams")
    window.open_article(article.id)
    reading(panes, qtbot)
    library.articles.delete([article.id])
    qtbot.waitUntil(lambda: panes.readers() == [], timeout=PATIENCE)
