"""The page as a screen reader knows it: its words, the caret, the selection, the highlights.

The text is that of the page on which the caret stands, or that is shown. Qt counts it in UTF-16
units, and so do the offsets here.
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextInterface,
)
from typing_extensions import override

from ketareview.domain.highlight import Piece
from ketareview.domain.showing import printed
from ketareview.reading.utf16 import Utf16
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.selecting import Place

if TYPE_CHECKING:
    from ketareview.ui.reader.page.page_view import PageView


class SpokenText(QAccessibleTextInterface):
    """The words of the page with what is marked on them."""

    def __init__(self, view: "PageView") -> None:
        super().__init__()
        self._view = view
        self._known: tuple[str, Utf16] = ("", Utf16(""))

    @property
    def page(self) -> int:
        """The page that is spoken of."""
        view = self._view
        if view.selecting.caret is not None:
            return view.selecting.caret.page
        pieces = view.selecting.pieces
        return pieces[0].page if pieces else view.surface.page_at(view.seen().top() + 48.0)

    @override
    def text(self, startOffset: int, endOffset: int) -> str:
        words = self._words()
        return words[self._place(startOffset) : self._place(endOffset)]

    @override
    def characterCount(self) -> int:
        return self._units(len(self._words()))

    @override
    def cursorPosition(self) -> int:
        caret = self._view.selecting.caret
        return 0 if caret is None else self._units(caret.offset)

    @override
    def setCursorPosition(self, position: int) -> None:
        self._view.selecting.go_to(Place(self.page, self._place(position)))

    @override
    def selectionCount(self) -> int:
        return len(self._selected())

    @override
    def addSelection(self, startOffset: int, endOffset: int) -> None:
        self.setSelection(0, startOffset, endOffset)

    @override
    def removeSelection(self, selectionIndex: int) -> None:
        self._view.selecting.clear()

    @override
    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:
        start, end = sorted((self._place(startOffset), self._place(endOffset)))
        if start < end:
            self._view.selecting.take((Piece(self.page, start, end),))

    @override
    def characterRect(self, offset: int) -> QRect:
        place = self._place(offset)
        if place >= len(self._words()):
            return QRect()
        boxes = self._view.surface.boxes(Piece(self.page, place, place + 1))
        if not boxes:
            return QRect()
        box = boxes[0].translated(-self._view.seen().topLeft()).toAlignedRect()
        return QRect(self._view.viewport().mapToGlobal(box.topLeft()), box.size())

    @override
    def offsetAtPoint(self, point: QPoint) -> int:
        local = QPointF(self._view.viewport().mapFromGlobal(point))
        place = self._view.surface.place_at(local + self._view.seen().topLeft())
        return self._units(place.offset) if place and place.page == self.page else -1

    @override
    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:
        start, end = self._place(startIndex), self._place(endIndex)
        if start < end:
            self._view.show_pieces((Piece(self.page, start, end),))

    def selected_units(self) -> tuple[int, int]:
        """Where the first piece selected begins and ends; PySide has no way to tell Qt of more."""
        pieces = self._selected()
        return (self._units(pieces[0].start), self._units(pieces[0].end)) if pieces else (0, 0)

    def _selected(self) -> list[Piece]:
        page = self.page
        return [each for each in self._view.selecting.pieces if each.page == page and not each.box]

    def _words(self) -> str:
        words = self._view.surface.text_of(self.page)
        if words is not self._known[0]:
            self._known = words, Utf16(words)
        return words

    def _units(self, offset: int) -> int:
        self._words()
        return self._known[1].units(offset)

    def _place(self, units: int) -> int:
        words = self._words()
        return min(max(self._known[1].code_points(max(units, 0)), 0), len(words))


class SpokenMark(QAccessibleInterface):
    """A highlight of the page: its tags, then its words."""

    def __init__(self, page: "SpokenPage", mark: Mark) -> None:
        super().__init__()
        self._page = page
        self.mark = mark

    @override
    def isValid(self) -> bool:
        return True

    @override
    def object(self) -> QObject | None:  # type: ignore[override] # Qt has null here
        return None

    @override
    def parent(self) -> QAccessibleInterface:
        return self._page

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt has null
        return None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        return None

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    @override
    def rect(self) -> QRect:
        return self._page.rect_of(self.mark)

    @override
    def text(self, t: QAccessible.Text) -> str:
        if t is QAccessible.Text.Name:
            return f"{self.mark.told}: {self._page.words_of(self.mark)}"
        return ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """The words of a paper cannot be changed."""

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.StaticText

    @override
    def state(self) -> QAccessible.State:
        return QAccessible.State()


class SpokenPage(QAccessibleInterface):
    """The page as an object among others, with its words; the highlights on it are its parts."""

    def __init__(self, view: "PageView") -> None:
        super().__init__()
        self._view = view
        self._marks: dict[UUID, SpokenMark] = {}  # kept here: Qt keeps no references of its own
        self.words = SpokenText(view)

    def rect_of(self, mark: Mark) -> QRect:
        """Find a highlight on the screen."""
        corner = self._view.seen().topLeft()
        boxes = [box for piece in mark.pieces for box in self._view.surface.boxes(piece)]
        whole = QRectF()
        for box in boxes:
            whole = whole.united(box.translated(-corner))
        place = self._view.viewport().mapToGlobal(whole.topLeft().toPoint())
        return QRect(place, whole.size().toSize())

    def words_of(self, mark: Mark) -> str:
        """Read the words of a highlight off the page."""
        text_of = self._view.surface.text_of
        words = (text_of(p.page)[p.start : p.end] for p in mark.pieces if p.box is None)
        return printed(" ".join(words)) or "picture"

    @override
    def isValid(self) -> bool:
        return True

    @override
    def object(self) -> QObject:
        return self._view

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view.parent())  # type: ignore[arg-type] # it has one

    @override
    def childCount(self) -> int:
        return len(self._there())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt has null
        marks = self._there()
        if not 0 <= index < len(marks):
            return None
        mark = marks[index]
        known = self._marks.get(mark.id)
        if known is None:
            known = self._marks[mark.id] = SpokenMark(self, mark)
        known.mark = mark
        return known

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        every = (self.child(index) for index in range(self.childCount()))
        return next((each for each in every if each and each.rect().contains(x, y)), None)

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        marks = [mark.id for mark in self._there()]
        if isinstance(arg__1, SpokenMark) and arg__1.mark.id in marks:
            return marks.index(arg__1.mark.id)
        return -1

    @override
    def rect(self) -> QRect:
        return QRect(self._view.mapToGlobal(QPoint()), self._view.size())

    @override
    def text(self, t: QAccessible.Text) -> str:
        if t is QAccessible.Text.Name:
            return f"{self._view.accessibleName()} {self.words.page}"
        return self._view.accessibleDescription() if t is QAccessible.Text.Description else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """The words of a paper cannot be changed."""

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Document

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        for flag in ("focusable", "readOnly", "multiLine", "selectableText"):
            setattr(state, flag, True)
        state.focused = self._view.hasFocus()
        return state

    @override
    def interface_cast(self, arg__1: QAccessible.InterfaceType) -> Any:
        return self.words if arg__1 is QAccessible.InterfaceType.TextInterface else None

    def _there(self) -> list[Mark]:
        page = self.words.page
        return [mark for mark in self._view.marks if any(each.page == page for each in mark.pieces)]
