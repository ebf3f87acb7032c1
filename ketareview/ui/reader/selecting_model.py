"""What is selected on a surface, and where the keyboard's caret stands."""

from PySide6.QtCore import QObject, QRectF, Signal

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.caret import Move, caret_box, moved
from ketareview.ui.reader.selecting import Grain, Place, Selection, Span
from ketareview.ui.reader.surface import Surface


class Selecting(QObject):
    """One selection with its pieces, made by mouse or by keyboard."""

    changed = Signal()

    def __init__(self, surface: Surface, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._selection: Selection | None = None
        self._grain = Grain.WORD
        self._areas: tuple[Piece, ...] = ()
        self.caret: Place | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is selected, in the order in which it was."""
        if self._selection is None:
            return self._areas
        return self._areas + self._selection.pieces(self._surface)

    def begin(self, place: Place, grain: Grain, *, adding: bool) -> None:
        """Start at a place; `adding` keeps what was selected as pieces of the same passage."""
        self._grain = grain
        unit = self._surface.unit_at(place, grain)
        kept = tuple(piece for piece in self.pieces if adding and piece.box is None)
        self._areas = self._areas if adding else ()
        self._selection = Selection(unit, unit, kept)
        self._follow(place)

    def reach(self, place: Place) -> None:
        """Grow or shrink to a place, by the unit that it began with."""
        if self._selection is not None:
            unit = self._surface.unit_at(place, self._grain)
            self._selection = Selection(self._selection.origin, unit, self._selection.kept)
            self._follow(place)

    def take_area(self, area: Piece, *, adding: bool) -> None:
        """Select a box on a page; `adding` keeps what was selected."""
        self._areas = (*self._areas, area) if adding else (area,)
        self._selection = self._selection if adding else None
        self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        if self._selection is not None or self._areas:
            self._selection, self._areas = None, ()
            self.changed.emit()

    def switch_caret(self, start: Place) -> None:
        """Show the caret, at `start`, or hide it."""
        self.caret = start if self.caret is None else None
        self.changed.emit()

    def move_caret(self, move: Move, *, extending: bool) -> None:
        """Move the caret; extending selects what it passes."""
        if self.caret is None:
            return
        target = moved(self._surface, self.caret, move)
        if extending:
            origin = self._selection.origin if self._selection else Span(self.caret, self.caret)
            kept = self._selection.kept if self._selection else ()
            self._selection = Selection(origin, Span(target, target), kept)
        else:
            self._selection, self._areas = None, ()
        self.caret = target
        self.changed.emit()

    def caret_box(self) -> QRectF | None:
        """Where the caret is painted, if it is shown."""
        return None if self.caret is None else caret_box(self._surface, self.caret)

    def _follow(self, place: Place) -> None:
        if self.caret is not None:
            self.caret = place
        self.changed.emit()
