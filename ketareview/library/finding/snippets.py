"""Where found words stand in a page's stored text, and a line of what is around them."""

from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.folding import fold

# Code points that are no characters, so that no text holds them.
OPENING = "\ufdd0"
CLOSING = "\ufdd1"

_AROUND = 70
"""Code points shown on each side, more or less: whole words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A page on which words were found; `start` and `end` tell where the first of them stands.

    Pages count from 1, offsets are code points of the page's text. `snippet` is one line cut from
    that text.
    """

    article_id: UUID
    source: str
    page: int
    start: int
    end: int
    snippet: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page as the index found it; in `folded` and `halves` the words stand between marks."""

    article: UUID
    id: int
    source: str
    number: int
    text: str
    folded: str
    halves: str


def hit(found: Found) -> Hit:
    """Map the first found words back to the stored text."""
    start, end = _place(found)
    return Hit(
        article_id=found.article,
        source=found.source,
        page=found.number,
        start=start,
        end=end,
        snippet=_around(found.text, start, end),
    )


def _place(found: Found) -> tuple[int, int]:
    folded = fold(found.text)
    start = found.folded.find(OPENING)
    end = found.folded.find(CLOSING) - 1
    if start < 0:  # a half of a word that was split at a line end
        half = found.halves.partition(OPENING)[2].partition(CLOSING)[0]
        start = max(folded.text.find(half), 0)
        end = start + len(half)
    if not start < end <= len(folded.text):
        return 0, 0
    return folded.range_of(start, end) or (folded.starts[start], folded.starts[end - 1] + 1)


def _around(text: str, start: int, end: int) -> str:
    low, high = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    while low and not text[low - 1].isspace() and start - low < 2 * _AROUND:
        low -= 1
    while high < len(text) and not text[high].isspace() and high - end < 2 * _AROUND:
        high += 1
    line = " ".join(text[low:high].split())
    return f"{'… ' if low else ''}{line}{' …' if high < len(text) else ''}"
