"""Pictures of getting about: outline, small pages, ticks, previews, an address asked for."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from ketareview.domain.highlight import Piece
from ketareview.domain.imports import Draft
from ketareview.importing import read_file
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.find_bar import FindBar
from ketareview.ui.reader.way.addresses import AddressBox
from ketareview.ui.reader.way.links import Links
from ketareview.ui.reader.way.panel import WayPanel
from tests.picturing.camera import Pictures, rest, save, wait_for
from tests.ui.reader.way.papers import write_paper

_LEFT = Qt.MouseButton.LeftButton


def make_library(path: Path) -> None:
    """Make a library with a paper that has bookmarks and links."""
    with Library.create(path, reviewer="A. Reviewer") as library, WorkerPool(1) as pool:
        paper = write_paper(path.parent)
        read = read_file(pool, paper)
        draft = read.drafts[0]
        if not isinstance(draft, Draft):
            raise TypeError(draft)
        library.imports.store(library.imports.begin("Way"), read, draft, paper)


def move(widget: QWidget, point: QPointF) -> None:
    """Point at a place; QTest moves the cursor, which lands elsewhere on a scaled screen."""
    there = QPointF(widget.mapToGlobal(point))
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, point, there, no_button, no_button, no_key)
    QCoreApplication.sendEvent(widget, event)


class GettingAbout(Pictures):
    """Goes through the paper."""

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        tab = self._open("pdf")
        panel = tab.findChild(WayPanel, "wayPanel")
        if panel is None:
            raise LookupError("wayPanel")
        self._window.commands["show-outline"].trigger()
        wait_for(lambda: bool(panel.outline.headings))
        self._shoot(out / f"reader-outline-{name}.png")
        panel.setCurrentIndex(1)
        self._find(tab)
        self._shoot(out / f"reader-pages-and-ticks-{name}.png")
        wait_for(lambda: tab.page_view is not None)
        for words, what in (("2]", "reference"), ("Fig. 1", "figure"), ("Table 1", "table")):
            self._point(tab, words)
            self._shoot(out / f"reader-preview-{what}-{name}.png")
        self._ask(tab)
        box = tab.findChild(AddressBox)
        if box is not None:
            save(box, out / f"reader-address-{name}.png")
            box.reject()
        self._window.commands["show-outline"].trigger()
        self._window.commands["close-tab"].trigger()

    def _find(self, tab: ReaderTab) -> None:
        self._window.commands["find"].trigger()
        bar = tab.findChild(FindBar)
        field = bar.findChild(QLineEdit) if bar else None
        if not isinstance(field, QLineEdit) or tab.page_view is None:
            raise LookupError("findBar")
        QTest.keyClicks(field, "two weeks")
        view = tab.page_view
        wait_for(lambda: bool(view.found))
        rest(900)

    def _point(self, tab: ReaderTab, words: str) -> None:
        view = tab.page_view
        links = view.findChild(Links) if view else None
        if view is None or links is None:
            raise LookupError("links")
        view.verticalScrollBar().setValue(0)
        wait_for(lambda: links.finding.mentions is not None)
        start = view.surface.text_of(1).index(words)
        wait_for(lambda: bool(view.surface.boxes(Piece(1, start, start + 1))))
        box = view.surface.boxes(Piece(1, start, start + 1))[0]
        for point in (QPointF(2.0, 2.0), box.center() - view.seen().topLeft()):
            move(view.viewport(), point)
        wait_for(links.card.isVisible)
        rest(300)

    def _ask(self, tab: ReaderTab) -> None:
        view = tab.page_view
        if view is None:
            raise LookupError("pageView")
        start = view.surface.text_of(1).index("The protocol")
        box = view.surface.boxes(Piece(1, start, start + 1))[0]
        QTest.mouseClick(
            view.viewport(), _LEFT, pos=(box.center() - view.seen().topLeft()).toPoint()
        )
        wait_for(lambda: tab.findChild(AddressBox) is not None)
        rest(300)
