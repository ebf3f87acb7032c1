"""Where a highlight stands in the plain text of its document."""

from collections.abc import Sequence
from itertools import accumulate

from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.exporting.projects.elements import plain

_BETWEEN_PAGES = "\n\n"


class PlainText:
    """The pages of a source one after the other, and places in them as the standard counts.

    It counts Unicode code points of the text file from 0; an end is the place behind the last.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        texts = [plain(page.text) for page in pages]
        lengths = (len(text) + len(_BETWEEN_PAGES) for text in texts)
        starts = accumulate(lengths, initial=0)
        self.text = _BETWEEN_PAGES.join(texts)
        self._pages = {
            page.number: (start, len(text))
            for page, start, text in zip(pages, starts, texts, strict=False)
        }

    def stretches(self, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
        """Place pieces of text; those with nothing but space between them are one stretch."""
        found: list[tuple[int, int]] = []
        for piece in pieces:
            place = self._place(piece)
            if place is None:
                continue
            start, end = place
            if found and found[-1][1] <= start and not self.text[found[-1][1] : start].strip():
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    def _place(self, piece: Piece) -> tuple[int, int] | None:
        if piece.box is not None or piece.page not in self._pages:
            return None
        first, length = self._pages[piece.page]
        return (first + piece.start, first + piece.end) if piece.end <= length else None
