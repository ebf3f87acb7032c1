"""Dragging the ends of the chosen highlight, to take in more words or fewer."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.edges import edge_before, edge_behind
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.selecting import Grain, Place, Selection, Span
from ketareview.ui.reader.page.stretching import Stretch, stretched
from ketareview.ui.reader.page.surface import Surface

_REACH = 5.0  # pixels around an end in which it can be taken hold of


@dataclass(frozen=True, slots=True)
class _Held:
    """One end of a mark: `fixed` is the other end of its piece, `kept` are its other pieces."""

    mark: Mark
    fixed: Place
    kept: tuple[Piece, ...]


class Ends(QObject):
    """Holds one end at a time; the pieces are a preview until the mouse lets go."""

    moved = Signal(object, object)  # UUID, pieces
    changed = Signal()

    def __init__(self, surface: Surface, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._held: _Held | None = None
        self._sent: tuple[Mark, tuple[Piece, ...]] | None = None
        self.pieces: tuple[Piece, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether an end is being dragged."""
        return self._held is not None

    def is_at(self, point: QPointF, mark: Mark | None) -> bool:
        """Whether an end of one's own mark is at a point."""
        return self._end_at(point, mark) is not None

    def press(self, point: QPointF, mark: Mark | None) -> bool:
        """Take hold of the end at a point; tells whether there was one."""
        self._held = self._end_at(point, mark)
        self.pieces = ()
        return self.is_held

    def move(self, point: QPointF, grain: Grain) -> None:
        """Draw the end to the word or letter at a point."""
        place = self._surface.place_at(point)
        if self._held is None or place is None:
            return
        fixed = Span(self._held.fixed, self._held.fixed)
        unit = self._surface.unit_at(place, grain)
        self.pieces = Selection(fixed, unit, self._held.kept).pieces(self._surface)
        self.changed.emit()

    def step(self, mark: Mark, stretch: Stretch) -> bool:
        """Move an end by a word; tells whether the mark has ends. Saved by `release`."""
        if not (mark.is_own and mark.pieces) or any(piece.box for piece in mark.pieces):
            return False
        now = self.pieces or mark.pieces
        if not self.pieces and self._sent is not None and self._sent[0] == mark:
            now = self._sent[1]  # what was saved last is not shown yet
        self._held = _Held(mark, Place(mark.pieces[0].page, mark.pieces[0].start), ())
        self.pieces = stretched(self._surface, now, stretch)
        self.changed.emit()
        return True

    def release(self) -> None:
        """Let go; the passage is to become what the preview shows."""
        held, pieces = self._held, self.pieces
        self._held, self.pieces = None, ()
        if held is not None and pieces and pieces != held.mark.pieces:
            self._sent = held.mark, pieces
            self.moved.emit(held.mark.id, pieces)
        if held is not None:
            self.changed.emit()

    def _end_at(self, point: QPointF, mark: Mark | None) -> _Held | None:
        if mark is None or not (mark.is_own and mark.pieces):
            return None
        if any(piece.box for piece in mark.pieces):
            return None
        for number, piece in enumerate(mark.pieces):
            others = mark.pieces[:number] + mark.pieces[number + 1 :]
            start, end = Place(piece.page, piece.start), Place(piece.page, piece.end)
            if _is_near(edge_before(self._surface, start), point):
                return _Held(mark, end, others)
            if _is_near(edge_behind(self._surface, Place(piece.page, piece.end - 1)), point):
                return _Held(mark, start, others)
        return None


def _is_near(edge: QRectF | None, point: QPointF) -> bool:
    if edge is None:
        return False
    x, y = (0.0, _REACH) if edge.width() > edge.height() else (_REACH, 0.0)
    return edge.adjusted(-x, -y, x, y).contains(point)
