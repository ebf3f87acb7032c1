"""What a table shows before it is imported."""

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from ketareview.domain.errors import EmptyFileError, FileError, UnreadableFileError
from ketareview.importing.characters import one_line
from ketareview.importing.table import sheets, text
from ketareview.importing.table.parting import Damaged
from ketareview.importing.table.tables import Table, table_of

_ROWS = 5
_LONGEST = 300


def columns(argument: Mapping[str, object]) -> dict[str, object]:
    """Name the columns of the table at `path`, their guessed fields, and what its first rows hold.

    Of a workbook the first sheet with a title is shown, else the first.

    Raises:
        FileError: it is empty, locked or damaged.
    """
    path = Path(str(argument["path"]))
    try:
        return _told(path)
    except (FileError, MemoryError):
        raise
    except OSError as error:
        raise UnreadableFileError(path=path, finding=error.strerror or "input/output") from error
    except Exception as error:
        raise UnreadableFileError(path=path, finding=type(error).__name__) from error


def _told(path: Path) -> dict[str, object]:
    table = _shown(_tables(path))
    if table is None or not table.columns:
        raise EmptyFileError(path=path)
    rows = (row for row in table.rows if not isinstance(row, Damaged) and any(row))
    width = len(table.columns)
    return {
        "columns": list(table.columns),
        "fields": [table.fields[column] for column in table.columns],
        "rows": [
            [one_line(cell)[:_LONGEST] for cell in row[:width]] for row in islice(rows, _ROWS)
        ],
    }


def _tables(path: Path) -> Iterable[Table]:
    if sheets.is_workbook(path):
        return (table_of(sheet, {}) for sheet in sheets.sheets(path))
    return [table_of(text.rows(path), {})]


def _shown(tables: Iterable[Table]) -> Table | None:
    first: Table | None = None
    for table in tables:
        if table.has_title:
            return table
        first = first or (table if table.columns else None)
    return first
