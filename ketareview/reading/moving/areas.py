"""Boxes on pages of one file that are boxes on the same pages of another."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page

_SAME_SIZE = 2.0
"""Points by which a page's sides may differ."""

_ALIKE = 97.0
_BY_TEXT, _BY_SHAPE = 0.8, 0.5
"""How sure a box is where the page says the same, and where neither page says anything."""


def boxes_stay(pieces: Sequence[Piece], old: Sequence[Page], new: Sequence[Page]) -> float:
    """Tell how surely boxes have their places on the same pages; 0 where they have not."""
    if len(old) != len(new):
        return 0.0
    pairs = {one.number: (one, other) for one, other in zip(old, new, strict=True)}
    pages = {piece.page for piece in pieces}
    if not pages <= set(pairs):
        return 0.0
    return min(_sureness(*pairs[page]) for page in pages)


def _sureness(old: Page, new: Page) -> float:
    if not old.width or not new.width or abs(old.width - new.width) > _SAME_SIZE:
        return 0.0
    if abs(old.height - new.height) > _SAME_SIZE:
        return 0.0
    if not old.text.strip():  # a scan: that it has its words now tells nothing
        return _BY_SHAPE
    one, other = "".join(old.text.split()), "".join(new.text.split())
    return _BY_TEXT if fuzz.ratio(one, other) >= _ALIKE else 0.0
