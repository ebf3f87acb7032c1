"""What the keyboard does on a page: moves the caret, selects, moves the ends of what is marked."""

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QKeyEvent

from ketareview.ui.reader.page.caret import onward
from ketareview.ui.reader.page.ends import Ends
from ketareview.ui.reader.page.overlay import Overlay
from ketareview.ui.reader.page.page_keys import (
    CaretCommand,
    caret_command,
    caret_move,
    is_extending,
    text_typed,
)
from ketareview.ui.reader.page.scrolled import ScrolledView
from ketareview.ui.reader.page.selecting import Place
from ketareview.ui.reader.page.selecting_model import Selecting
from ketareview.ui.reader.page.stretching import Stretch, stretched

_OVERLAP = 48  # pixels of a screen that are seen again on the next
_FROM_TOP = (0.1, 0.3, 0.5, 0.7)  # parts of the view at which the caret may begin
_STRETCHES = {stretch.value: stretch for stretch in Stretch}


class CaretKeys(QObject):
    """Turns keys into a caret and a selection; `moved` tells where the caret has come to."""

    moved = Signal()

    def __init__(
        self, view: ScrolledView, selecting: Selecting, ends: Ends, overlay: Overlay
    ) -> None:
        super().__init__(view)
        self._view = view
        self._selecting = selecting
        self._ends = ends
        self._overlay = overlay

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that is for the caret, or for an end; tells whether it was."""
        stretch = _STRETCHES.get(text_typed(event))
        if stretch is not None and self._stretch(stretch):
            return True
        command = caret_command(event)
        if command is CaretCommand.SWITCH:
            self.switch()
            return True
        if self._selecting.caret is None:
            return False
        if command is not None:
            self._do(command)
            return True
        move = caret_move(event)
        if move is None:
            return False
        screen = max(self._view.viewport().height() - _OVERLAP, _OVERLAP)
        self._selecting.move_caret(move, extending=is_extending(event), screen=screen)
        self.moved.emit()
        return True

    def release(self, event: QKeyEvent) -> None:
        """Save an end that was moved, when its key is let go."""
        if not event.isAutoRepeat():
            self._ends.release()

    def switch(self) -> None:
        """Show the caret where it or the selection was last, if that is in sight, or hide it."""
        if self._selecting.caret is not None:
            self._selecting.put_caret(None)
            return
        self._selecting.put_caret(self._starting_place())
        self.moved.emit()

    def _do(self, command: CaretCommand) -> None:
        if command is CaretCommand.TAKE:
            self._selecting.take_unit()
        elif command is CaretCommand.TAKE_NEXT:
            self._selecting.add_sentence()
        elif command is CaretCommand.KEEP and self._selecting.pieces:
            self._selecting.keep()

    def _stretch(self, stretch: Stretch) -> bool:
        surface, selected = self._view.surface, self._selecting.pieces
        mark = self._overlay.chosen_mark
        if selected and not any(piece.box for piece in selected):
            self._selecting.take(stretched(surface, selected, stretch))
            return True
        return mark is not None and self._ends.step(mark, stretch)

    def _starting_place(self) -> Place:
        surface, view = self._view.surface, self._view.seen()
        mark = self._overlay.chosen_mark
        begin = mark.pieces[0] if mark is not None and mark.pieces else None
        marked = None if begin is None or begin.box else Place(begin.page, begin.start)
        for place in (self._selecting.last_caret, marked):
            if place is not None and self._is_seen(place):
                return place
        for part in _FROM_TOP:
            point = QPointF(view.left() + view.width() / 3, view.top() + view.height() * part)
            found = surface.place_at(point)
            if found is not None:
                return found
        return onward(surface, Place(surface.page_at(view.top()), 0))

    def _is_seen(self, place: Place) -> bool:
        box = self._selecting.box_of(place)
        return box is not None and self._view.seen().contains(box.center())
