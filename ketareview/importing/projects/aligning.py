"""Places in a text as another program counts them, found again in the pages that are stored."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from ketareview.domain.imports import Span
from ketareview.domain.text import Page
from ketareview.importing.characters import storable


class Alignment:
    """Maps code points of a text to pages that hold the same words, however they are set.

    Letters are counted, white space is not. Where the pages do not hold the same letters, nothing
    is mapped: then the words themselves must be looked for.
    """

    def __init__(self, text: str, pages: Sequence[Page]) -> None:
        self._text = text
        self._letters = [
            (page.number, place)
            for page in pages
            for place, letter in enumerate(page.text)
            if not letter.isspace()
        ]
        stored = [page.text[place] for page in pages for place in _letters(page.text)]
        there = [letter for letter in storable(text) if not letter.isspace()]
        alike = len(storable(text)) == len(text.replace("\r\n", "\n").replace("\ufeff", ""))
        self._is_same = alike and stored == there
        is_letter = (not (sign.isspace() or sign == "\ufeff") for sign in text)
        self._before = [0, *accumulate(is_letter)]

    def quote(self, start: int, end: int) -> str:
        """The words that the other program counts from `start` to `end`."""
        return storable(self._text[max(start, 0) : max(end, 0)]).strip()

    def around(self, start: int, end: int, length: int) -> tuple[str, str]:
        """The words before and after, at most `length` code points each."""
        before = storable(self._text[max(start - length, 0) : max(start, 0)])
        return before, storable(self._text[max(end, 0) : max(end, 0) + length])

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Find a stretch in the pages, one span a page; none where it cannot be told."""
        last = len(self._before) - 1
        if not self._is_same or not 0 <= start < end:
            return ()
        first, past = self._before[min(start, last)], self._before[min(end, last)]
        letters = self._letters[first:past]
        numbers = [number for number, _ in letters]
        spans = []
        for number in dict.fromkeys(numbers):
            begin = bisect_left(numbers, number)
            stop = bisect_left(numbers, number + 1)
            spans.append(Span(number, letters[begin][1], letters[stop - 1][1] + 1))
        return tuple(spans)


def _letters(text: str) -> list[int]:
    return [place for place, letter in enumerate(text) if not letter.isspace()]
