"""The text of a source as it is stored: pages, their blocks, and the map back to the file.

Offsets are code points in `Page.text`, half open; pages count from 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


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
