"""The blocks of a text: the document's own, a note's, a box's."""

import re

from ketareview.domain.text import BlockKind
from ketareview.importing.prose.flow import Flow
from ketareview.importing.reflow import Part

_NUMBER = re.compile(r"\W*(?:\w*\d[\w.]*|\w{1,5}[.):])\W*")


class Story:
    """One text; notes and boxes come after the paragraph, or the row, that they stand in."""

    def __init__(self, kind: BlockKind | None = None, before: str = "") -> None:
        self.flow = Flow()
        self._kind = kind
        self._before = before
        self._cells: list[list[Part]] = []
        self._start = 0  # among the parts of the flow, of the cell that is open
        self._number: str | None = None
        self._waiting: list[Part] = []

    def number(self, said: str) -> None:
        """Keep the number or bullet that a program set before the next paragraph."""
        words = " ".join(said.split())
        self._number = f"{words} " if _NUMBER.fullmatch(words) else ""

    def wait(self, parts: list[Part]) -> None:
        """Keep a note or a box until the paragraph ends."""
        self._waiting += parts

    def end_paragraph(self, kind: BlockKind, level: int, depth: int, *, in_table: bool) -> None:
        """End a paragraph; one with a number or bullet before it is an item of a list."""
        if self._cells and not in_table:
            self.end_row()
        before, self._number = self._number, None
        if before is not None and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, depth + 1
        if self._kind and kind in {BlockKind.PARAGRAPH, BlockKind.FOOTNOTE}:
            kind, level = self._kind, 0
        count = len(self.flow.parts)
        self.flow.end(kind, level, self._before + (before or ""))
        if len(self.flow.parts) > count:
            self._before = ""
        if not in_table:
            self._release()

    def end_cell(self) -> None:
        """End a cell of a table."""
        self.end_paragraph(BlockKind.PARAGRAPH, 0, 0, in_table=True)
        self._cells.append(self.flow.parts[self._start :])
        del self.flow.parts[self._start :]

    def end_row(self) -> None:
        """End a table's row; what only looks like one, a box or columns, is read cell by cell."""
        cells, self._cells = self._cells, []
        self.flow.row(cells)
        self._release()

    def finish(self) -> list[Part]:
        """End the text and give its blocks."""
        self.end_paragraph(BlockKind.PARAGRAPH, 0, 0, in_table=False)
        return self.flow.parts

    def _release(self) -> None:
        if not self._cells:
            self.flow.parts += self._waiting
            self._waiting = []
            self._start = len(self.flow.parts)
