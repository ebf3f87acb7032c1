"""All that is painted between the ground and the words: highlights, places found, selection."""

from uuid import UUID

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.bars import Bar, bars_of, paint_bars
from ketareview.ui.reader.page.fading import Fading
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.painting import (
    Ink,
    boxes_of,
    paint_area,
    paint_caret,
    paint_marks,
    paint_selection,
)
from ketareview.ui.reader.page.selecting_model import Selecting
from ketareview.ui.reader.page.surface import Surface
from ketareview.ui.theme import Theme

_FOUND, _CURRENT = 0.3, 0.75  # parts of the colour of places found
_LEAST_BARS = 0.4  # of their size, on a page shown small


class Overlay:
    """Knows what is marked, and paints as much of it as the view shows."""

    def __init__(
        self, surface: Surface, selecting: Selecting, theme: Theme, fading: Fading
    ) -> None:
        self._surface = surface
        self._selecting = selecting
        self._theme = theme
        self._fading = fading
        self._marks: tuple[Mark, ...] = ()
        self._by_page: dict[int, list[Mark]] = {}
        self.chosen: UUID | None = None
        self.found: tuple[tuple[Piece, ...], ...] = ()
        self.current_found = -1
        self.preview: tuple[Piece, ...] = ()
        self._bars: tuple[Bar, ...] = ()  # as painted last
        self._barred: tuple[range, float] | None = None  # pages and scale that they are of
        self.area: QRectF | None = None  # a box in the making
        surface.repaint.connect(self._forget_bars)
        surface.resized.connect(self._forget_bars)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The highlights that are shown."""
        return self._marks

    @marks.setter
    def marks(self, marks: tuple[Mark, ...]) -> None:
        self._fading.compare([mark.id for mark in self._marks], [mark.id for mark in marks])
        self._marks, self._by_page = marks, {}
        self._forget_bars()
        for mark in marks:
            for page in {piece.page for piece in mark.pieces}:
                self._by_page.setdefault(page, []).append(mark)

    @property
    def chosen_mark(self) -> Mark | None:
        """The chosen highlight."""
        return next((mark for mark in self.marks if mark.id == self.chosen), None)

    def marked_at(self, point: QPointF) -> list[UUID]:
        """The highlights whose bar or words are at a point of the surface, the shortest first."""
        on_bars = [bar.mark.id for bar in self._bars if bar.is_at(point)]
        page = self._surface.page_at(point.y())
        found = [
            mark
            for mark in self._by_page.get(page, ())
            if any(box.contains(point) for box in boxes_of(self._surface, mark.pieces))
        ]
        return on_bars or [mark.id for mark in sorted(found, key=_extent)]

    def paint(self, painter: QPainter, view: QRectF, factor: float) -> None:
        """Paint what lies on the pages that are seen, at a zoom of `factor`."""
        ink = Ink(self._surface.is_paper, self._surface.is_dark)
        pages = range(self._surface.page_at(view.top()), self._surface.page_at(view.bottom()) + 1)
        seen = list(
            {mark.id: mark for page in pages for mark in self._by_page.get(page, ())}.values()
        )
        chosen = next((mark for mark in seen if mark.id == self.chosen), None)
        accent = self._theme.colour("accent")
        paint_marks(painter, self._surface, seen, chosen, ink, self._fading.part_of)
        self._paint_found(painter, pages, ink)
        selected = (*self._selecting.pieces, *self.preview)
        paint_selection(painter, self._surface, selected, accent, ink)
        if self.area is not None:
            paint_area(painter, self.area, accent)
        scale = min(max(factor, _LEAST_BARS), 1.0)
        if self._barred != (pages, scale):
            self._bars = bars_of(self._surface, seen, scale)
            self._barred = pages, scale
        paint_bars(painter, self._bars, ink, scale, self._against(ink))
        caret = self._selecting.caret_box()
        if caret is not None:
            paint_caret(painter, caret, accent)

    def _forget_bars(self) -> None:
        """Lay the bars out anew: letters came, marks changed, or all stands elsewhere."""
        self._barred = None

    def _against(self, ink: Ink) -> QColor:
        """Find the colour of contradictions: on paper the light theme's, in every theme."""
        colour = self._theme.colour("bad")
        return colour.darker(150) if self._theme.is_dark and not ink.is_dark else colour

    def _paint_found(self, painter: QPainter, pages: range, ink: Ink) -> None:
        colour = self._theme.colour("found")
        for number, pieces in enumerate(self.found):
            if pieces[0].page in pages or pieces[-1].page in pages:
                part = _CURRENT if number == self.current_found else _FOUND
                ink.tint(painter, boxes_of(self._surface, pieces), colour, part)


def _extent(mark: Mark) -> tuple[bool, float]:
    """Order marks by their length; boxes, which may lie under words, come last."""
    areas = [piece.box.width * piece.box.height for piece in mark.pieces if piece.box]
    letters = sum(piece.end - piece.start for piece in mark.pieces if piece.box is None)
    return bool(areas), sum(areas) + letters
