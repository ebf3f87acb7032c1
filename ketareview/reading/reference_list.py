"""The list of references at the end of a paper, cut into its entries."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ketareview.domain.folding import fold
from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page

_HEADING = re.compile(
    r"^[ \t]*(?:\d{1,2}\.?[ \t]+)?(?:references?(?: and notes| cited)?|bibliography"
    r"|literature cited|works cited|literature|literatur(?:verzeichnis)?|bibliographie"
    r"|r[e\u00e9]f[e\u00e9]rences|referencias|bibliograf[i\u00ed]a)[ \t]*[:.]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_STYLES = (
    re.compile(r"^[ \t]*\[(\d{1,3})\]\s*(?=\S)", re.MULTILINE),
    re.compile(r"^[ \t]*(\d{1,3})\.[ \t\n]+(?=\D)", re.MULTILINE),
    re.compile(r"^[ \t]*(\d{1,3})[ \t\n]+(?=[^\W\d])", re.MULTILINE),
)
_NAMED = re.compile(r"^[ \t]*(?=[^\W\d_][\w\u2019' -]{1,40},?[ \t]+[^\W\d_]\b)", re.MULTILINE)
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_FEWEST = 2
_LONGEST = 700
_PAGE_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference: where it begins, and its words in one line."""

    number: str
    piece: Piece
    words: str


@dataclass(frozen=True, slots=True)
class _Span:
    number: str
    start: int
    end: int


class ReferenceList:
    """The entries behind the last heading that names such a list; without one there are none."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._text = _PAGE_BREAK.join(page.text for page in pages)
        self._begins: list[int] = []
        begin = 0
        for page in pages:
            self._begins.append(begin)
            begin += len(page.text) + len(_PAGE_BREAK)
        headings = [heading.end() for heading in _HEADING.finditer(self._text)]
        self._start = headings[-1] if headings else len(self._text)
        self._spans = self._numbered_spans() or self._named_spans()
        self._by_number = {span.number: span for span in self._spans if span.number}

    def entries(self) -> tuple[Entry, ...]:
        """List all entries in their order."""
        return tuple(self._entry(span) for span in self._spans)

    def is_in(self, page: int, offset: int) -> bool:
        """Whether an offset stands in the list."""
        return self._place(page, offset) >= self._start

    def at(self, page: int, offset: int) -> Entry | None:
        """Find the entry at an offset."""
        place = self._place(page, offset)
        index = bisect_right(self._spans, place, key=lambda span: span.start) - 1
        is_there = index >= 0 and place < self._spans[index].end
        return self._entry(self._spans[index]) if is_there else None

    def numbered(self, number: str) -> Entry | None:
        """Find the entry with a number."""
        span = self._by_number.get(number.lstrip("0"))
        return self._entry(span) if span else None

    def by(self, name: str, second: str, year: str) -> Entry | None:
        """Find the one entry whose first author, and second if told, has a name, of a year."""
        wanted, other = fold(name).text, fold(second).text
        found = [
            span
            for span, first, words in self._folded
            if first == wanted and year in _YEAR.findall(words) and other in words
        ]
        return self._entry(found[0]) if len(found) == 1 else None

    @cached_property
    def _folded(self) -> list[tuple[_Span, str, str]]:
        """Each entry with the name that it begins with, and with its words."""
        found = []
        for span in self._spans:
            words = fold(self._text[span.start : span.end]).text
            bare = re.sub(r"^\W*\d*\W*", "", words)
            first = re.match(r"[\w'-]+", bare)
            found.append((span, first[0] if first else "", words))
        return found

    def _numbered_spans(self) -> list[_Span]:
        """Follow the numbers from 1 on, in the way of writing them that leads furthest."""
        best: list[tuple[str, int]] = []
        for style in _STYLES:
            starts: list[tuple[str, int]] = []
            for line in style.finditer(self._text, self._start):
                if int(line[1]) == len(starts) + 1:
                    space = len(line[0]) - len(line[0].lstrip())
                    starts.append((line[1].lstrip("0"), line.start() + space))
            if len(starts) > len(best):
                best = starts
        return self._spans_from(best) if len(best) >= _FEWEST else []

    def _named_spans(self) -> list[_Span]:
        """Cut before each line that begins as an author's name does."""
        starts = [("", line.end()) for line in _NAMED.finditer(self._text, self._start)]
        spans = self._spans_from(starts)
        return [span for span in spans if _YEAR.search(self._text, span.start, span.end)]

    def _spans_from(self, starts: Sequence[tuple[str, int]]) -> list[_Span]:
        ends = [*(start for _, start in starts[1:]), len(self._text)][: len(starts)]
        return [
            _Span(number, start, min(end, start + _LONGEST))
            for (number, start), end in zip(starts, ends, strict=True)
        ]

    def _entry(self, span: _Span) -> Entry:
        index = bisect_right(self._begins, span.start) - 1
        page, begin = self._pages[index], self._begins[index]
        start = span.start - begin
        end = max(min(span.end - begin, len(page.text)), start + 1)
        words = " ".join(self._text[span.start : span.end].replace("\u00ad\n", "").split())
        return Entry(span.number, Piece(page.number, start, end), words.replace("\u00ad", ""))

    def _place(self, page: int, offset: int) -> int:
        return self._begins[page - 1] + offset
