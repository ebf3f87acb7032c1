"""Tables of references in workbooks: XLSX, XLSB, XLS, ODS."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.table import sheets, tables

_ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})


class Spreadsheet:
    """Reads a row of a visible sheet as a record."""

    name = "spreadsheet"
    media_types = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",)
    rank = 50
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the file is called a workbook and is an archive of one of their kinds."""
        return path.suffix.lower() in _ENDINGS and sheets.is_workbook(path)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one row after the other, sheet after sheet.

        Raises:
            EncryptedFileError: it asks for a password.
            UnknownColumnsError: nothing can be the title.
            NoRecordsError: there are no rows.
            UnreadableFileError: it is damaged, or unpacks to more than any table needs.
        """
        found = (tables.table_of(sheet, wishes.columns) for sheet in sheets.sheets(path))
        return tables.drafts(path, found)


IMPORTER = Spreadsheet()
