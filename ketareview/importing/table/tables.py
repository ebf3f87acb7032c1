"""Tables of references as records, whatever kind of file they stand in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from ketareview.domain.errors import NoRecordsError, UnknownColumnsError
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.characters import one_line
from ketareview.importing.record.fitting import fitting
from ketareview.importing.table import above
from ketareview.importing.table import rows as records
from ketareview.importing.table.guessing import (
    Row,
    columns_of,
    guess,
    header_at,
    is_nameless,
    settled,
)
from ketareview.importing.table.parting import Damaged
from ketareview.importing.table.turning import is_turned, turned
from ketareview.importing.unread import unread

_LONGEST = 200
_FIRST_ROWS = 60
"""Rows among which the columns' names are looked for, and by which fields are guessed."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known; `fields` are what they were taken for, "" for none.

    `above` is what stands above the names of the columns.
    """

    columns: Sequence[str]
    fields: Mapping[str, str]
    rows: Iterator[Row | Damaged]
    above: Sequence[Row] = ()

    @property
    def has_title(self) -> bool:
        """Whether any column is the title."""
        return "title" in self.fields.values()


def table_of(rows: Iterable[Row | Damaged], wished: Mapping[str, str]) -> Table:
    """Find the row that names the columns, and what each of them holds."""
    iterator = iter(rows)
    first = list(islice(iterator, _FIRST_ROWS))
    read = [row for row in first if not isinstance(row, Damaged)]
    if is_turned(read):
        return table_of(turned(first, iterator), wished)
    start = header_at(read, wished)
    header, below = (read[start], read[start + 1 :]) if read else ([], [])
    if is_nameless(header, below, wished):
        header, below = [], read
    columns = columns_of(header, max(map(len, below), default=0))
    fields = settled(guess(columns, below), wished)
    after = first[first.index(header) + 1 :] if header else first
    rows_above = read[:start] if header else []
    return Table(columns, fields, chain(after, iterator), rows_above)


def drafts(path: Path, tables: Iterable[Table]) -> Iterator[Draft | Unread]:
    """Read the rows of all tables that have a title, one after the other.

    Raises:
        UnknownColumnsError: no table has a column that can be the title.
        NoRecordsError: there are no rows.
    """
    is_empty = True
    unknown: list[Table] = []
    is_known = False
    for table in tables:
        if not table.has_title:
            unknown += [table] if table.columns else []
            continue
        is_known = True
        for draft in _drafts(table):
            is_empty = False
            yield draft
    if not is_known and unknown:
        columns = (column for table in unknown for column in table.columns)
        raise UnknownColumnsError(path=path, columns=" · ".join(columns))
    for table in unknown:
        named = " · ".join(table.columns)[:_LONGEST]
        yield unread(f"a sheet without titles, of the columns {named}")
    if is_empty:
        raise NoRecordsError(path=path)


def _drafts(table: Table) -> Iterator[Draft | Unread]:
    search = above.searched(table.above)
    if not search:
        yield from above.told(table.above)
    for row in table.rows:
        if isinstance(row, Damaged):
            yield unread("endless cell")
        elif any(cell.strip() for cell in row) and not _names_columns(row, table):
            draft = records.reference(table.columns, table.fields, row).draft()
            yield fitting(replace(draft, search=search))
            search = None


def _names_columns(row: Row, table: Table) -> bool:
    """Whether the names of the columns come again, as where tables were put together."""
    return len(row) == len(table.columns) and all(
        one_line(cell) == column for cell, column in zip(row, table.columns, strict=True)
    )
