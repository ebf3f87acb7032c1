"""References, figures and tables that a text mentions, and where they stand in it.

What is mentioned is found only where it is sure: "[12]" where the list of references counts up to
it, "Fig. 2" where one line begins as its caption does, "(Zarate et al., 2006)" where one entry of
the list begins with the name and has the year.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ketareview.domain.highlight import Piece
from ketareview.domain.progress import Progress, silent
from ketareview.domain.text import Page
from ketareview.reading.reference_list import Entry, ReferenceList

_NUMBERS = re.compile(r"\[\s*\d{1,3}(?:\s*[,;\u2010-\u2015-]\s*\d{1,3})*\s*\]")
_NUMBER = re.compile(r"\d+")
_NAMED = re.compile(
    r"\b(?P<name>[A-Z][\w\u2019'-]+)"
    r"(?:\s+et\s+al\.?|(?:\s*,\s*[A-Z][\w\u2019'-]+)*,?\s+(?:and|&)\s+(?P<second>[A-Z][\w\u2019'-]+))?"
    r"\s*,?\s*\(?(?P<year>(?:19|20)\d\d[a-z]?)\b"
)
_SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_UPRIGHT = str.maketrans(_SUPERSCRIPTS, "0123456789")
_RAISED_NUMBERS = (
    rf"[\d{_SUPERSCRIPTS}]{{1,3}}(?:[ ]?[,\u2010-\u2015-][ ]?[\d{_SUPERSCRIPTS}]{{1,3}})*"
)
_RAISED = re.compile(  # behind a word of three letters at least, which is no unit: kg/m2, R2
    r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?)\]\u2019\u201d\"']))"
    rf"(?:{_RAISED_NUMBERS}(?![\w%])|[ ]{_RAISED_NUMBERS}(?=[ .,;:)]))"  # not "the 1Clinic of"
)
_RAISED_NUMBER = re.compile(rf"[\d{_SUPERSCRIPTS}]+")
_BODY = re.compile(
    r"^\W*(?:\d\W+)?(?:abstract|summary|introduction|background|objectives?)\b",
    re.IGNORECASE | re.MULTILINE,
)
_MASTHEAD = 1200  # letters of a first page in which authors' names have raised numbers
_FEW = 2  # numbers in brackets, from which on raised ones are notes
_KIND = r"(?P<kind>Fig(?:ure|ures|s)?|Tables?|Box|Scheme)\.?"
_MENTIONED = re.compile(rf"\b{_KIND}\s*(?P<number>S?\d{{1,3}})", re.IGNORECASE)
_CAPTION = re.compile(
    rf"^[ \t]*{_KIND}\s*(?P<number>S?\d{{1,3}})(?P<sign>\s*[.:|\u2013\u2014]|[ \t]*$)?",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_CAPTION = 600


class Kind(StrEnum):
    """What is mentioned; the value is what a reader calls it."""

    REFERENCE = "Reference"
    FIGURE = "Figure"
    TABLE = "Table"
    BOX = "Box"
    SCHEME = "Scheme"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a page that name something that stands at `target`."""

    piece: Piece
    kind: Kind
    number: str
    target: Piece


class Mentions:
    """All that the pages of a source mention, by page; `progress` counts pages, and may stop it."""

    def __init__(self, pages: Sequence[Page], progress: Progress = silent) -> None:
        self._pages = pages
        self._list = ReferenceList(pages)
        self._captions = _captions(pages)
        self._on: dict[int, tuple[Mention, ...]] = {}
        for page in pages:
            progress(page.number, len(pages))
            self._on[page.number] = tuple(self._found(page))
        self._raised = self._raised_by_page()

    def at(self, page: int, offset: int) -> Mention | None:
        """Find what the words at an offset mention."""
        return _at(self._on.get(page, ()), offset)

    def raised_at(self, page: int, offset: int) -> Mention | None:
        """Find the reference that a number at an offset mentions if it is raised above its line.

        The text does not tell whether it is: who asks must know where the letters stand.
        """
        return _at(self._raised.get(page, ()), offset)

    def on(self, page: int) -> tuple[Mention, ...]:
        """List the mentions of a page."""
        return self._on.get(page, ())

    def entry_at(self, page: int, offset: int) -> Entry | None:
        """Find the reference that stands at an offset."""
        return self._list.at(page, offset)

    def words(self, mention: Mention) -> str:
        """Give the text of a reference or of a caption."""
        if mention.kind is Kind.REFERENCE:
            entry = self._list.at(mention.target.page, mention.target.start)
            return entry.words if entry else ""
        text = self._pages[mention.target.page - 1].text
        return " ".join(text[mention.target.start : mention.target.end].split())

    def _found(self, page: Page) -> Iterator[Mention]:
        found = [*self._numbered(page), *self._named(page), *self._shown(page)]
        end = 0
        for mention in sorted(found, key=lambda each: (each.piece.start, -each.piece.end)):
            if mention.piece.start >= end:
                end = mention.piece.end
                yield mention

    def _numbered(self, page: Page) -> Iterator[Mention]:
        for bracket in _NUMBERS.finditer(page.text):
            for number in _NUMBER.finditer(page.text, *bracket.span()):
                entry = self._list.numbered(number[0])
                if entry and not self._list.at(page.number, bracket.start()):
                    piece = Piece(page.number, number.start(), number.end())
                    yield Mention(piece, Kind.REFERENCE, number[0], entry.piece)

    def _raised_by_page(self) -> dict[int, tuple[Mention, ...]]:
        """Find numbers behind words; where others stand in brackets they are something else."""
        in_brackets = sum(
            each.kind is Kind.REFERENCE and each.number != ""
            for found in self._on.values()
            for each in found
        )
        if in_brackets >= _FEW:
            return {}
        return {page.number: tuple(self._raised_on(page)) for page in self._pages}

    def _raised_on(self, page: Page) -> Iterator[Mention]:
        for numbers in _RAISED.finditer(page.text, _begin_of_body(page)):
            for number in _RAISED_NUMBER.finditer(page.text, *numbers.span()):
                said = number[0].translate(_UPRIGHT)
                entry = self._list.numbered(said)
                if entry and not self._list.is_in(page.number, number.start()):
                    piece = Piece(page.number, number.start(), number.end())
                    yield Mention(piece, Kind.REFERENCE, said, entry.piece)

    def _named(self, page: Page) -> Iterator[Mention]:
        for named in _NAMED.finditer(page.text):
            if self._list.is_in(page.number, named.start()):
                continue
            entry = self._list.by(named["name"], named["second"] or "", named["year"])
            if entry:
                piece = Piece(page.number, named.start(), named.end())
                yield Mention(piece, Kind.REFERENCE, "", entry.piece)

    def _shown(self, page: Page) -> Iterator[Mention]:
        for shown in _MENTIONED.finditer(page.text):
            key = _kind(shown["kind"]), shown["number"].upper()
            caption = self._captions.get(key)
            is_itself = caption and caption.page == page.number and caption.start == shown.start()
            if caption and not is_itself:
                piece = Piece(page.number, shown.start(), shown.end())
                yield Mention(piece, *key, caption)


def _at(found: Sequence[Mention], offset: int) -> Mention | None:
    index = bisect_right(found, offset, key=lambda mention: mention.piece.start) - 1
    return found[index] if index >= 0 and offset < found[index].piece.end else None


def _begin_of_body(page: Page) -> int:
    """Find where the text of a first page begins, behind its authors."""
    if page.number != 1:
        return 0
    body = _BODY.search(page.text)
    return body.end() if body else min(_MASTHEAD, len(page.text))


def _kind(word: str) -> Kind:
    first = word[:1].casefold()
    return {"f": Kind.FIGURE, "t": Kind.TABLE, "b": Kind.BOX}.get(first, Kind.SCHEME)


def _captions(pages: Sequence[Page]) -> dict[tuple[Kind, str], Piece]:
    """Find where figures and tables have their captions: the likeliest line of each number."""
    found: dict[tuple[Kind, str], tuple[int, Piece]] = {}
    for page in pages:
        for line in _CAPTION.finditer(page.text):
            key = _kind(line["kind"]), line["number"].upper()
            start = line.start("kind")
            likely = _likelihood(page.text, line)
            if likely and (key not in found or likely > found[key][0]):
                end = _end_of_caption(page.text, line.end())
                found[key] = likely, Piece(page.number, start, end)
    return {key: piece for key, (_, piece) in found.items()}


def _likelihood(text: str, line: re.Match[str]) -> int:
    """Tell 2 for a line that is a caption by its signs, 1 for one that may be, 0 for a sentence."""
    if line["sign"] is not None:
        return 2
    following = text[line.end() : line.end() + 2].strip(" ")
    return 1 if following[:1].isupper() else 0


def _end_of_caption(text: str, start: int) -> int:
    """Find the end: an empty line, the end of a sentence at a line's end, or enough."""
    line_end = text.find("\n", start)
    while line_end >= 0 and line_end - start < _LONGEST_CAPTION:
        words = text[start:line_end].rstrip()
        if words.endswith((".", "?", "!")) or text[line_end + 1 : line_end + 2] in {"\n", ""}:
            break
        line_end = text.find("\n", line_end + 1)
    end = len(text) if line_end < 0 else line_end
    return start + len(text[start : min(end, start + _LONGEST_CAPTION)].rstrip()) or start
