"""A page of two lines, in place of a paper's, for what asks only where letters are."""

from PySide6.QtCore import QPointF, QRectF

from ketareview.domain.highlight import Piece
from ketareview.reading import word_at
from ketareview.ui.reader.page.edges import Way
from ketareview.ui.reader.page.selecting import Grain, Place, Span

LATIN, HEBREW = (
    "abc def\nghi jkl",
    "\u05d0\u05d1\u05d2 \u05d3\u05d4\u05d5\n\u05d6\u05d7\u05ea \u05d8\u05d9\u05da",
)
SIDE = 200.0


class TwoLines:
    """Two lines whose letters are ten pixels long, on a square that is read in some way."""

    def __init__(self, way: Way) -> None:
        self.text = HEBREW if way is Way.LEFT else LATIN
        self._way = way

    def text_of(self, page: int) -> str:
        assert page == 1
        return self.text

    def left_out(self, page: int) -> tuple[tuple[int, int], ...]:
        assert page == 1
        return ()

    def last_page(self) -> int:
        return 1

    def unit_at(self, place: Place, grain: Grain) -> Span:
        start, end = word_at(self.text, place.offset)
        assert grain is Grain.WORD
        return Span(Place(1, start), Place(1, end))

    def place_at(self, point: QPointF) -> Place:
        letters = [place for place, letter in enumerate(self.text) if letter != "\n"]
        return Place(1, min(letters, key=lambda at: self._distance(at, point)))

    def boxes(self, piece: Piece) -> tuple[QRectF, ...]:
        lines: dict[int, QRectF] = {}
        for place in range(piece.start, piece.end):
            if self.text[place] != "\n":
                line = self.text.count("\n", 0, place)
                lines[line] = lines.get(line, QRectF()).united(self._letter(place))
        return tuple(lines.values())

    def _letter(self, place: int) -> QRectF:
        line = self.text.count("\n", 0, place)
        along = 10.0 * (place - (self.text.rfind("\n", 0, place) + 1))
        return {
            Way.RIGHT: QRectF(along, 20.0 * line, 10.0, 12.0),
            Way.LEFT: QRectF(SIDE - along - 10.0, 20.0 * line, 10.0, 12.0),
            Way.UP: QRectF(20.0 * line, SIDE - along - 10.0, 12.0, 10.0),
            Way.DOWN: QRectF(SIDE - 20.0 * line - 12.0, along, 12.0, 10.0),
        }[self._way]

    def _distance(self, place: int, point: QPointF) -> float:
        return (self._letter(place).center() - point).manhattanLength()
