"""Lines of a table parted into cells, though a quotation mark stands where none may."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from ketareview.importing.table.guessing import Row

_QUOTE = '"'
_LEAST = 3
"""Cells of a row that are no chance."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A row that cannot be parted into cells."""


class Parting:
    """Parts lines as CSV has it; a line whose marks break that is parted at its delimiters alone.

    So a cell that begins with a mark and does not end with one costs no row below it. `width` is
    how many cells the header has.
    """

    def __init__(self, lines: Iterator[str], delimiter: str, width: int) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._width = width
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self._is_cut = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        try:
            line = self._waiting.popleft() if self._waiting else next(self._lines)
        except csv.Error:  # it is beyond all measure, and gone
            self._is_cut = True
            raise
        self._taken.append(line)
        return line

    def rows(self) -> Iterator[Row | Damaged]:
        """Give the rows, one after the other."""
        parsing = csv.reader(self, delimiter=self._delimiter, strict=True)
        while True:
            self._taken.clear()
            try:
                row = next(parsing)
            except StopIteration:
                return
            except csv.Error:
                yield Damaged() if self._is_cut else self._plain_row() or self._loose_row()
                self._is_cut = False
            else:
                if not self._swallows_rows():
                    yield row
                    continue
                yield self._plain_row() or row
            parsing = csv.reader(self, delimiter=self._delimiter, strict=True)

    def _plain_row(self) -> Row:
        """Part the first line alone, if that gives a row, and put the others back."""
        cells = self._cells(self._taken[0]) if self._taken else []
        if not self._is_row(cells):
            return []
        self._waiting.extendleft(reversed(self._taken[1:]))
        return [_unquoted(cell) for cell in cells]

    def _loose_row(self) -> Row | Damaged:
        self._waiting.extendleft(reversed(self._taken))
        try:
            return next(csv.reader(self, delimiter=self._delimiter), [])
        except csv.Error:
            return Damaged()

    def _swallows_rows(self) -> bool:
        """Whether a cell of several lines holds whole rows, as tabs show, which no text has."""
        return (
            self._delimiter == "\t"
            and len(self._taken) > 1
            and all(self._is_row(self._cells(line)) for line in self._taken[:2])
        )

    def _is_row(self, cells: Row) -> bool:
        return len(cells) == self._width >= _LEAST

    def _cells(self, line: str) -> list[str]:
        return line.rstrip("\r\n").split(self._delimiter)


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == _QUOTE:
        return cell[1:-1].replace(_QUOTE * 2, _QUOTE)
    return cell
