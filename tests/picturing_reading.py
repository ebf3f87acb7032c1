"""Pictures of reading: overlaps, boxes, another reviewer's highlights, a contradiction."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QWidget

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.library import Library
from ketareview.ui.reader import ReaderTab
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.window import MainWindow

Save = Callable[[QWidget, Path], None]


class Reading:
    """Marks a paper of the sample as busily as reviewers do, and takes it back at the end."""

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
        self._made: list[UUID] = []

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        tab = self._open()
        self._mark(tab)
        self._pause(900)
        self._shoot(out / f"reader-overlaps-{name}.png")
        tab.show_highlight(self._made[-1])
        self._pause(600)
        self._shoot(out / f"reader-area-{name}.png")
        others = tab.findChild(QComboBox, "othersBox")
        if isinstance(others, QComboBox):
            for number, shown in enumerate(("dimmed", "shown", "hidden")):
                others.setCurrentIndex(number)
                self._pause(400)
                self._shoot(out / f"reader-others-{shown}-{name}.png")
        self._draw(tab)
        self._shoot(out / f"reader-drawing-{name}.png")
        QTest.keyClick(page_of(tab), Qt.Key.Key_Escape)
        for ground in ("sepia", "dark", "printed"):
            self._window.commands[f"pages-{ground}"].trigger()
            self._pause(900)
            self._shoot(out / f"reader-pages-{ground}-{name}.png")
        self._window.commands["split-view"].trigger()
        self._pause(2500)
        self._shoot(out / f"reader-split-{name}.png")
        self._window.commands["split-view"].trigger()
        self._library.highlights.delete(self._made)
        self._pause(400)
        self._window.commands["close-tab"].trigger()

    def _open(self) -> ReaderTab:
        lines = self._library.articles.lines(self._library.articles.all()).values()
        line = next(line for line in lines if "pdf" in line.media_type)
        self._window.open_article(line.id)
        tabs = self._window.findChild(ReaderTabs, "readerTabs")
        if tabs is None:
            raise LookupError("readerTabs")
        self._wait_for(lambda: getattr(tabs.reader(), "desk", None) is not None)
        tab = tabs.reader()
        if tab is None:
            raise LookupError("reader")
        self._pause(2500)
        return tab

    def _mark(self, tab: ReaderTab) -> None:
        """Three passages over the first lines, and a box beside them."""
        source = tab.article.sources[0].sha256
        text = self._library.sources.pages(source)[0].text
        begin = len(text) // 3
        given = (
            (Piece(1, begin, begin + 320), Tags("efficacy", "trial", "contradicts")),
            (Piece(1, begin + 60, begin + 160), Tags("acute-safety", "unchecked")),
            (Piece(1, begin + 100, begin + 420), Tags("mechanism", "preclinical")),
            (Piece(1, box=Rect(60, 60, 300, 90)), Tags("dosing", "review")),
        )
        for piece, tags in given:
            words = "" if piece.box else text[piece.start : piece.end]
            found = Passage(source, (piece,), words)
            self._made.append(self._library.highlights.add(tab.article.id, found, tags).id)

    def _draw(self, tab: ReaderTab) -> None:
        view = page_of(tab)
        self._window.commands["draw-area"].trigger()
        for _ in range(4):
            QTest.keyClick(view, Qt.Key.Key_Down)
        self._pause(300)

    def _shoot(self, path: Path) -> None:
        QApplication.processEvents()
        self._save(self._window, path)


def page_of(tab: ReaderTab) -> QAbstractScrollArea:
    """The page of a reader."""
    view = tab.findChild(QAbstractScrollArea, "pageView")
    if not isinstance(view, QAbstractScrollArea):
        raise TypeError("pageView")
    return view
