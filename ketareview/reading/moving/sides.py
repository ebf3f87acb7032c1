"""A source made ready for finding passages of another one in it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ketareview.domain.highlight import Passage, Piece
from ketareview.domain.text import Page
from ketareview.reading.finding import Pages, is_whole
from ketareview.reading.furniture import Furniture
from ketareview.reading.moving.letters import Letters
from ketareview.reading.passages import passage

Span = tuple[int, int]
"""A range of a text's letters."""

_LEFT_OUT = (
    ".,;:!?'\"`()[]{}*\u2020\u2021\u2022\u2026\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
)
"""Punctuation that letters leave out, at the ends of a quotation."""

_MOST = 1000
"""Places of the same words that are told apart; there is no sense in more."""


class Side:
    """The pages of a source, as one text and as letters."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self._text = Pages(pages)
        self.letters = Letters(self._text.folded)

    @cached_property
    def lines(self) -> list[int]:
        """The letters with which lines begin, in order."""
        text, begins = self._text.text, set()
        at = text.find("\n")
        while at >= 0:
            begins.add(self.letters.within(0, at + 1)[1])
            at = text.find("\n", at + 1)
        return sorted(begins)

    @cached_property
    def page_starts(self) -> list[int]:
        """The letters with which pages begin, in order."""
        return [self.letters.within(0, begin)[1] for begin in self._text.begins]

    @cached_property
    def _furniture(self) -> Furniture:
        return Furniture(self.pages)

    def spans(self, pieces: Sequence[Piece]) -> tuple[Span, ...]:
        """Give the letters of pieces."""
        begins = (self._text.place_of(piece.page, 0) for piece in pieces)
        spans = (
            self.letters.within(begin + piece.start, begin + piece.end)
            for begin, piece in zip(begins, pieces, strict=True)
        )
        return tuple(span for span in spans if span[0] < span[1])

    def bare(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Cut out of pieces what nobody reads on from their pages: headers and footers."""
        for piece in pieces:
            page, start = self.pages[piece.page - self.pages[0].number], piece.start
            for first, last in sorted(self._furniture.of(page, ())):
                if last <= start or first >= piece.end:
                    continue
                if start < first:
                    yield Piece(piece.page, start, first)
                start = last
            if start < piece.end:
                yield Piece(piece.page, start, piece.end)

    def find(self, wanted: str) -> list[Span] | None:
        """Find letters wherever they are; None where they are too common to be told apart."""
        found: list[Span] = []
        start = self.letters.text.find(wanted)
        while start >= 0:
            found.append((start, start + len(wanted)))
            if len(found) > _MOST:
                return None
            start = self.letters.text.find(wanted, start + 1)
        return found

    def is_whole(self, spans: Sequence[Span]) -> bool:
        """Whether spans begin and end with whole words."""
        start = self.letters.range_of(*spans[0])[0]
        end = self.letters.range_of(*spans[-1])[1]
        return is_whole(self._text.folded.text, start, end)

    def passage(self, spans: Iterable[Span], source: str, like: str) -> Passage | None:
        """Quote letters with the punctuation at their ends that a quotation has there."""
        pieces: list[Piece] = []
        for start, end in spans:
            place = self._text.folded.range_of(*self.letters.range_of(start, end))
            if place is None:
                return None
            pieces += self._text.pieces(*place)
        plain = passage(self.pages, pieces, source)
        return self._punctuated(plain, like)

    def _punctuated(self, plain: Passage, like: str) -> Passage:
        first, last = plain.pieces[0], plain.pieces[-1]
        texts = {
            page.number: page.text for page in self.pages if page.number in {first.page, last.page}
        }
        head, tail = _edges(like)
        before = texts[first.page][: first.start]
        after = texts[last.page][last.end :]
        more = _shared(head[::-1], before[::-1])
        further = _shared(tail, after)
        if not more and not further:
            return plain
        pieces = list(plain.pieces)
        pieces[0] = Piece(first.page, first.start - more, first.end)
        pieces[-1] = Piece(last.page, pieces[-1].start, last.end + further)
        return passage(self.pages, pieces, plain.source)

    def text_of(self, span: Span) -> str:
        """Give the text from the first to the last of some letters."""
        place = self._text.folded.range_of(*self.letters.range_of(*span))
        return "" if place is None else self._text.text[slice(*place)]

    def crosses_page(self, start: int, end: int) -> bool:
        """Whether a page begins between two letters."""
        starts = self.page_starts
        return bisect_left(starts, start) < bisect_left(starts, end + 1)


def _edges(like: str) -> tuple[str, str]:
    """Give the punctuation with which a quotation begins and ends."""
    head = len(like) - len(like.lstrip(_LEFT_OUT))
    tail = len(like) - len(like.rstrip(_LEFT_OUT))
    return like[:head], like[len(like) - tail :]


def _shared(wanted: str, there: str) -> int:
    """Count the signs that two texts begin with, as they are."""
    count = 0
    for one, other in zip(wanted, there, strict=False):
        if one != other:
            break
        count += 1
    return count
