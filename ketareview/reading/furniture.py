"""What stands on a page beside its text: running headers and footers, page numbers, footnotes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from statistics import median

from ketareview.domain.text import Page
from ketareview.reading.paragraphs import Row

_LONGEST = 160  # letters of a line that may be a header or footer
_EDGE = 0.15  # part of the page's height at its top and at its foot
_FEW_PAGES = 5  # of a paper that repeats a header but once
_LEVEL = 0.6  # part of a line's height by which lines of one row may differ
_SMALLER = 0.93  # the size of footnotes, of that of the text, at most
_FOOT = 0.6  # part of the page's height below which footnotes begin
_NUMBERED = 0.5  # part of the pages on which a number goes along with theirs
_MOST_PARTS = 3  # of a header with the page's number: number, title, journal
_BEFORE_NUMBER = frozenset("pP-\u2013\u2014|[(")  # of a page: "Page 3", "- 3 -"
_NOTE_GAP = 0.6  # heights of a line left free above the first footnote
_NUMBERS = str.maketrans("0123456789", "#" * 10)
_MASK = re.compile(r"#+")
_HYPHEN = re.compile("\u00ad")
_END_NUMBER = re.compile(
    r"^\W*(?:page\s+)?(\d{1,5})\b|\b(\d{1,5})(?:\s+of\s+\d+)?\W*$", re.IGNORECASE
)
_MARK = re.compile(
    r"[*\u2020\u2021\u00a7\u00b6#\u2016]+\s?\w|\d{1,2}(?=[^\W\d_]{2})|\d{1,2}\s(?=\w+\s\w+\s\w)"
    r"|\d{1,2}\n|[a-z]\s?[A-Z][a-z]"
)


class Furniture:
    """Knows which lines of a paper come again on its other pages, whatever their numbers."""

    def __init__(self, pages: Sequence[Page]) -> None:
        lines: Counter[str] = Counter()
        shifts: Counter[int] = Counter()
        for page in pages:
            short = {line.strip() for line in page.text.split("\n") if len(line) <= _LONGEST}
            lines.update({_masked(line) for line in short if line})
            shifts.update({number - page.number for line in short for number in _numbers(line)})
        least = 2 if len(pages) < _FEW_PAGES else 3
        self._repeated = frozenset(line for line, count in lines.items() if count >= least)
        self._shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
        self._is_numbered = count > 1 and count >= len(pages) * _NUMBERED

    def of(self, page: Page, rows: Sequence[Row]) -> tuple[tuple[int, int], ...]:
        """List the ranges of a page's text that are no part of what one reads on from it.

        `rows` are its lines; without them only what comes first and last in its text is told.
        """
        if page.blocks:
            return ()
        if not rows:
            return tuple(self._outer_lines(page))
        outer = [*self._peeled(page, rows, at_top=True), *self._peeled(page, rows, at_top=False)]
        notes = _footnotes(page, [row for row in rows if row not in outer])
        return _joined(page.text, (*outer, *notes))

    def _peeled(self, page: Page, rows: Sequence[Row], *, at_top: bool) -> Iterator[Row]:
        """Take level after level off a page's edge, as long as nothing else stands on it."""
        height = page.height or max(row.bottom for row in rows)
        waiting = sorted(rows, key=lambda row: row.top if at_top else -row.bottom)
        while waiting:
            first = waiting[0]
            level = [row for row in waiting if abs(row.middle - first.middle) < _LEVEL * first.size]
            depth = first.bottom if at_top else height - first.top
            if depth > _EDGE * height or not self._is_furniture(page, level):
                return
            yield from level
            waiting = [row for row in waiting if row not in level]

    def _is_furniture(self, page: Page, level: Sequence[Row]) -> bool:
        words = [page.text[row.start : row.end].strip() for row in level]
        if len(level) <= _MOST_PARTS and any(self._is_number(each, page) for each in words):
            return True
        return all(
            _masked(said) in self._repeated
            or _masked(_line_around(page.text, row.start)) in self._repeated
            for row, said in zip(level, words, strict=True)
        )

    def _is_number(self, words: str, page: Page) -> bool:
        return self._is_numbered and page.number + self._shift in _numbers(words)

    def _outer_lines(self, page: Page) -> Iterator[tuple[int, int]]:
        lines = [found.span() for found in re.finditer(r"[^\n]+", page.text)]
        for start, end in lines:
            if not self._is_known(page, start, end):
                break
            yield start, end
        for start, end in reversed(lines):
            begin = self._behind_a_hyphen(page, start, end)
            if self._is_known(page, begin, end):
                yield begin, end
            if begin > start or not self._is_known(page, start, end):
                break

    def _behind_a_hyphen(self, page: Page, start: int, end: int) -> int:
        """Find where a footer begins that PDFium has on the line of a parted word, else `start`."""
        hyphens = _HYPHEN.finditer(page.text, start, end)
        known = (each.end() for each in hyphens if self._is_known(page, each.end(), end))
        return next(known, start)

    def _is_known(self, page: Page, start: int, end: int) -> bool:
        words = page.text[start:end].strip()
        is_repeated = len(words) <= _LONGEST and _masked(words) in self._repeated
        return is_repeated or (not _HYPHEN.search(words) and self._is_number(words, page))


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Blank the headers and footers of pages, as far as their text tells; places stay."""
    furniture = Furniture(pages)
    return [replace(page, text=_blanked(page.text, furniture.of(page, ()))) for page in pages]


def _blanked(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    for start, end in ranges:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _masked(line: str) -> str:
    words = line.strip().translate(_NUMBERS)
    return _MASK.sub("#", words) if "##" in words else words


def _numbers(line: str) -> set[int]:
    """The numbers with which a line begins or ends."""
    words = line.strip()
    if not (words[:1].isdigit() or words[-1:].isdigit() or words[:1] in _BEFORE_NUMBER):
        return set()
    return {int(first or last) for first, last in _END_NUMBER.findall(line)}


def _line_around(text: str, offset: int) -> str:
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    return text[start : end if end >= 0 else len(text)]


def _footnotes(page: Page, rows: Sequence[Row]) -> Iterator[Row]:
    """Find smaller lines at the foot of a column, below text, that begin with a mark."""
    if not rows or not page.height:
        return
    usual = median(row.size for row in rows for _ in range(row.end - row.start))
    small = [row for row in rows if row.size <= _SMALLER * usual and row.top > _FOOT * page.height]
    for column in _columns_of(rows) if small else ():
        below = list(takewhile(lambda row: row in small, reversed(column)))
        first = _first_note(page.text, column[: len(column) - len(below)], below[::-1])
        if first is not None:
            left, right = min(row.left for row in below), max(row.right for row in below)
            yield from (
                row
                for row in small
                if row.bottom > first.top and row.left < right and row.right > left
            )


def _first_note(text: str, above: Sequence[Row], small: Sequence[Row]) -> Row | None:
    """Find the first of a column's last, smaller lines that begins a note, behind a gap."""
    for row, before in zip(small, (*above[-1:], *small), strict=False):
        gap = row.top - before.bottom
        is_first = before not in small or gap > row.size * _NOTE_GAP
        if above and is_first and _MARK.match(text, row.start):
            return row
    return None


def _columns_of(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Sort lines into columns from top to bottom, by what lies over what."""
    waiting = sorted(rows, key=lambda row: row.top)
    while waiting:
        column = [waiting.pop(0)]
        for row in tuple(waiting):
            if row.left < column[-1].right and column[-1].left < row.right:
                column.append(row)
                waiting.remove(row)
        yield column


def _joined(text: str, rows: Iterable[Row]) -> tuple[tuple[int, int], ...]:
    """Join ranges between which there is only white space."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted({(row.start, row.end) for row in rows}):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
