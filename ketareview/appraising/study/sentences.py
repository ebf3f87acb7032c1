"""Sentences of a paper with the section that each stands in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ketareview.appraising.study.plain import Plain, plain
from ketareview.appraising.study.sections import Section, opened, run_in
from ketareview.domain.text import BlockKind, Page

_LINE = re.compile(r"[^\n]*\n?")
_SHORT = ("vs", "al", "i.e", "e.g", "Fig", "fig", "Dr", "No", "approx", "ca", "cf", "St", "ref")
_NO_STOP = "".join(rf"(?<!\b{re.escape(each)}\.)" for each in _SHORT)
_STOP = re.compile(
    # What cannot end a sentence is looked for behind its stop: there are few of those.
    r"[.?!]" + _NO_STOP + r"(?<![\s.(][A-Za-z]\.)"
    r"[\"')\]]*(?:\[[\d,\s-]+\]|\d{1,3}(?:[,-]\d{1,3})*(?=\s+[A-Z]))?(?=\s+[\"'(\[]*[A-Z0-9]|\s*$)"
)
_LEAST_HEADINGS = 2
_CITED = re.compile(
    r"(?:19|20)\d\d[a-z]?\s*[;,]\s*\d+\s*(?:\([^)]{1,12}\))?\s*[:,]\s*[\w-]*\d"
    r"|^\s*\[?\d{1,3}[.\]]\s+[A-Z][\w'-]+,?\s+(?:[A-Z]\.?\s?){1,3}[,.]"
)
_NUMBERED = frozenset("0123456789[")
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_LEAST_REFERENCES = 5
_MOSTLY = 0.6
_LONGEST = 1200
_LONGEST_HEADER = 160


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in plain form and in lower case; it begins at `start` of its stretch's `words`."""

    page: int
    section: Section
    text: str
    low: str
    words: Plain
    start: int

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Map a range of the sentence to one of the page's stored text."""
        return self.words.range_of(self.start + start, self.start + end)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines of one page that belong to one section and may be read in one."""

    page: Page
    section: Section
    start: int
    end: int


def sentences(pages: Sequence[Page]) -> Iterator[Sentence]:
    """Read the sentences of a paper in order, but for those of its reference list."""
    for stretch in _stretches(pages):
        if stretch.section is Section.REFERENCES:
            continue
        words = plain(stretch.page.text, stretch.start, stretch.end)
        for start, end in _cut(words.text):
            text = words.text[start:end]
            if not _cites(text):
                low = text.casefold()
                yield Sentence(stretch.page.number, stretch.section, text, low, words, start)


def _cut(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    ends = [*(stop.end() for stop in _STOP.finditer(text)), len(text)]
    for end in ends:
        while begin < end and text[begin] == " ":
            begin += 1
        if begin < end:
            yield begin, min(end, begin + _LONGEST)
        begin = end


def _stretches(pages: Sequence[Page]) -> Iterator[_Stretch]:
    headings = sum(1 for page in pages for _, _, line in _lines(page) if opened(line))
    section = Section.FRONT if headings >= _LEAST_HEADINGS else Section.BODY
    for page in pages:
        begin, current, breaks, listed = 0, section, _breaks(page), _listed(page)
        for start, end, line in _lines(page):
            head = opened(line)
            about = head or run_in(line)
            is_printed = len(line) < _LONGEST_HEADER and _cites(line)
            is_left_out = head is not None or is_printed or start in listed
            if about or is_left_out or start in breaks or not line.strip():
                if start > begin:
                    yield _Stretch(page, current, begin, start)
                begin = end if is_left_out else start
                section = head or section
                current = about or section
        if len(page.text) > begin:
            yield _Stretch(page, current, begin, len(page.text))


def _cites(words: str) -> bool:
    """Whether they are a reference, or where the paper itself was printed, as running heads say."""
    is_worth = ";" in words or words[:1] in _NUMBERED
    return is_worth and bool(_CITED.search(words))


def _listed(page: Page) -> frozenset[int]:
    """Find the lines of reference lists that have no heading: items of which most name a year."""
    found: set[int] = set()
    runs = groupby(page.blocks, key=lambda block: block.kind is BlockKind.LIST_ITEM)
    for blocks in (tuple(run) for is_list, run in runs if is_list):
        yeared = sum(bool(_YEAR.search(page.text, each.start, each.end)) for each in blocks)
        if len(blocks) >= _LEAST_REFERENCES and yeared >= _MOSTLY * len(blocks):
            found.update(each.start for each in blocks)
    return frozenset(found)


def _breaks(page: Page) -> frozenset[int]:
    kinds = {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
    return frozenset(block.start for block in page.blocks if block.kind in kinds)


def _lines(page: Page) -> Iterable[tuple[int, int, str]]:
    for line in _LINE.finditer(page.text):
        if line[0]:
            yield line.start(), line.end(), line[0].rstrip("\n")
