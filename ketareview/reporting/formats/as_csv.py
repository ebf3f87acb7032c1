"""A report's passages as CSV: RFC 4180, in UTF-8 with the mark by which Excel knows it.

A cell that a spreadsheet would run begins with `=`, `+`, `-`, `@`, a tab or a line end; it gets an
apostrophe in front, and so does one that begins with an apostrophe. So nothing is lost: whoever
takes one apostrophe off each cell that begins with one has what was written.
"""

import codecs
import csv
import io
import re

from ketareview.reporting.formats.tables import Value, passages
from ketareview.reporting.report import Report

# The last four are what Excel, LibreOffice and Sheets take for the first four in full width.
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK = "'"
_QUOTED = re.compile(rb'"[^"]*"')


def render(report: Report) -> bytes:
    """Write the passages, one a row."""
    table = passages(report)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.key for column in table.columns)
    for row in table.rows:
        writer.writerow(map(_cell, row))
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8")


def count(content: bytes) -> int:
    """Count the passages in what was written."""
    # Not Python's own reader: it refuses cells of more than 131,072 characters.
    return _QUOTED.sub(b"", content).count(b"\r\n") - 1


def defused(words: str) -> str:
    """Keep a spreadsheet from running words as a formula."""
    blank = words.lstrip(" \xa0")
    return _MARK + words if blank.startswith((*_RUN, _MARK)) else words


def restored(words: str) -> str:
    """Give the words again that were defused."""
    return words.removeprefix(_MARK)


def _cell(value: Value) -> str:
    return "" if value is None else defused(value) if isinstance(value, str) else str(value)
