"""A report's passages as CSV: RFC 4180, in UTF-8 with the mark by which Excel knows it."""

import codecs
import csv
import io
import re

from ketareview.domain.spreadsheets import defused
from ketareview.reporting.formats.tables import Value, passages
from ketareview.reporting.report import Report

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


def _cell(value: Value) -> str:
    return "" if value is None else defused(value) if isinstance(value, str) else str(value)
