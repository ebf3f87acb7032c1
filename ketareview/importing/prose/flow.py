"""Text as it is met, gathered into blocks."""

import re
from collections.abc import Sequence

from ketareview.domain.text import BlockKind
from ketareview.importing.reflow import Part

LONGEST_CELL = 800
"""Code points; a row with a longer one only places text, as boxes and columns do."""

_WHITE = re.compile(r"[ \t\r\n\f\v]+")
_SPACES = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" *\n *")


class Flow:
    """Blocks in order; what is said between two ends of blocks is one.

    `left_out` names what was not said.
    """

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.left_out: set[str] = set()
        self._pieces: list[str] = []

    def say(self, text: str | None) -> None:
        """Add words; their white space counts as one space."""
        if text:
            self._pieces.append(_WHITE.sub(" ", text))

    def say_as_is(self, text: str | None) -> None:
        """Add words with their white space, as in a listing, or a line's end."""
        if text:
            self._pieces.append(text)

    def mark(self) -> int:
        """Note where we are, for `since`."""
        return len(self._pieces)

    def since(self, mark: int) -> str:
        """Take back what was said since a mark."""
        said = "".join(self._pieces[mark:])
        del self._pieces[mark:]
        return said

    def end(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, before: str = "") -> None:
        """End a block; where nothing was said there is none. `before` is its number or mark."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self.add(Part(kind, text if kind is BlockKind.CODE else tidy(text), level), before)

    def add(self, part: Part, before: str = "") -> None:
        """Add a block that is made elsewhere, unless it is empty."""
        if part.text.strip():
            self.parts.append(Part(part.kind, before + part.text.strip("\n"), part.level))

    def row(self, cells: Sequence[Sequence[Part]]) -> None:
        """Add a row of a table; a lone cell, or cells that are too long for one, as blocks."""
        texts = [" ".join(" ".join(part.text for part in cell).split()) for cell in cells]
        if len(cells) == 1 or any(len(text) > LONGEST_CELL for text in texts):
            self.parts += [part for cell in cells for part in cell]
        else:
            self.add(Part(BlockKind.TABLE_ROW, "\t".join(texts).rstrip("\t")))


def tidy(text: str) -> str:
    """Close the gaps in a block's text."""
    return _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text)).strip()
