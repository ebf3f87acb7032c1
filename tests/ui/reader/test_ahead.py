"""Pages around those on the screen are made ready as far as there is memory for them."""

from ketareview.ui.reader.page.ahead import Ahead

SIZES = ((100.0, 200.0),) * 100
PAGE = 4 * 100 * 200  # bytes, at a pixel a point


def ahead(seen: range, *, goes_down: bool = True) -> Ahead:
    return Ahead(SIZES, seen, goes_down)


def test_two_pages_each_way_are_sharp_the_nearest_first() -> None:
    assert ahead(range(10, 12)).sharp(1.0, 6 * PAGE) == (10, 11, 12, 9, 13, 8)
    assert ahead(range(10, 12), goes_down=False).sharp(1.0, 6 * PAGE) == (10, 11, 9, 12, 8, 13)


def test_fewer_are_where_pages_are_large_but_never_less_than_the_next() -> None:
    assert ahead(range(10, 12)).sharp(1.0, 4 * PAGE) == (10, 11, 12, 9)
    assert ahead(range(10, 12)).sharp(2.0, 6 * PAGE) == (10, 11, 12)


def test_at_an_end_of_the_paper_there_is_nothing_beyond() -> None:
    assert ahead(range(1, 3)).sharp(1.0, 6 * PAGE) == (1, 2, 3, 4)
    assert ahead(range(100, 101)).sharp(1.0, 6 * PAGE) == (100, 99, 98)


def test_small_pictures_reach_far_in_the_direction_of_reading() -> None:
    assert ahead(range(50, 51)).small() == (50, *range(51, 67), 49, 48, 47, 46)
    assert ahead(range(3, 4), goes_down=False).small() == (3, 2, 1, 4, 5, 6, 7)
