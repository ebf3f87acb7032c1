"""What is selected on a surface, and where the keyboard's caret stands."""

from PySide6.QtCore import QObject, QRectF, Signal

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.caret import VERTICAL, Move, along, caret_box, moved, onward
from ketareview.ui.reader.page.selecting import Grain, Place, Selection, Span
from ketareview.ui.reader.page.surface import Surface

_BACKWARDS = frozenset(
    {Move.LEFT, Move.WORD_LEFT, Move.UP, Move.LINE_START, Move.SENTENCE_BACK, Move.TEXT_START}
    | {Move.PARAGRAPH_BACK, Move.SCREEN_UP}
)


class Selecting(QObject):
    """One selection with its pieces, made by mouse or by keyboard."""

    changed = Signal()

    def __init__(self, surface: Surface, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._selection: Selection | None = None
        self._grain = Grain.WORD
        self._areas: tuple[Piece, ...] = ()
        self._kept: tuple[Piece, ...] = ()
        self._across: float | None = None  # where moves from line to line keep to
        self._last_caret: Place | None = None
        self.caret: Place | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is selected, in the order in which it was."""
        if self._selection is None:
            return self._areas + self._kept
        return self._areas + self._selection.pieces(self._surface)

    def begin(self, place: Place, grain: Grain, *, adding: bool) -> None:
        """Start at a place; `adding` keeps what was selected as pieces of the same passage."""
        self._grain = grain
        unit = self._surface.unit_at(place, grain)
        self._kept = tuple(piece for piece in self.pieces if adding and piece.box is None)
        self._areas = self._areas if adding else ()
        self._selection = Selection(unit, unit, self._kept)
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
        if not adding:
            self._selection, self._kept = None, ()
        self.changed.emit()

    def take(self, pieces: tuple[Piece, ...]) -> None:
        """Select pieces that were found otherwise; the last of them can go on growing."""
        *kept, last = pieces
        span = Span(Place(last.page, last.start), Place(last.page, last.end))
        self._kept = tuple(kept)
        self._selection = Selection(span, span, self._kept)
        self.changed.emit()

    def keep(self) -> None:
        """Keep what is selected as pieces of the passage, and let the caret go on to the next."""
        self._kept = tuple(piece for piece in self.pieces if piece.box is None)
        self._selection = None
        self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        if self._selection is not None or self._areas or self._kept:
            if self._selection is not None:
                self._last_caret = self._selection.span.start
            self._selection, self._areas, self._kept = None, (), ()
            self.changed.emit()

    @property
    def last_caret(self) -> Place | None:
        """Where the selection ends, or where it or the caret was last."""
        return self._last_caret if self._selection is None else self._selection.span.end

    def put_caret(self, place: Place | None) -> None:
        """Show the caret at a place, or hide it."""
        self._last_caret = self.caret if place is None else place
        self.caret = place
        self._across = None
        self.changed.emit()

    def go_to(self, place: Place) -> None:
        """Let the caret stand at a place, now or when it is shown next."""
        self._last_caret = place
        if self.caret is not None:
            self.put_caret(place)

    def move_caret(self, move: Move, *, extending: bool, screen: float = 0.0) -> None:
        """Move the caret; extending selects what it passes."""
        if self.caret is None:
            return
        start = self._start_of(move) if extending else self.caret
        if move in VERTICAL and self._across is None:
            box = caret_box(self._surface, start)
            self._across = None if box is None else along(box)
        elif move not in VERTICAL:
            self._across = None
        target = moved(self._surface, start, move, x=self._across, screen=screen)
        if extending:
            origin = self._selection.origin if self._selection else Span(start, start)
            self._selection = Selection(origin, Span(target, target), self._kept)
        else:
            self._selection = None
        self.caret = target
        self.changed.emit()

    def take_unit(self) -> None:
        """Select the sentence at the caret; once that is selected, its paragraph."""
        if self.caret is None:
            return
        place = onward(self._surface, self.caret)
        unit = self._surface.unit_at(place, Grain.SENTENCE)
        if self._selection is not None and self._selection.span == unit:
            unit = self._surface.unit_at(place, Grain.PARAGRAPH)
        self._selection = Selection(unit, unit, self._kept)
        self.caret = place
        self.changed.emit()

    def add_sentence(self) -> None:
        """Let the selection take in the next sentence too."""
        if self.caret is None or self._selection is None:
            self.take_unit()
            return
        following = onward(self._surface, self._selection.span.end)
        unit = self._surface.unit_at(following, Grain.SENTENCE)
        self._selection = Selection(self._selection.span, unit, self._kept)
        self.changed.emit()

    def _start_of(self, move: Move) -> Place:
        """Where extending goes on from: the caret, or an end of the sentence that was taken."""
        chosen, caret = self._selection, self.caret or Place(1, 0)
        if chosen is None or chosen.reach != chosen.origin:
            return caret
        return chosen.span.start if move in _BACKWARDS else chosen.span.end

    def box_of(self, place: Place) -> QRectF | None:
        """The edge at which a caret would stand."""
        return caret_box(self._surface, place)

    def caret_box(self) -> QRectF | None:
        """Where the caret is painted, if it is shown."""
        return None if self.caret is None else caret_box(self._surface, self.caret)

    def _follow(self, place: Place) -> None:
        if self.caret is not None:
            self.caret = place
        self.changed.emit()
