"""Ends of highlights are taken hold of where their words end, whichever way the lines run."""

from typing import cast
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QColor

from ketareview.domain.highlight import Piece
from ketareview.reading import word_at
from ketareview.ui.reader.page.caret import Move, caret_box, moved
from ketareview.ui.reader.page.edges import Way, edge_before, edge_behind
from ketareview.ui.reader.page.ends import Ends
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.selecting import Grain, Place, Span
from ketareview.ui.reader.page.surface import Surface

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


@pytest.fixture(params=Way)
def lines(request: pytest.FixtureRequest) -> Surface:
    return cast("Surface", TwoLines(request.param))


def middle(surface: Surface, place: int) -> QPointF:
    return surface.boxes(Piece(1, place, place + 1))[0].center()


def pulled(
    surface: Surface, pieces: tuple[Piece, ...], grip: QRectF | None, goal: QPointF
) -> tuple[Piece, ...]:
    """What becomes of a highlight when one pulls at an edge of it."""
    mark = Mark(uuid4(), pieces, QColor("red"), "E", "", 1.0, False, (), True, True, False)  # noqa: FBT003 - as Mark has them
    parent = QObject()
    ends = Ends(surface, parent)
    became: list[tuple[Piece, ...]] = []
    ends.moved.connect(lambda _mark, pieces: became.append(pieces))
    assert grip is not None
    assert ends.press(grip.center(), mark)
    ends.move(goal, Grain.WORD)
    ends.release()
    return became[0]


def test_the_end_is_pulled_over_more_words(lines: Surface) -> None:
    grip = edge_behind(lines, Place(1, 2))
    assert pulled(lines, (Piece(1, 0, 3),), grip, middle(lines, 5)) == (Piece(1, 0, 7),)


def test_the_beginning_is_pulled_over_more_words(lines: Surface) -> None:
    grip = edge_before(lines, Place(1, 4))
    assert pulled(lines, (Piece(1, 4, 7),), grip, middle(lines, 1)) == (Piece(1, 0, 7),)


def test_an_end_is_pulled_over_lines(lines: Surface) -> None:
    end = len(lines.text_of(1))
    grip = edge_behind(lines, Place(1, 6))
    assert pulled(lines, (Piece(1, 4, 7),), grip, middle(lines, end - 1)) == (Piece(1, 4, end),)


def test_each_piece_of_a_passage_has_ends_of_its_own(lines: Surface) -> None:
    pieces = Piece(1, 0, 3), Piece(1, 12, 15)
    inner = edge_behind(lines, Place(1, 2))
    assert set(pulled(lines, pieces, inner, middle(lines, 5))) == {Piece(1, 0, 7), pieces[1]}
    inner = edge_before(lines, Place(1, 12))
    assert set(pulled(lines, pieces, inner, middle(lines, 9))) == {pieces[0], Piece(1, 8, 15)}


def test_pieces_that_come_to_meet_are_one(lines: Surface) -> None:
    pieces = Piece(1, 0, 3), Piece(1, 8, 15)
    inner = edge_behind(lines, Place(1, 2))
    assert pulled(lines, pieces, inner, middle(lines, 9)) == (Piece(1, 0, 15),)


def test_the_caret_goes_to_the_ends_of_its_line_and_to_the_next(lines: Surface) -> None:
    assert moved(lines, Place(1, 2), Move.LINE_END) == Place(1, 7)
    assert moved(lines, Place(1, 2), Move.LINE_START) == Place(1, 0)
    assert moved(lines, Place(1, 1), Move.DOWN) == Place(1, 9)
    assert moved(lines, Place(1, 9), Move.UP) == Place(1, 1)


def test_the_caret_stands_across_its_line(lines: Surface) -> None:
    box = caret_box(lines, Place(1, 1))
    assert box is not None
    letter = lines.boxes(Piece(1, 1, 2))[0]
    assert min(box.width(), box.height()) == 0.0
    assert max(box.width(), box.height()) == 12.0
    assert (box.center() - letter.center()).manhattanLength() == 5.0
