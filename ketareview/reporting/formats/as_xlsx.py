"""A report as a workbook: a sheet for each kind of record; words are never formulas."""

import io
import re
import zipfile
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from ketareview.reporting.formats.tables import Column, DataTable, Value, tables
from ketareview.reporting.report import Report

_LONGEST = 32_767  # UTF-16 units in a cell, which is Excel's own limit
_PART = 16_000  # code points, which are never more units than that
_PROPERTY = 255
_WIDE = 20
_LINE = 15  # points
_MOST_LINES = 27  # Excel's rows are 409 points high at most
_A3 = 8  # as Excel counts sizes of paper
_ROW = re.compile(rb"<row ")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(report: Report) -> bytes:
    """Write all tables of the report."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, dict(_OPTIONS)) as book:
        book.set_properties(
            {
                "title": report.title[:_PROPERTY],
                "author": ", ".join(report.reviewers)[:_PROPERTY],
                "comments": f"Made by {report.program}",
                "created": report.made.replace(tzinfo=None),
            }
        )
        looks = _Looks(
            head=book.add_format({"bold": True, "bottom": 1, "bg_color": "#E1E7F1"}),
            words=book.add_format({"text_wrap": True, "valign": "top"}),
            key=book.add_format({"valign": "top"}),
        )
        for table in tables(report):
            _write(book, _parted(table), looks)
    return out.getvalue()


def count(content: bytes) -> int:
    """Count the passages in what was written."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return len(_ROW.findall(book.read("xl/worksheets/sheet1.xml"))) - 1


@dataclass(frozen=True, slots=True)
class _Looks:
    """How the first row looks, columns of words, and columns of keys, which stay in one line."""

    head: Format
    words: Format
    key: Format

    def of(self, column: Column) -> Format:
        return self.words if column.width >= _WIDE else self.key


def _write(book: Workbook, table: DataTable, looks: _Looks) -> None:
    sheet = book.add_worksheet(table.name)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.key, looks.head)
    for number, row in enumerate(table.rows, start=1):
        sheet.set_row(number, _LINE * _lines(table, row))
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if isinstance(value, int):
                sheet.write_number(number, place, value, looks.of(column))
            elif value:
                sheet.write_string(number, place, value, looks.of(column))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)  # all columns side by side, as many pages as the rows take
    sheet.repeat_rows(0)


def _lines(table: DataTable, row: tuple[Value, ...]) -> int:
    """Count the lines that a row needs; not every program does it when it opens a workbook."""
    cells = zip(table.columns, row, strict=True)
    wide = [(column.width, str(value)) for column, value in cells if column.width >= _WIDE]
    needed = (
        sum(max(-(-len(line) // width), 1) for line in words.split("\n")) for width, words in wide
    )
    return min(max(needed, default=1), _MOST_LINES)


def _parted(table: DataTable) -> DataTable:
    """Spread words that no cell can hold over as many columns as they need."""
    spans = [
        max((_parts_of(row[place]) for row in table.rows), default=1)
        for place in range(len(table.columns))
    ]
    if max(spans, default=1) == 1:
        return table
    columns = tuple(
        column if part == 0 else Column(f"{column.key} ({part + 1})", column.width)
        for column, span in zip(table.columns, spans, strict=True)
        for part in range(span)
    )
    rows = tuple(
        tuple(
            _part(value, part, span)
            for value, span in zip(row, spans, strict=True)
            for part in range(span)
        )
        for row in table.rows
    )
    return DataTable(table.name, columns, rows)


def _parts_of(value: Value) -> int:
    if not isinstance(value, str) or len(value) <= _PART:
        return 1
    units = len(value.encode("utf-16-le")) // 2
    return 1 if units <= _LONGEST else -(-len(value) // _PART)


def _part(value: Value, part: int, span: int) -> Value:
    if span == 1 or not isinstance(value, str):
        return value if part == 0 else None
    return value[part * _PART : (part + 1) * _PART]
