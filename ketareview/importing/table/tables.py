"""Tables of references as records, whatever kind of file they stand in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from ketareview.domain.errors import NoRecordsError, UnknownColumnsError, UnreadableRecordError
from ketareview.domain.imports import Draft, Reason, Unread
from ketareview.importing.record.fitting import fitting
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

_FIRST_ROWS = 60
"""Rows among which the columns' names are looked for, and by which fields are guessed."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known; `fields` are what they were taken for, "" for none."""

    columns: Sequence[str]
    fields: Mapping[str, str]
    rows: Iterator[Row | Damaged]

    @property
    def has_title(self) -> bool:
        """Whether any column is the title."""
        return "title" in self.fields.values()


def table_of(rows: Iterable[Row | Damaged], wished: Mapping[str, str]) -> Table:
    """Find the row that names the columns, and what each of them holds."""
    iterator = iter(rows)
    first = list(islice(iterator, _FIRST_ROWS))
    read = [row for row in first if not isinstance(row, Damaged)]
    start = header_at(read, wished)
    header, below = (read[start], read[start + 1 :]) if read else ([], [])
    if is_nameless(header, below, wished):
        header, below = [], read
    columns = columns_of(header, max(map(len, below), default=0))
    fields = settled(guess(columns, below), wished)
    after = first[first.index(header) + 1 :] if header else first
    return Table(columns, fields, chain(after, iterator))


def drafts(path: Path, tables: Iterable[Table]) -> Iterator[Draft | Unread]:
    """Read the rows of all tables that have a title, one after the other.

    Raises:
        UnknownColumnsError: no table has a column that can be the title.
        NoRecordsError: there are no rows.
    """
    count = 0
    unknown: list[str] = []
    is_known = False
    for table in tables:
        if not table.has_title:
            unknown += table.columns
            continue
        is_known = True
        for row in table.rows:
            if isinstance(row, Damaged):
                yield Unread(Reason(UnreadableRecordError.code, {"finding": "endless cell"}))
            elif any(cell.strip() for cell in row):
                count += 1
                yield fitting(records.reference(table.columns, table.fields, row).draft())
    if not is_known and unknown:
        raise UnknownColumnsError(path=path, columns=" · ".join(unknown))
    if not count:
        raise NoRecordsError(path=path)
