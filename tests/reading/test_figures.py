"""The part of a page that is previewed holds the figure or the table, and no text around it."""

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.reading.figures import part_around, part_shown
from ketareview.reading.layout import PageLayout
from ketareview.reading.mentions import Kind

_HIGH = 10.0


class Sheet:
    """A page of 400 by 600 points, on which lines are set; letters are 5 points wide."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._boxes: list[Rect | None] = []

    def line(self, words: str, left: float, top: float) -> Piece:
        start = len(self._boxes)
        self._boxes += [Rect(left + 5.0 * at, top, 5.0, _HIGH) for at in range(len(words))]
        self._boxes.append(None)
        self._words.append(words)
        return Piece(1, start, start + len(words))

    def text(self, left: float, top: float, lines: int, letters: int = 34) -> float:
        """Set a paragraph; gives where it ends."""
        for number in range(lines):
            self.line("x" * letters, left, top + 12.0 * number)
        return top + 12.0 * (lines - 1) + _HIGH

    def part(self, caption: Piece, kind: Kind) -> Rect:
        page = Page(1, "".join(f"{words}\n" for words in self._words), width=400, height=600)
        return part_shown(page, PageLayout(page, self._boxes), caption, kind)


def test_a_figure_reaches_from_the_text_above_to_its_caption() -> None:
    sheet = Sheet()
    end = sheet.text(20, 30, 8)
    sheet.text(210, 30, 40)
    sheet.line("day 1", 60, 200)
    caption = sheet.line("Figure 1. Scores by day.", 20, 300)
    sheet.text(20, 330, 8)
    part = sheet.part(caption, Kind.FIGURE)
    assert end - 10 <= part.top <= end
    assert 310 <= part.bottom <= 320
    assert part.left <= 20
    assert part.right < 210


def test_a_figure_over_both_columns_is_shown_whole() -> None:
    sheet = Sheet()
    sheet.line("day 1", 60, 100)
    sheet.line("day 14", 300, 100)
    caption = sheet.line("Figure 1. Scores by day.", 20, 300)
    sheet.text(20, 330, 8)
    sheet.text(210, 330, 8)
    part = sheet.part(caption, Kind.FIGURE)
    assert part.left <= 20
    assert part.right >= 330
    assert part.top < 100


def test_a_table_reaches_from_its_caption_to_the_text_below() -> None:
    sheet = Sheet()
    sheet.text(20, 30, 4, letters=70)
    caption = sheet.line("Table 1. Events.", 20, 100)
    for row in range(6):
        sheet.line("Arm", 20, 120.0 + 14 * row)
        sheet.line("12", 300, 120.0 + 14 * row)
    sheet.text(20, 240, 8, letters=70)
    part = sheet.part(caption, Kind.TABLE)
    assert 90 <= part.top <= 100
    assert 204 <= part.bottom <= 241
    assert part.right >= 310


def test_without_places_the_whole_page_is_shown() -> None:
    page = Page(1, "Fig. 1", width=400, height=600)
    layout = PageLayout(page, [None] * 6)
    assert part_shown(page, layout, Piece(1, 0, 6), Kind.FIGURE) == Rect(0, 0, 400, 600)


def test_what_stands_around_a_place_lies_on_its_page() -> None:
    page = Page(1, "", width=400, height=600)
    for top in (0.0, 300.0, 600.0):
        part = part_around(page, top)
        assert part.top >= 0
        assert part.bottom <= 600
        assert part.height > 100
