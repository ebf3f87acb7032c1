"""Pictures of the study card: what is proposed, what is written, and what is typed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ketareview.library import Library
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.beside.study_pane import StudyPane
from ketareview.ui.reader.beside.study_rows import OfferLine
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.window import MainWindow

Save = Callable[[QWidget, Path], None]

_CLEARED = ("design", "randomised", "guessed", "resistance", "funding")
_CLEARED_OF_ARM = ("agent", "dose", "n")


class Studying:
    """Clears some fields of a sample paper's card, and takes that back at the end."""

    def __init__(
        self,
        window: MainWindow,
        wait_for: Callable[[Callable[[], bool]], None],
        pause: Callable[[int], None],
        save: Save,
    ) -> None:
        self._window, self._wait_for = window, wait_for
        self._pause, self._save = pause, save
        self._library: Library = window._session.library

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        tab = self._open()
        spots = [(field, 0) for field in _CLEARED] + [(field, 1) for field in _CLEARED_OF_ARM]
        for field, place in spots:
            self._library.studies.clear(tab.article.id, field, place)
        self._window.commands["show-study"].trigger()
        pane = tab.findChild(StudyPane)
        assert pane is not None
        self._wait_for(lambda: any(isinstance(each, OfferLine) for each in pane.model.lines))
        self._pause(400)
        QTest.keyClick(pane.list, Qt.Key.Key_Home)
        while not isinstance(pane.list.line, OfferLine):
            QTest.keyClick(pane.list, Qt.Key.Key_Down)
        self._pause(900)
        self._save(self._window, out / f"study-proposal-{name}.png")
        pane.list.go_to(pane.model.row_of("result", 1))
        self._pause(900)
        self._save(self._window, out / f"study-result-{name}.png")
        pane.list.go_to(pane.model.row_of("comparator", 2))
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
        pane.editor.words.clear()
        QTest.keyClicks(pane.editor.words, "pla")
        self._pause(400)
        self._save(self._window, out / f"study-typing-{name}.png")
        QTest.keyClick(pane.editor.words, Qt.Key.Key_Escape)
        for _ in spots:
            self._library.history.undo()
        self._window.commands["close-tab"].trigger()

    def _open(self) -> ReaderTab:
        articles = self._library.articles
        lines = articles.lines(articles.all()).values()
        line = next(each for each in lines if "Okafor" in each.authors and each.year == 2021)
        self._window.open_article(line.id)
        tabs = self._window.findChild(ReaderTabs, "readerTabs")
        assert isinstance(tabs, ReaderTabs)
        self._wait_for(lambda: tabs.reader() is not None)
        tab = tabs.reader()
        assert tab is not None
        self._wait_for(lambda: tab.page_view is not None)
        self._pause(1500)
        return tab
