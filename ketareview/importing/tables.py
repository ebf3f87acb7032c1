"""Tables as they are shown before they are imported; a worker looks into them."""

import os
import stat
from pathlib import Path

from ketareview.domain.errors import (
    CrashingFileError,
    IrregularFileError,
    MissingFileError,
    UnreadableFileError,
)
from ketareview.domain.imports import TablePreview
from ketareview.importing.wire.values import LONGEST_NAME, WireError, list_of, object_of, text_of
from ketareview.sandbox import WorkerPool

_ENDINGS = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_WORKER = "ketareview.importing.table.preview:columns"
_SECONDS = 60.0
_MOST_COLUMNS = 1_000
_MOST_ROWS = 5


def is_table(path: Path) -> bool:
    """Whether a file is called a table."""
    return path.suffix.lower() in _ENDINGS


def table_preview(pool: WorkerPool, path: Path) -> TablePreview:
    """Look into a table in a worker process and check what the worker says.

    Raises:
        FileError: whatever is wrong with this file.
    """
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFileError(path=path) from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(path=path, finding="impossible name") from error
    if not stat.S_ISREG(mode):
        raise IrregularFileError(path=path)
    answer = pool.call(_WORKER, {"path": os.fspath(path)}, path=str(path), seconds=_SECONDS)
    try:
        return _checked(answer)
    except WireError as error:
        raise CrashingFileError(path=path, finding=error) from error


def _checked(answer: object) -> TablePreview:
    found = object_of(answer, "answer")
    columns = _texts(found.get("columns"), "columns")
    fields = list_of(found.get("fields"), "fields", exactly=len(columns))
    if len(set(columns)) < len(columns):
        raise WireError("columns")
    rows = list_of(found.get("rows"), "rows", most=_MOST_ROWS)
    return TablePreview(
        dict(zip(columns, _texts(fields, "fields"), strict=True)),
        tuple(tuple(_texts(row, "rows")) for row in rows),
    )


def _texts(value: object, field: str) -> list[str]:
    found = list_of(value, field, most=_MOST_COLUMNS)
    return [text_of(each, field, LONGEST_NAME) for each in found]
