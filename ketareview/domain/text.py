"""The text of a source as it is stored: pages, their blocks, and the map back to the file.

Offsets are code points in `Page.text`, half open; pages count from 1.
"""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import starmap
from typing import NamedTuple, overload

LARGEST_PAGE = 1_000_000.0
"""Points: a third of a kilometre."""


class BlockKind(StrEnum):
    """What a stretch of reflowed text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    QUOTATION = "quotation"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a reflowed page; `level` is a heading's rank (1 to 6) or a list's depth."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


class Run(NamedTuple):  # a paper has thousands, and tuples are made in a fifth of the time
    """`length` stored code points from `start` are PDFium's characters from `character` on.

    Offsets that no run covers (line breaks) have no character. Spaces that PDFium made up between
    words are characters, but have no box.
    """

    start: int
    character: int
    length: int


class LazyRuns(Sequence[Run]):
    """Runs that are made when they are first looked at: those of most pages never are."""

    @abstractmethod
    def _made(self) -> tuple[Run, ...]: ...

    @cached_property
    def _runs(self) -> tuple[Run, ...]:
        return self._made()

    @overload
    def __getitem__(self, index: int) -> Run: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Run, ...]: ...

    def __getitem__(self, index: int | slice) -> Run | tuple[Run, ...]:
        return self._runs[index]

    def __len__(self) -> int:
        return len(self._runs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | LazyRuns) and self._runs == tuple(other)

    def __hash__(self) -> int:
        return hash(self._runs)

    def __repr__(self) -> str:
        return repr(self._runs)


class LineRuns(LazyRuns):
    """The runs of most pages: each line is one, and only breaks part the counts.

    `first` is the character of the first code point; a break is one character more than it is code
    points.
    """

    def __init__(self, text: str, first: int) -> None:
        self._text = text
        self.first = first

    def plain(self) -> Iterator[tuple[int, int, int]]:
        """Give the numbers of each run, which takes half as long."""
        at = 0
        for character, length in enumerate(map(len, self._text.split("\n")), self.first):
            if length:
                yield at, at + character, length
            at += length + 1

    def _made(self) -> tuple[Run, ...]:
        return tuple(starmap(Run, self.plain()))


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a source: `blocks` for reflowed text, `runs` and a size in points for PDF."""

    number: int
    text: str
    label: str | None = None
    blocks: tuple[Block, ...] = ()
    runs: Sequence[Run] = ()
    width: float = 0.0
    height: float = 0.0

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("pages count from 1")
