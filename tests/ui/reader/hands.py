"""What a reviewer's hands do on a page: point at words, drag over them, type."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from ketareview.domain.highlight import Piece
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.beside.highlight_list import CardList
from ketareview.ui.reader.desk import Desk
from ketareview.ui.reader.page.page_view import PageView

_PLAIN = Qt.KeyboardModifier.NoModifier
_PATIENCE = 120_000  # milliseconds: a worker may hardly get a processor where much else runs


class Waiting(Protocol):
    """Lets the window live until something holds, as pytest-qt's QtBot does."""

    def waitUntil(  # noqa: N802 - as pytest-qt names it
        self, callback: Callable[[], bool], *, timeout: int = ...
    ) -> None:
        """Wait, some milliseconds at most."""


class Hands:
    """Works one reader with real events."""

    def __init__(self, tab: ReaderTab, qtbot: Waiting) -> None:
        self.tab = tab
        self._qtbot = qtbot

    @property
    def desk(self) -> Desk:
        """The page with its search."""
        desk = self.tab.desk
        assert desk is not None
        return desk

    @property
    def view(self) -> PageView:
        """The page."""
        return self.desk.view

    @property
    def cards(self) -> CardList:
        """The list of highlights beside the page."""
        found = self.tab.findChild(CardList, "highlightList")
        assert isinstance(found, CardList)
        return found

    def piece(self, words: str, page: int = 1) -> Piece:
        """Where words first stand on a page."""
        start = self.view.surface.text_of(page).index(words)
        return Piece(page, start, start + len(words))

    def points(self, words: str, page: int = 1) -> tuple[QPoint, QPoint]:
        """Points of the viewport inside the first and the last letter of words."""
        piece = self.piece(words, page)
        first = Piece(page, piece.start, piece.start + 1)
        last = Piece(page, piece.end - 1, piece.end)
        self._qtbot.waitUntil(lambda: bool(self.view.surface.boxes(piece)), timeout=_PATIENCE)
        corner = self.view.seen().topLeft()
        begin, end = (self.view.surface.boxes(each)[0].center() for each in (first, last))
        return (begin - corner).toPoint(), (end - corner).toPoint()

    def drag(self, words: str, page: int = 1, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press in the first letter, pull to the last, let go."""
        self.pull(*self.points(words, page), modifiers)

    def pull(self, begin: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press at a point of the viewport, move to another, let go."""
        viewport, button = self.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(viewport, button, modifiers, begin)
        for point in ((begin + end) / 2, end):
            self._move(point, modifiers)
        QTest.mouseRelease(viewport, button, modifiers, end)

    def click(
        self, words: str, page: int = 1, times: int = 1, modifiers: Qt.KeyboardModifier = _PLAIN
    ) -> None:
        """Click into the first letter of words, up to three times in a row."""
        point, _ = self.points(words, page)
        viewport, button = self.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mouseClick(viewport, button, modifiers, point)
        if times > 1:
            QTest.mouseDClick(viewport, button, modifiers, point)
        if times > 2:
            QTest.mouseClick(viewport, button, modifiers, point)

    def type(self, text: str) -> None:
        """Type on the page."""
        QTest.keyClicks(self.view, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press a key on the page."""
        QTest.keyClick(self.view, key, modifiers)

    def selected(self) -> list[str]:
        """The words of each piece selected."""
        text_of = self.view.surface.text_of
        return [text_of(p.page)[p.start : p.end] for p in self.view.selecting.pieces]

    def _move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        # QTest.mouseMove knows no pressed button, so the event is made whole.
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(self.view.viewport().mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            modifiers,
        )
        QCoreApplication.sendEvent(self.view.viewport(), event)
