"""Bars in a narrow gutter stay clear of the words of the column beside it."""

import itertools
from typing import cast
from uuid import uuid4

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.reading.layout import PageLayout
from ketareview.ui.reader.page.bars import Bar, bars_of
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.surface import Surface

_COLUMN = 300.0


class TwoColumns:
    """The right one of two columns, whose words begin at 300; those of the left end at `edge`."""

    def __init__(self, edge: float) -> None:
        self._edge = edge

    def boxes(self, piece: Piece) -> tuple[QRectF, ...]:
        lines = range(piece.start // 10, piece.end // 10)
        return tuple(QRectF(_COLUMN, 20.0 * line, 250.0, 15.0) for line in lines)

    def edges(self, piece: Piece) -> tuple[float, ...]:
        return tuple(box.left() for box in self.boxes(piece))

    def words_before(self, box: QRectF) -> float:
        return self._edge if self._edge <= box.right() else 0.0


def mark(start: int, end: int) -> Mark:
    return Mark(
        id=uuid4(),
        pieces=(Piece(1, start, end),),
        colour=QColor("blue"),
        letter="E",
        told="",
        bar=5.0,
        is_hollow=False,
        pattern=(),
        is_own=True,
        is_tinted=True,
        is_contested=False,
    )


def laid(edge: float, *places: tuple[int, int]) -> tuple[Bar, ...]:
    marks = [mark(*place) for place in places]
    return bars_of(cast("Surface", TwoColumns(edge)), marks, 1.0)


@pytest.mark.parametrize("edge", [278.0, 270.0, 285.0])
def test_bars_of_overlapping_passages_stay_in_the_gutter(edge: float) -> None:
    bars = laid(edge, (0, 50), (10, 60), (20, 70))
    strips = [bar.strips[0] for bar in bars]
    assert all(edge < strip.left() and strip.right() <= _COLUMN for strip in strips)
    assert len({round(strip.left(), 1) for strip in strips}) == 3
    ordered = sorted(strips, key=QRectF.left)
    assert all(one.right() < other.left() for one, other in itertools.pairwise(ordered))
    assert not any(bar.has_room for bar in bars)


def test_bars_with_room_stand_as_wide_as_ever() -> None:
    bars = laid(0.0, (0, 50), (10, 60))
    assert [bar.strips[0].width() for bar in bars] == [5.0, 5.0]
    assert all(bar.has_room for bar in bars)


@pytest.mark.parametrize("edge", [278.0, 280.5])
def test_a_bar_stands_nearer_to_its_words_where_its_letter_needs_the_room(edge: float) -> None:
    (bar,) = laid(edge, (0, 50))
    assert bar.has_room
    assert bar.strips[0].width() == 5.0
    assert edge < bar.strips[0].left() - 10.0
    assert bar.strips[0].right() < _COLUMN


def test_bars_that_do_not_overlap_are_not_squeezed_by_others() -> None:
    alone, *_ = laid(278.0, (0, 20), (40, 90), (50, 90))
    assert alone.strips[0].width() == 5.0


def test_a_layout_tells_where_the_column_beside_ends() -> None:
    page = Page(1, "left\nright")
    letters: list[Rect | None] = [Rect(10.0 * at, 10.0, 9.0, 10.0) for at in range(4)]
    letters += [None, *(Rect(100.0 + 10.0 * at, 10.0, 9.0, 10.0) for at in range(5))]
    layout = PageLayout(page, letters)
    assert layout.edge_before(Rect(90.0, 12.0, 5.0, 5.0)) == 39.0
    assert layout.edge_before(Rect(90.0, 40.0, 5.0, 5.0)) == 0.0
