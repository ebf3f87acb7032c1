"""The references that the words of a passage name, by marks within them or right behind them."""

import re
from collections.abc import Iterator, Sequence

from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.reading.mentions import Kind, Mentions
from ketareview.reading.reference_list import Entry, ReferenceList

_BEHIND = re.compile(r"[\s.,;:\u201d\"')]{0,4}")
"""What may stand between the last word of a passage and the mark that belongs to it."""

_RAISED_BEHIND = re.compile(r"[.,;)]?\d{1,3}(?:[,\u2010-\u2015-]\d{1,3})*(?=[.,;:)]?(?:\s|$))")
_RAISED = re.compile(
    r"(?:(?<=[^\W\d_]{4})|(?<=[^\W\d_]{2}[.,;)]))"
    r"(\d{1,3}(?:\s?[,\u2010-\u2015-]\s?\d{1,3})*)(?![\w%]|\.\d)"
)
"""Raised numbers, which stored text has right behind a word or its full stop: "relapse.12,13"."""

_NO_MARK = ("fig.", "figs.", "no.", "nos.", "vol.", "eq.", "sect.", "table.", "pp.")
_RANGE = re.compile(r"(\d{1,3})\s?[\u2010-\u2015-]\s?(\d{1,3})")
_NUMBER = re.compile(r"\d{1,3}")
_MOST = 30


class Citing:
    """Answers for one source which entries of its list of references a passage names."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = {page.number: page for page in pages}
        self._mentions = Mentions(pages)
        self._list = ReferenceList(pages)

    def all(self) -> tuple[Entry, ...]:
        """List all entries of the list of references."""
        return self._list.entries()

    def entries(self, pieces: Sequence[Piece]) -> tuple[Entry, ...]:
        """List the references that pieces of text name, each once, in the order of the list."""
        found: dict[tuple[int, int], Entry] = {}
        for place, piece in enumerate(pieces):
            if piece.box is None and piece.page in self._pages:
                for entry in self._in(piece, is_last=place == len(pieces) - 1):
                    found[(entry.piece.page, entry.piece.start)] = entry
        return tuple(found[place] for place in sorted(found))

    def _in(self, piece: Piece, *, is_last: bool) -> Iterator[Entry]:
        text = self._pages[piece.page].text
        end = self._end(text, piece) if is_last else piece.end
        for mention in self._mentions.on(piece.page):
            begin = mention.piece.start
            if mention.kind is Kind.REFERENCE and piece.start <= begin < end:
                yield from self._counted(text, mention.piece, end) or self._named(mention.target)
        if self._list.is_in(piece.page, piece.start):
            return
        for raised in _RAISED.finditer(text, piece.start, end):
            if not text[max(raised.start() - 8, 0) : raised.start()].lower().endswith(_NO_MARK):
                yield from self._numbered(raised[1])

    def _end(self, text: str, piece: Piece) -> int:
        """Find the end of what belongs to a passage: with a mark right behind it, behind that."""
        raised = _RAISED_BEHIND.match(text, piece.end)
        if raised:
            return raised.end()
        behind = _BEHIND.match(text, piece.end)
        start = behind.end() if behind else piece.end
        closing = {"[": "]", "(": ")"}.get(text[start : start + 1], "")
        stop = text.find(closing, start, start + 200) if closing else -1
        return stop + 1 if stop >= 0 else piece.end

    def _named(self, target: Piece) -> Iterator[Entry]:
        entry = self._mentions.entry_at(target.page, target.start)
        if entry:
            yield entry

    def _counted(self, text: str, number: Piece, end: int) -> list[Entry]:
        """List the entries of a range that begins with a number: "[3-5]" names the fourth, too."""
        span = _RANGE.match(text, number.start, end)
        return list(self._numbered(span[0])) if span else []

    def _numbered(self, written: str) -> Iterator[Entry]:
        numbers = {int(number) for number in _NUMBER.findall(written)}
        for first, last in _RANGE.findall(written):
            if 0 < int(last) - int(first) < _MOST:
                numbers |= set(range(int(first), int(last)))
        for number in sorted(numbers):
            entry = self._list.numbered(str(number))
            if entry:
                yield entry
