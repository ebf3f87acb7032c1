"""What is selected: from where to where, by which unit, in how many pieces; knows no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from ketareview.domain.highlight import Piece


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the stored text: before the code point `offset` of a page (from 1)."""

    page: int
    offset: int


class Grain(Enum):
    """The unit by which a selection grows."""

    LETTER = auto()
    WORD = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()


class Texts(Protocol):
    """The text of pages, and what of it nobody reads on from."""

    def text_of(self, page: int) -> str:
        """The stored text of a page."""

    def left_out(self, page: int) -> tuple[tuple[int, int], ...]:
        """Headers, footers and footnotes, as ranges of the page's text."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that may run over pages."""

    start: Place
    end: Place

    def joined(self, other: "Span") -> "Span":
        """Find the stretch that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Selection:
    """A span in the making, and the pieces that were finished before it with Shift."""

    origin: Span
    reach: Span
    kept: tuple[Piece, ...] = ()

    @property
    def span(self) -> Span:
        """All that lies between where it began and where it has come to."""
        return self.origin.joined(self.reach)

    def pieces(self, texts: Texts) -> tuple[Piece, ...]:
        """List the pieces, a page at most each; those that meet are one."""
        united = list(self.kept)
        for new in pieces_of(self.span, texts):
            met = [piece for piece in united if _meet(piece, new)]
            united = [piece for piece in united if piece not in met]
            start = min((piece.start for piece in met), default=new.start)
            end = max((piece.end for piece in met), default=new.end)
            united.append(Piece(new.page, min(start, new.start), max(end, new.end)))
        return tuple(united)


def pieces_of(span: Span, texts: Texts) -> tuple[Piece, ...]:
    """Cut a span at the pages' ends, and round headers, footers and footnotes that lie in it.

    Where it begins or ends in one of them, that one is meant. White space at the ends of pieces
    goes, and pieces that hold nothing else.
    """
    pages = range(span.start.page, span.end.page + 1)
    return tuple(piece for page in pages for piece in _on_page(page, span, texts))


def _on_page(page: int, span: Span, texts: Texts) -> Iterator[Piece]:
    text = texts.text_of(page)
    first = span.start.offset if page == span.start.page else 0
    last = span.end.offset if page == span.end.page else len(text)
    begins_at = first if page == span.start.page else -1
    ends_at = last if page == span.end.page else -1
    gaps = [
        (start, end)
        for start, end in texts.left_out(page)
        if not (start <= begins_at < end or start < ends_at <= end)
    ]
    for start, end in (*gaps, (last, last)):
        words = text[first : min(start, last)]
        begin = first + len(words) - len(words.lstrip())
        if words.strip():
            yield Piece(page, begin, first + len(words.rstrip()))
        first = max(first, end)


def _meet(one: Piece, other: Piece) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end
