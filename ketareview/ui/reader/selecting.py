"""What is selected: from where to where, by which unit, in how many pieces; knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from ketareview.domain.highlight import Piece


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the stored text: before the code point `offset` of a page (from 1)."""

    page: int
    offset: int


class Grain(Enum):
    """The unit by which a drag grows."""

    LETTER = auto()
    WORD = auto()
    SENTENCE = auto()


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

    def pieces(self, length_of: Callable[[int], int]) -> tuple[Piece, ...]:
        """List the pieces, a page at most each; `length_of` tells the length of a page's text."""
        latest = pieces_of(self.span, length_of)
        kept = tuple(piece for piece in self.kept if not any(_meet(piece, new) for new in latest))
        return kept + latest


def pieces_of(span: Span, length_of: Callable[[int], int]) -> tuple[Piece, ...]:
    """Cut a span at the pages' ends; empty pages give nothing."""
    pieces = []
    for page in range(span.start.page, span.end.page + 1):
        start = span.start.offset if page == span.start.page else 0
        end = span.end.offset if page == span.end.page else length_of(page)
        if start < end:
            pieces.append(Piece(page, start, end))
    return tuple(pieces)


def _meet(one: Piece, other: Piece) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end
