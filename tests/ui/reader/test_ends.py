"""Ends of highlights are taken hold of where their words end, whichever way the lines run."""

from typing import cast
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QColor

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.caret import Move, caret_box, moved
from ketareview.ui.reader.page.edges import Way, edge_before, edge_behind
from ketareview.ui.reader.page.ends import Ends
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.selecting import Grain, Place
from ketareview.ui.reader.page.surface import Surface
from tests.ui.reader.two_lines import TwoLines


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
