"""A closed reader is freed with all that was on it, however often an article is opened."""

import gc
from collections import Counter
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.library import Library
from ketareview.reading import PageLayout
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.reader.page.pictures import Pictures
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.window import MainWindow
from tests.ui.reader.conftest import Reader, article_of
from tests.ui.reader.hands import Hands


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_a_reader_with_highlights_that_were_chosen_is_freed(
    library: Library, reader: Reader, tasks: TaskRunner, qtbot: QtBot, ending: str
) -> None:
    left = _used_and_closed(Hands(reader(ending), qtbot), library, tasks, qtbot)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [name for name, part in left.items() if part() is not None] == []


def test_an_article_that_is_opened_again_and_again_leaves_nothing(
    window: MainWindow, library: Library, tasks: TaskRunner, qtbot: QtBot
) -> None:
    tabs = window.findChild(ReaderTabs, "readerTabs")
    assert tabs is not None
    article = article_of(library, ".pdf").id
    parts_of_window: list[Counter[str]] = []
    for _ in range(4):
        window.open_article(article)
        qtbot.waitUntil(lambda: _is_read(tabs), timeout=120_000)
        tabs.close_tab(tabs.currentIndex())
        qtbot.waitUntil(lambda: not tasks.is_busy)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qtbot.waitUntil(lambda: not _left_of_readers())
        parts_of_window.append(_parts(window))
    assert parts_of_window[1:] == parts_of_window[:1] * 3


def _is_read(tabs: ReaderTabs) -> bool:
    """Whether a page is shown with its letters."""
    tab = tabs.reader()
    view = tab.page_view if tab else None
    return view is not None and bool(view.surface.boxes(Piece(1, 0, 10)))


def _left_of_readers() -> list[str]:
    gc.collect()
    kinds = (ReaderTab, PageView, Pictures, Page, PageLayout)
    return [type(each).__name__ for each in gc.get_objects() if isinstance(each, kinds)]


def _parts(window: MainWindow) -> Counter[str]:
    return Counter(each.metaObject().className() for each in window.findChildren(QObject))


def _used_and_closed(
    hands: Hands, library: Library, tasks: TaskRunner, qtbot: QtBot
) -> dict[str, ref[QObject]]:
    hands.points("Ketamine")
    hands.view.selecting.take((Piece(1, 0, 40),))
    hands.type("e5")
    qtbot.waitUntil(lambda: bool(library.highlights.of(hands.tab.article.id)))
    (made,) = library.highlights.of(hands.tab.article.id)
    hands.tab.show_highlight(made.id)
    qtbot.waitUntil(lambda: hands.view.chosen == made.id)
    hands.type("+")
    qtbot.waitUntil(lambda: not tasks.is_busy)
    parts: dict[str, QObject] = {
        "tab": hands.tab,
        "desk": hands.desk,
        "page": hands.view,
        "list": hands.cards,
    }
    hands.tab.close_reader()
    hands.tab.hide()
    hands.tab.deleteLater()
    return {name: ref(part) for name, part in parts.items()}
