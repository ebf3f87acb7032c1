"""Tables in text files: their encoding, their delimiter, and row after row."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self, TextIO

from ketareview.importing import encodings
from ketareview.importing.table.guessing import Row, header_at, is_header, known
from ketareview.importing.table.parting import Damaged, Parting
from ketareview.importing.wire.values import LONGEST_FIELD

_DELIMITERS = (",", ";", "\t", "|")
_NONE = "\x1f"
_SAMPLE = 64_000
_LARGEST_SAMPLE = 500_000
_CHUNK = 1 << 20
_LONGEST_LINE = 5_000_000
_LONGEST_HEADER = 4_000
_FEW_ROWS = 40
_FEWEST = 2
"""Columns that make a delimiter."""

_SEPARATOR = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)  # Excel's own first line


def rows(path: Path) -> Iterator[Row | Damaged]:
    """Read the rows of a table, one after the other."""
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding=encoding_of(path), errors="replace", newline="") as file:
        start = file.read(_SAMPLE)
        file.seek(0)
        given = _SEPARATOR.match(start)
        delimiter = given.group(1) if given else delimiter_of(start)
        lines = _Lines(file, skip=1 if given else 0)
        yield from Parting(lines, delimiter, _width(start, delimiter)).rows()


class _Lines:
    """The lines of a file; one beyond all measure is passed over, and is an error of its row."""

    def __init__(self, file: TextIO, skip: int) -> None:
        self._file = file
        for _ in range(skip):
            file.readline(_LONGEST_LINE)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._file.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        is_cut = len(line) == _LONGEST_LINE and not line.endswith(("\n", "\r"))
        if is_cut:
            while line and not line.endswith(("\n", "\r")):
                line = self._file.readline(_LONGEST_LINE)
            raise csv.Error
        return line


def encoding_of(path: Path) -> str:
    """Name the encoding of a text file, however large it is."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
        found = encodings.decode(start).encoding
        if start.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
            return "utf-32" if found.startswith("utf-32") else "utf-16"
        if found.startswith(("utf-16", "utf-32")):
            return found
        file.seek(0)
        return "utf-8-sig" if _is_utf8(file) else encodings.decode(_beyond_ascii(file)).encoding


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _beyond_ascii(file: BinaryIO) -> bytes:
    """Collect lines that tell the encoding."""
    file.seek(0)
    found = bytearray()
    while len(found) < _LARGEST_SAMPLE and (line := file.readline(_CHUNK)):
        if not line.isascii():
            found += line
    return bytes(found)


def delimiter_of(start: str) -> str:
    """Guess what parts the cells: what gives most known columns, then what gives even rows."""
    lines = start.splitlines(keepends=True)
    whole = lines[:-1] if len(lines) > 1 and len(start) >= _SAMPLE else lines
    best = max(_DELIMITERS, key=lambda delimiter: _sense(whole, delimiter))
    return best if _sense(whole, best) > (0, 0.0, 0) else _NONE


def _width(start: str, delimiter: str) -> int:
    """Count the cells of the row that names the columns."""
    found = _first_rows(start.splitlines(keepends=True), delimiter)
    return len(found[header_at(found, {})]) if found else 0


def _sense(lines: Sequence[str], delimiter: str) -> tuple[int, float, int]:
    filled = _first_rows(lines, delimiter)
    if not filled:
        return (0, 0.0, 0)
    number = header_at(filled, {})
    width = len(filled[number])
    if width < _FEWEST:
        return (0, 0.0, 0)
    even = sum(len(row) == width for row in filled) / len(filled)
    return (known(filled[number]), even, width)


def _first_rows(lines: Sequence[str], delimiter: str) -> list[Row]:
    found: list[Row] = []
    parsing = csv.reader(lines, delimiter=delimiter)
    for _ in range(_FEW_ROWS):
        with suppress(csv.Error):
            found.append(next(parsing, []))
    return [row for row in found if row]


def names_columns(start: str, least: int) -> bool:
    """Whether the first line names so many columns of references, the title among them."""
    first = next(iter(start.lstrip().splitlines()), "")
    if len(first) > _LONGEST_HEADER:
        return False
    with suppress(csv.Error):
        return is_header(next(csv.reader([first], delimiter=delimiter_of(first)), []), least)
    return False
