"""Finding a passage by its words.

Words match whole: "effective" is not in "ineffective", nor "5.82" in "15.82". What is there
letter by letter is preferred to what is there in the folded form only, and "102" is never "10²".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from ketareview.domain.errors import (
    AmbiguousQuoteError,
    OccurrenceNotFoundError,
    PageNotFoundError,
    QuoteNotFoundError,
)
from ketareview.domain.folding import Folded, fold
from ketareview.domain.highlight import Passage, Piece
from ketareview.domain.text import Page
from ketareview.reading.furniture import without_furniture
from ketareview.reading.hyphens import Unhyphenated
from ketareview.reading.passages import passage

_PAGE_BREAK = "\n"
# What the setting of lines puts into words, and between them.
_SETTING = re.compile("[\u00ad\ufffe]\\s*|(?<=[-\u2010\u2011])[^\\S\\n]*\\n\\s*")
# Scripts that put no space between words: Thai and Lao, kana, Han.
_SPACELESS = (
    ("\u0e00", "\u0eff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
)


class Pages:
    """The pages of a source as one text, folded once for any number of searches."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self.text = _PAGE_BREAK.join(page.text for page in pages)
        self.folded = fold(self.text)
        self.begins: list[int] = []
        """Where in the text each page begins."""
        begin = 0
        for page in pages:
            self.begins.append(begin)
            begin += len(page.text) + len(_PAGE_BREAK)

    def place_of(self, number: int, offset: int) -> int:
        """Give the place in the whole text of a place on a page."""
        return self.begins[number - self._pages[0].number] + offset

    def find_all(self, words: str, page: int | None = None) -> list[tuple[Piece, ...]]:
        """Find every place of the words, in reading order, or those that begin on a page.

        Places that say the same letter by letter, however their lines are set, hide those that
        are alike in the folded form only; both hide those that differ in hyphens.
        """
        wanted = words.strip().replace("\f", _PAGE_BREAK)
        needle = fold(wanted)
        if not needle.text.strip():
            return []
        ranges: Sequence[tuple[int, int]] = ()
        for search in (self._exact, self._alike, self._hyphenated):
            found = search(needle)
            ranges = [place for place in found if page is None or self._page_at(place[0]) == page]
            if ranges:
                break
        return [self.pieces(start, end) for start, end in ranges]

    def find_alike(self, words: str) -> list[tuple[Piece, ...]]:
        """Find every place of the words, in reading order, whichever are nearer to the letter.

        The last word may go on, unless it is a number or a space stands behind it.
        """
        needle = fold(words.strip())
        if not needle.text.strip():
            return []
        is_open = words[-1].isalpha()
        ranges = dict(self._hyphenated(needle, is_open=is_open))
        ranges.update(self._alike(needle, is_open=is_open))
        ranges.update(self._letter_by_letter(needle.source))
        return [self.pieces(*place) for place in sorted(ranges.items())]

    def _exact(self, needle: Folded) -> Iterator[tuple[int, int]]:
        found = dict(self._letter_by_letter(needle.source))
        wanted = unset(needle.source)
        for start, end in self._alike(needle):
            if start not in found and unset(self.text[start:end]) == wanted:
                found[start] = end
        yield from sorted(found.items())

    def _letter_by_letter(self, wanted: str) -> Iterator[tuple[int, int]]:
        start = self.text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            folded = self.folded
            if is_whole(folded.text, folded.index_of(start), folded.index_of(end)):
                yield start, end
            start = self.text.find(wanted, start + 1)

    def _alike(self, needle: Folded, *, is_open: bool = False) -> Iterator[tuple[int, int]]:
        words = needle.text.strip()
        begin = len(needle.text) - len(needle.text.lstrip())
        raised = _raised(needle, begin, begin + len(words))
        folded = self.folded
        start = folded.text.find(words)
        while start >= 0:
            end = start + len(words)
            place = self._whole_place(start, end, is_open=is_open)
            if place and _raised(folded, start, end) == raised:
                yield place
            start = folded.text.find(words, start + 1)

    def _hyphenated(self, needle: Folded, *, is_open: bool = False) -> Iterator[tuple[int, int]]:
        for start, end in self._unhyphenated.find(Unhyphenated(fold(needle.text.strip()))):
            place = self._whole_place(start, end, is_open=is_open)
            if place and len(_raised(self.folded, start, end)) == len(
                _raised(needle, 0, len(needle.text))
            ):
                yield place

    @cached_property
    def _unhyphenated(self) -> Unhyphenated:
        return Unhyphenated(self.folded)

    def _whole_place(self, start: int, end: int, *, is_open: bool) -> tuple[int, int] | None:
        """Map a folded range of whole words back; the last of them may be `is_open`."""
        is_fit = is_whole(self.folded.text, start, start if is_open else end)
        return self.folded.range_of(start, end) if is_fit else None

    def _page_at(self, place: int) -> int:
        return self._pages[bisect_right(self.begins, place) - 1].number

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """Part a range of the whole text at the page breaks."""
        pieces: list[Piece] = []
        index = bisect_right(self.begins, start) - 1
        while index < len(self._pages) and self.begins[index] < end:
            begin, text = self.begins[index], self._pages[index].text
            first, last = max(start - begin, 0), min(end - begin, len(text))
            words = text[first:last]
            if words.strip():
                first += len(words) - len(words.lstrip())
                last -= len(words) - len(words.rstrip())
                pieces.append(Piece(self._pages[index].number, first, last))
            index += 1
        return tuple(pieces)


class Article:
    """The pages of an article that is open, made ready to be searched as one types."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = Pages(pages)
        self._running = Pages(without_furniture(pages))

    def find_all(self, words: str) -> list[tuple[Piece, ...]]:
        """Find every place of the words, over page ends past headers and footers too."""
        over = (place for place in self._running.find_alike(words) if len(place) > 1)
        found = {*self._pages.find_alike(words), *over}
        return sorted(found, key=lambda pieces: (pieces[0].page, pieces[0].start))


def find_all(pages: Sequence[Page], words: str) -> list[tuple[Piece, ...]]:
    """Find every place of the words in a source's pages."""
    return Pages(pages).find_all(words)


def find(
    pages: Sequence[Page],
    quote: str,
    *,
    source: str,
    page: int | None = None,
    occurrence: int | None = None,
) -> Passage:
    """Find the one place of a quotation; `page` and `occurrence` count from 1.

    Where it is not in the text as it stands, headers and footers are passed over.

    Raises:
        PageNotFoundError: there is no such page.
        QuoteNotFoundError: the words are not there.
        AmbiguousQuoteError: they are there more than once, and no occurrence was named.
        OccurrenceNotFoundError: they are not there so often.
    """
    if page is not None and not any(each.number == page for each in pages):
        raise PageNotFoundError(page=page, pages=len(pages))
    places = Pages(pages).find_all(quote, page)
    places = places or Pages(without_furniture(pages)).find_all(quote, page)
    return passage(pages, _chosen(places, quote, occurrence), source)


def _chosen(
    places: list[tuple[Piece, ...]], quote: str, occurrence: int | None
) -> tuple[Piece, ...]:
    if not places:
        raise QuoteNotFoundError(quote=quote, title="")
    if occurrence is not None:
        if not 1 <= occurrence <= len(places):
            raise OccurrenceNotFoundError(count=len(places), occurrence=occurrence)
        return places[occurrence - 1]
    if len(places) > 1:
        numbers = ", ".join(dict.fromkeys(str(pieces[0].page) for pieces in places))
        raise AmbiguousQuoteError(quote=quote, count=len(places), pages=numbers)
    return places[0]


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a folded range begins and ends at the edges of words and numbers."""
    return not (_goes_on(text, start) or _goes_on(text, end))


def _goes_on(text: str, at: int) -> bool:
    """Whether a word or number goes on across a place."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if left.isalnum() and right.isalnum():
        return not (_is_spaceless(left) or _is_spaceless(right))
    if left in ".," and right.isdigit():
        return at > 1 and text[at - 2].isdigit()
    if right in ".," and left.isdigit():
        return at + 1 < len(text) and text[at + 1].isdigit()
    return False


def _is_spaceless(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _SPACELESS)


def unset(text: str) -> str:
    """Set words in one line, with one space between them."""
    return " ".join(_SETTING.sub("", text).split())


def _raised(folded: Folded, start: int, end: int) -> frozenset[int]:
    """Find where digits stand that are none on the line: superscripts, subscripts, fractions."""
    return frozenset(
        index - start
        for index in range(start, end)
        if folded.text[index].isdigit() and not folded.source[folded.starts[index]].isdecimal()
    )
