"""Where pages lie in the column."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.geometry import Rect
from ketareview.ui.reader.page.geometry import GAP, MARGIN, Column, fitting_scale

_SIDES = st.floats(10, 2000)
_SIZES = st.lists(st.tuples(_SIDES, _SIDES), min_size=1, max_size=12).map(tuple)


@given(_SIZES, st.floats(0.1, 10), st.floats(0, 3000))
def test_pages_follow_each_other_within_the_column(
    sizes: tuple[tuple[float, float], ...], scale: float, width: float
) -> None:
    column = Column(sizes, scale, width)
    pages = [column.page(number) for number in range(1, len(sizes) + 1)]
    assert pages[0].top == MARGIN
    assert column.height == pytest.approx(pages[-1].bottom + MARGIN)
    for above, below in itertools.pairwise(pages):
        assert below.top == pytest.approx(above.bottom + GAP)
    for number, page in enumerate(pages, start=1):
        assert page.left >= MARGIN - 1e-6
        assert page.right <= column.width - MARGIN + 1e-6
        assert column.page_at(page.top + page.height / 2) == number


@given(_SIZES, st.floats(0.1, 10), st.floats(0, 500), st.floats(0, 500))
def test_points_of_a_page_come_back(
    sizes: tuple[tuple[float, float], ...], scale: float, x: float, y: float
) -> None:
    column = Column(sizes, scale, 800.0)
    box = column.to_column(len(sizes), Rect(x, y, 1.0, 1.0))
    assert column.to_points(len(sizes), box.left, box.top) == pytest.approx((x, y), abs=1e-6)


def test_heights_beyond_the_ends_belong_to_the_first_and_last_page() -> None:
    column = Column(((100.0, 100.0),) * 3, 1.0, 400.0)
    assert column.page_at(-50.0) == 1
    assert column.page_at(1e6) == 3
    assert list(column.pages_in(-10.0, 1e6)) == [1, 2, 3]


def test_fitting_fills_the_width_with_the_widest_page() -> None:
    scale = fitting_scale([(100.0, 50.0), (200.0, 50.0)], 648.0)
    assert Column(((200.0, 50.0),), scale, 648.0).page(1).width == pytest.approx(600.0)
