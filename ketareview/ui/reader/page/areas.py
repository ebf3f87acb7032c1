"""Drawing a box round a figure, a table or part of a scan, with the mouse or with keys alone."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.scrolled import ScrolledView

HINT = "Draw a box round it. Arrows move the box, Shift+arrows size it, Enter takes it."
_LEAST = 8.0  # pixels; a smaller box is a slip of the hand
_REACH = 6.0  # pixels around a corner in which it can be taken hold of
_STEP, _LONG_STEP = 4.0, 24.0
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


@dataclass(frozen=True, slots=True)
class _Held:
    """A corner of a mark's box in the mouse's hand, and the corner across from it."""

    mark: Mark
    fixed: QPointF


class Areas(QObject):
    """Draws one box at a time, or gives the chosen one another size."""

    changed = Signal()
    drawn = Signal(object, bool)  # Piece, whether it is added to what is selected
    resized = Signal(object, object)  # UUID, pieces

    def __init__(self, view: ScrolledView) -> None:
        super().__init__(view)
        self._view = view
        self._held: _Held | None = None
        self._start: QPointF | None = None
        self.is_on = False
        self.box: QRectF | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the mouse holds a corner or draws."""
        return self._held is not None or self._start is not None

    def switch(self) -> None:
        """Begin to draw, or leave it."""
        self.is_on = not self.is_on and self._view.surface.has_pages
        self.box = self._start = self._held = None
        self.changed.emit()

    def press(self, event: QMouseEvent, chosen: Mark | None) -> bool:
        """Take hold of a corner of the chosen box, or begin one; tells whether it was for us."""
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        point = self._on_surface(event)
        fixed = None if chosen is None or self.is_on else self.corner_across(point, chosen)
        if chosen is not None and fixed is not None:
            self._held = _Held(chosen, fixed)
        elif self.is_on:
            self._start = point
        return self.is_busy

    def move(self, event: QMouseEvent) -> bool:
        """Draw the box to the mouse."""
        begin = self._held.fixed if self._held else self._start
        if begin is None:
            return False
        self.box = self._view.surface.within_page(begin, self._on_surface(event))
        self.changed.emit()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go: the box is taken, unless it is no more than a slip."""
        if not self.is_busy:
            return False
        self.move(event)
        held, box = self._held, self.box
        self._held = self._start = None
        if held is None:
            self._take(adding=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        self.box = None
        piece = self._piece(box)
        if piece is not None:
            kept = tuple(one for one in held.mark.pieces if not self._is_under(one, held.fixed))
            self.resized.emit(held.mark.id, (*kept, piece))
        self.changed.emit()
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Move, size, take or leave the box by keys; tells whether the key was for us."""
        if not self.is_on:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.switch()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.box = self.box or self._first_box()
            self._take(adding=False)
        elif event.key() in _ARROWS:
            self._step(_ARROWS[Qt.Key(event.key())], event.modifiers())
        else:
            return False
        return True

    def corner_across(self, point: QPointF, mark: Mark) -> QPointF | None:
        """Find the corner that stays when one's own mark is taken at a point, if it is a corner."""
        if not mark.is_own:
            return None
        for piece in mark.pieces:
            for box in self._view.surface.boxes(piece) if piece.box else ():
                for corner, across in (
                    (box.topLeft(), box.bottomRight()),
                    (box.topRight(), box.bottomLeft()),
                    (box.bottomLeft(), box.topRight()),
                    (box.bottomRight(), box.topLeft()),
                ):
                    if (corner - point).manhattanLength() <= 2 * _REACH:
                        return across
        return None

    def _take(self, *, adding: bool) -> None:
        piece = self._piece(self.box)
        self.box = None
        if piece is not None:
            self.is_on = False
            self.drawn.emit(piece, adding)
        self.changed.emit()

    def _piece(self, box: QRectF | None) -> Piece | None:
        if box is None or min(box.width(), box.height()) < _LEAST:
            return None
        return self._view.surface.area(box)

    def _is_under(self, piece: Piece, corner: QPointF) -> bool:
        grown = (box.adjusted(-1, -1, 1, 1) for box in self._view.surface.boxes(piece))
        return piece.box is not None and any(box.contains(corner) for box in grown)

    def _step(self, direction: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        is_long = modifiers & Qt.KeyboardModifier.ControlModifier
        step = direction * (_LONG_STEP if is_long else _STEP)
        if self.box is None:
            box = self._first_box()
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            size = self.box.size() + QSizeF(step.x(), step.y())
            box = QRectF(self.box.topLeft(), size.expandedTo(QSizeF(_LEAST, _LEAST)))
        else:
            box = self.box.translated(step)
        self.box = self._view.surface.within_page(box.topLeft(), box.bottomRight()) or self.box
        if self.box is not None:
            self._view.ensure_seen(self.box)
        self.changed.emit()

    def _first_box(self) -> QRectF:
        seen = self._view.seen()
        size = QSizeF(seen.width(), seen.height()) / 3
        corner = seen.center() - QPointF(size.width(), size.height()) / 2
        return self._view.surface.within_page(corner, seen.center()) or QRectF(corner, size)

    def _on_surface(self, event: QMouseEvent) -> QPointF:
        return event.position() + self._view.seen().topLeft()
