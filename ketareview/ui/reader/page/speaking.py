"""Screen readers are told where the caret goes, and what is selected, chosen and changed."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
)

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.selecting import Place
from ketareview.ui.reader.page.spoken import SpokenPage

if TYPE_CHECKING:
    from ketareview.ui.reader.page.page_view import PageView


class Speaking(QObject):
    """Sends what changed to Qt, which hands it to the system's screen reader, if there is one."""

    def __init__(self, view: "PageView") -> None:
        super().__init__(view)
        _install()
        self._view = view
        self.page = SpokenPage(view)  # kept here: Qt keeps no reference of its own
        self.send = QAccessible.updateAccessibility
        self._told: tuple[Place | None, tuple[Piece, ...], str] = (None, (), "")
        self._told_chosen = ""
        view.selecting.changed.connect(self._tell)
        view.overlaid.connect(self._tell_chosen)

    def _tell(self) -> None:
        if not QAccessible.isActive():
            return
        caret, pieces = self._view.selecting.caret, self._view.selecting.pieces
        marked = self._marked_at(caret)
        before, self._told = self._told, (caret, pieces, marked)
        words = self.page.words
        if caret is not None and caret != before[0]:
            self.send(QAccessibleTextCursorEvent(self._view, words.cursorPosition()))
        if pieces != before[1]:
            start, end = words.selected_units()
            self.send(QAccessibleTextSelectionEvent(self._view, start, end))
        if marked and marked != before[2]:
            self._announce(marked)

    def _tell_chosen(self) -> None:
        """Tell the tags and words of what is chosen now, or its tags when they were changed."""
        if not QAccessible.isActive():
            return
        chosen = next((mark for mark in self._view.marks if mark.id == self._view.chosen), None)
        told = "" if chosen is None else f"{chosen.told}: {self.page.words_of(chosen)}"
        if told and told != self._told_chosen:
            self._announce(told)
        self._told_chosen = told

    def _marked_at(self, caret: Place | None) -> str:
        there = (
            mark.told
            for mark in self._view.marks
            for piece in mark.pieces
            if caret is not None
            and piece.page == caret.page
            and piece.start <= caret.offset < piece.end
        )
        return "; ".join(there)

    def _announce(self, words: str) -> None:
        self.send(QAccessibleAnnouncementEvent(self._view, words))


def _made(_kind: str, asked: QObject) -> QAccessibleInterface | None:
    speaking = getattr(asked, "speaking", None)
    return speaking.page if isinstance(speaking, Speaking) else None


@cache
def _install() -> None:
    QAccessible.installFactory(_made)
