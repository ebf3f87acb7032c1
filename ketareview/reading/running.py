"""Text that runs on over columns and pages, past headers, footers and footnotes."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise

from ketareview.domain.text import Page
from ketareview.reading.furniture import Furniture
from ketareview.reading.layout import PageLayout
from ketareview.reading.lines import Letters
from ketareview.reading.paragraphs import stretch_at
from ketareview.reading.sentences import is_ended, sentence_at
from ketareview.reading.words import word_at

_CAPTION = re.compile(r"(?:Fig(?:ure)?|Tab(?:le)?|Box|Scheme|Appendix)\b", re.IGNORECASE)
_JOINT = "\n"
_HANGING = "-,;(\u00ad\u2013"
_NEAR = 3  # letters, white space among them, between a word and where a column may end
_FULL_LINE = 35
"""Letters of a line that is no heading, table or formula."""

PlaceOnPage = tuple[int, int]
"""A page, from 1, and a code point of its text."""

LayoutOf = Callable[[int], PageLayout | None]
"""Gives the layout of a page where it is at hand."""


class RunningText:
    """Finds words, sentences and paragraphs in the text of a paper, wherever its pages end."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages

    @cached_property
    def _furniture(self) -> Furniture:
        return Furniture(self._pages)

    def layout(self, page: Page, letters: Letters) -> PageLayout:
        """Lay a page out; takes a while, so that it is no work for the window's thread."""
        return PageLayout(page, letters, self._furniture)

    def left_out(self, number: int, layout: PageLayout | None) -> tuple[tuple[int, int], ...]:
        """List the ranges of a page that nobody reads on from its text.

        Without its layout only where another page was laid out before: to know what comes again
        on all pages takes a while.
        """
        if layout is not None:
            return layout.left_out
        if "_furniture" not in self.__dict__:
            return ()
        return self._furniture.of(self._pages[number - 1], ())

    def word(
        self, number: int, offset: int, layout_of: LayoutOf
    ) -> tuple[PlaceOnPage, PlaceOnPage]:
        """Find the word at a place; one that a column or page parts goes on in the next."""
        text = self._pages[number - 1].text
        start, end = word_at(text, offset)
        edges = [0, len(text), *chain(*self.left_out(number, layout_of(number)))]
        is_whole = not any(start - _NEAR <= edge <= end + _NEAR for edge in edges)
        if is_whole or not text[start:end].strip():
            return (number, start), (number, end)
        stream = self._around(number, offset, layout_of)
        return stream.range_of(*word_at(stream.text, stream.index_of(number, offset)))

    def sentence(
        self, number: int, offset: int, layout_of: LayoutOf
    ) -> tuple[PlaceOnPage, PlaceOnPage]:
        """Find the sentence at a place: where it begins, and where it ends."""
        stream = self._around(number, offset, layout_of)
        start, end = sentence_at(stream.text, stream.index_of(number, offset), stream.breaks)
        return stream.range_of(start, end)

    def paragraph(
        self, number: int, offset: int, layout_of: LayoutOf
    ) -> tuple[PlaceOnPage, PlaceOnPage]:
        """Find the paragraph at a place: where it begins, and where it ends."""
        stream = self._around(number, offset, layout_of)
        index = stream.index_of(number, offset)
        start, end = stretch_at(stream.paragraphs, index, len(stream.text))
        words = stream.text[start:end]
        end = start + len(words.rstrip())
        return stream.range_of(start + len(words) - len(words.lstrip()), end)

    def _around(self, number: int, offset: int, layout_of: LayoutOf) -> "_Stream":
        """Join what is read on from one page to the next; a footnote stands for itself."""
        for start, end in self.left_out(number, layout_of(number)):
            if start <= offset < end:
                return _Stream([_Part(self._pages[number - 1], start, end)], layout_of)
        last = len(self._pages)
        near = range(max(number - 1, 1), min(number + 1, last) + 1)
        if self._pages[number - 1].blocks:
            near = range(number, number + 1)
        return _Stream([part for page in near for part in self._body(page, layout_of)], layout_of)

    def _body(self, number: int, layout_of: LayoutOf) -> Iterator["_Part"]:
        page = self._pages[number - 1]
        start, length = 0, len(page.text)
        for first, last in (*self.left_out(number, layout_of(number)), (length, length)):
            words = page.text[start:first]
            if words.strip():
                begin = start + len(words) - len(words.lstrip())
                yield _Part(page, begin, start + len(words.rstrip()))
            start = last


@dataclass(frozen=True, slots=True)
class _Part:
    """A range of a page's text."""

    page: Page
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]


class _Stream:
    """Parts of pages as one text, with the places over which nothing runs."""

    def __init__(self, parts: Sequence[_Part], layout_of: LayoutOf) -> None:
        self._parts = parts
        self._layout_of = layout_of
        self.text = _JOINT.join(part.text for part in parts)
        lengths = (len(part.text) + len(_JOINT) for part in parts)
        self._begins = list(accumulate(lengths, initial=0))[:-1]
        self._page_ends = [
            begin
            for begin, (before, after) in zip(self._begins[1:], pairwise(parts), strict=True)
            if before.page is not after.page and not _runs_on(before.text, after.text)
        ]

    @property
    def breaks(self) -> list[int]:
        """Where no sentence runs over."""
        return self._places(lambda layout: layout.breaks)

    @property
    def paragraphs(self) -> list[int]:
        """Where paragraphs begin."""
        return self._places(lambda layout: layout.paragraphs)

    def index_of(self, number: int, offset: int) -> int:
        """Find a place of a page in this text."""
        for begin, part in zip(self._begins, self._parts, strict=True):
            if part.page.number == number and offset < part.end:
                return begin + max(offset - part.start, 0)
        ends = (
            begin + len(part.text)
            for begin, part in zip(self._begins, self._parts, strict=True)
            if part.page.number == number
        )
        return max(max(ends, default=0) - 1, 0)

    def range_of(self, start: int, end: int) -> tuple[PlaceOnPage, PlaceOnPage]:
        """Find where a range of this text begins and ends on the pages."""
        first, last = self._place_of(start), self._place_of(max(end - 1, start))
        return first, (last[0], last[1] + (end > start))

    def _place_of(self, index: int) -> PlaceOnPage:
        if not self._parts:
            return 1, 0
        which = max(bisect_right(self._begins, index) - 1, 0)
        part = self._parts[which]
        return part.page.number, min(part.start + index - self._begins[which], part.end)

    def _places(self, of: Callable[[PageLayout], Sequence[int]]) -> list[int]:
        found = list(self._page_ends)
        for begin, part in zip(self._begins, self._parts, strict=True):
            layout = self._layout_of(part.page.number)
            inside = () if layout is None else of(layout)
            found += [begin + at - part.start for at in inside if part.start <= at < part.end]
        return sorted(found)


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence goes on from the foot of a page to the top of the next."""
    words, following = before.rstrip(), after.lstrip()
    if not words or not following or is_ended(words, len(words)) or _CAPTION.match(following):
        return False
    if following[0].islower() or words[-1] in _HANGING:
        return True
    return words[-1].isalnum() and len(following.partition("\n")[0]) >= _FULL_LINE
