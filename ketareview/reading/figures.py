"""Which part of a page shows what a caption belongs to."""

from collections.abc import Sequence

from ketareview.domain.geometry import Rect, hull
from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.reading.layout import PageLayout
from ketareview.reading.mentions import Kind

_MOST = 440.0  # points of height shown besides the caption
_LEAST = 48.0  # points that a figure is high at least
_AROUND = 160.0
_EDGE = 6.0
_CLOSE = 0.7  # of a line's height: the gap between two lines of a paragraph
_FULL = 0.8  # of the usual width of a line: text, and not a cell or a letter of a picture
_ACROSS = 0.6  # of the page's width: a caption that runs over all columns


def part_shown(page: Page, layout: PageLayout, caption: Piece, kind: Kind) -> Rect:
    """Find the part with the caption and what it is of: above it for figures, below for others.

    Where the letters of the caption have no places it is the whole page.
    """
    own = layout.boxes_of(caption.start, caption.end)
    if not own:
        return Rect(0.0, 0.0, page.width, page.height)
    words = hull(own)
    before = layout.boxes_of(0, caption.start) if caption.start else ()
    after = layout.boxes_of(caption.end, len(page.text)) if caption.end < len(page.text) else ()
    lines = _lines_of_text((*before, *after))
    left, right = _column(page, words, lines)
    part = _part(page, words, kind, left, right, lines)
    whole = _part(page, words, kind, *_edges(words, [*lines, *before, *after]), lines)
    # Where no text stands beside it, it may reach over all columns.
    is_beside = any(
        line.top < part.bottom and line.bottom > part.top and not line.meets(part) for line in lines
    )
    return _widened(page, part if is_beside else whole)


def _part(  # noqa: PLR0913, PLR0917 - a page, a caption, and the column that it stands in
    page: Page, words: Rect, kind: Kind, left: float, right: float, lines: Sequence[Rect]
) -> Rect:
    """Find what lies between the caption and the nearest text of a column."""
    beside = [line for line in lines if line.left < right and line.right > left]
    above = max((line.bottom for line in beside if line.bottom <= words.top + 1), default=0.0)
    below = min((line.top for line in beside if line.top >= words.bottom - 1), default=page.height)
    is_above = kind is Kind.FIGURE and words.top - above >= _LEAST
    is_below = not is_above and below - words.bottom >= _LEAST
    top = max(above, words.top - _MOST) if is_above else words.top - _EDGE
    bottom = min(below, words.bottom + _MOST) if is_below else words.bottom + _EDGE
    return Rect(left, top, right - left, bottom - top)


def _edges(words: Rect, boxes: Sequence[Rect]) -> tuple[float, float]:
    left = min([words.left, *(box.left for box in boxes)])
    return left, max([words.right, *(box.right for box in boxes)])


def _widened(page: Page, part: Rect) -> Rect:
    left, top = max(part.left - _EDGE, 0.0), max(part.top, 0.0)
    right, bottom = min(part.right + _EDGE, page.width), min(part.bottom, page.height)
    return Rect(left, top, right - left, bottom - top)


def part_around(page: Page, top: float) -> Rect:
    """Find the part below a height of a page, as wide as the page."""
    above = max(min(top - _EDGE, page.height - _AROUND), 0.0)
    return Rect(0.0, above, page.width, min(_AROUND, page.height - above))


def _lines_of_text(boxes: Sequence[Rect]) -> list[Rect]:
    """Leave out the cells of tables and the words in pictures: what is short, or stands alone."""
    widths = sorted(box.width for box in boxes)
    usual = widths[len(widths) * 3 // 4] if widths else 0.0
    long = [box for box in boxes if box.width >= _FULL * usual]
    return [box for box in long if any(_follow(box, other) for other in long)]


def _follow(one: Rect, other: Rect) -> bool:
    """Whether two boxes are lines of one paragraph."""
    gap = max(one.top, other.top) - min(one.bottom, other.bottom)
    is_next = one.top != other.top and gap < _CLOSE * min(one.height, other.height)
    return is_next and abs(one.left - other.left) < 2 * _EDGE


def _column(page: Page, words: Rect, lines: Sequence[Rect]) -> tuple[float, float]:
    """Find the left and right edge of the column that a caption stands in."""
    if words.width >= _ACROSS * page.width:
        return _edges(words, lines)
    middle = (words.left + words.right) / 2
    around = [line for line in lines if line.left <= middle <= line.right]
    narrow = [line for line in around if line.width < _ACROSS * page.width] or around
    return _edges(words, narrow)
