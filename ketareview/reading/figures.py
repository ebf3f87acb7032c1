"""Which part of a page shows what a caption belongs to."""

from collections.abc import Sequence

from ketareview.domain.geometry import Rect, hull
from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.reading.layout import PageLayout
from ketareview.reading.mentions import Kind

_MOST = 320.0  # points of height shown besides the caption
_LEAST = 48.0  # points that a figure is high at least
_EDGE = 6.0
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
    beside = [line for line in lines if line.left < right and line.right > left]
    above = max((line.bottom for line in beside if line.bottom <= words.top + 1), default=0.0)
    below = min((line.top for line in beside if line.top >= words.bottom - 1), default=page.height)
    is_above = kind is Kind.FIGURE and words.top - above >= _LEAST
    is_below = not is_above and below - words.bottom >= _LEAST
    top = max(above, words.top - _MOST) if is_above or not is_below else words.top
    bottom = min(below, words.bottom + _MOST) if is_below else words.bottom
    top, bottom = max(top - _EDGE, 0.0), min(bottom + _EDGE, page.height)
    return Rect(left, top, right - left, bottom - top)


def part_around(page: Page, top: float) -> Rect:
    """Find the part below a height of a page, as wide as the page."""
    above = max(min(top - _EDGE, page.height - _MOST / 2), 0.0)
    return Rect(0.0, above, page.width, min(_MOST / 2, page.height - above))


def _lines_of_text(boxes: Sequence[Rect]) -> list[Rect]:
    """Leave out what is short: the cells of tables and the words in pictures."""
    widths = sorted(box.width for box in boxes)
    usual = widths[len(widths) * 3 // 4] if widths else 0.0
    return [box for box in boxes if box.width >= _FULL * usual]


def _column(page: Page, words: Rect, lines: Sequence[Rect]) -> tuple[float, float]:
    """Find the left and right edge of the column that a caption stands in."""
    left, right = words.left, words.right
    if words.width >= _ACROSS * page.width:
        left = min([left, *(line.left for line in lines)])
        right = max([right, *(line.right for line in lines)])
    else:
        middle = (words.left + words.right) / 2
        around = [line for line in lines if line.left <= middle <= line.right]
        narrow = [line for line in around if line.width < _ACROSS * page.width] or around
        left = min([left, *(line.left for line in narrow)])
        right = max([right, *(line.right for line in narrow)])
    return max(left - _EDGE, 0.0), min(right + _EDGE, page.width)
