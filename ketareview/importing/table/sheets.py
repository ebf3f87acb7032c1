"""Tables in workbooks: the rows of their visible sheets."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path

import python_calamine

from ketareview.domain.errors import EncryptedFileError, FileError, UnreadableFileError
from ketareview.importing import signature
from ketareview.importing.archive import members
from ketareview.importing.table.guessing import Row

_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_DAMAGED = "the workbook is damaged"


def is_workbook(path: Path) -> bool:
    """Whether a file is an archive of the kinds that workbooks are."""
    return signature.head(path).startswith(_PACKED)


def sheets(path: Path) -> Iterator[list[Row]]:
    """Read the visible sheets of a workbook, each as a whole.

    Raises:
        EncryptedFileError: it asks for a password.
        LargeFileError: it unpacks to more than any table needs.
        UnreadableFileError: it is damaged.
    """
    if zipfile.is_zipfile(path):
        with members.opened(path) as archive:
            archive.weigh()
    try:
        yield from _sheets(path)
    except python_calamine.PasswordError as error:
        raise EncryptedFileError(path=path) from error
    except (python_calamine.CalamineError, ValueError) as error:
        raise UnreadableFileError(path=path, finding=_DAMAGED) from error
    except (FileError, GeneratorExit, OSError, MemoryError):
        raise
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the parser's own is no Exception
            raise
        raise UnreadableFileError(path=path, finding=_DAMAGED) from error


def _sheets(path: Path) -> Iterator[list[Row]]:
    with python_calamine.load_workbook(path) as workbook:
        for about in workbook.sheets_metadata:
            is_visible = about.visible == python_calamine.SheetVisibleEnum.Visible
            if is_visible and about.typ == python_calamine.SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_name(about.name)
                yield [[_text(cell) for cell in row] for row in sheet.to_python()]


def _text(cell: object) -> str:
    """Write a cell as it is seen: whole numbers without a point, days without hours."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        is_day = cell.time() == dt.time()
        return cell.date().isoformat() if is_day else cell.isoformat(" ")
    return str(cell)
