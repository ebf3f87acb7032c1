"""Pictures of reading: overlaps, boxes, another reviewer's highlights, a contradiction."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.ui.reader import ReaderTab
from ketareview.ui.window import MainWindow
from tests.picturing.camera import Pictures, rest


class Reading(Pictures):
    """Marks a paper of the sample as busily as reviewers do, and takes it back at the end."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._made: list[UUID] = []

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        tab = self._open("pdf")
        self._mark(tab)
        self._shoot(out / f"reader-overlaps-{name}.png", pause=900)
        tab.show_highlight(self._made[-1])
        self._shoot(out / f"reader-area-{name}.png", pause=600)
        others = tab.findChild(QComboBox, "othersBox")
        if isinstance(others, QComboBox):
            for number, shown in enumerate(("dimmed", "shown", "hidden")):
                others.setCurrentIndex(number)
                self._shoot(out / f"reader-others-{shown}-{name}.png", pause=400)
        self._draw(tab)
        self._shoot(out / f"reader-drawing-{name}.png")
        QTest.keyClick(page_of(tab), Qt.Key.Key_Escape)
        for ground in ("sepia", "dark", "printed"):
            self._window.commands[f"pages-{ground}"].trigger()
            self._shoot(out / f"reader-pages-{ground}-{name}.png", pause=900)
        self._window.commands["split-view"].trigger()
        self._shoot(out / f"reader-split-{name}.png", pause=2500)
        self._window.commands["split-view"].trigger()
        self._library.highlights.delete(self._made)
        rest(400)
        self._window.commands["close-tab"].trigger()

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
        rest(300)


def page_of(tab: ReaderTab) -> QAbstractScrollArea:
    """The page of a reader."""
    view = tab.findChild(QAbstractScrollArea, "pageView")
    if not isinstance(view, QAbstractScrollArea):
        raise TypeError("pageView")
    return view
