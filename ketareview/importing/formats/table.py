"""Tables of references in text: CSV and its kin, with whatever delimiter and encoding."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.encodings import decode, is_text
from ketareview.importing.table import tables, text

_ENDINGS = frozenset({".csv", ".tsv", ".tab"})
_FEWEST_COLUMNS = 4


class TextTable:
    """Reads a row as a record; known by name, or by its first row where that is unmistakable."""

    name = "table"
    media_types = ("text/csv", "text/tab-separated-values")
    rank = 50
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the file is called a table, or begins with the names of columns of references."""
        start = signature.head(path)
        if signature.is_known(start) or signature.is_pdf(start) or not is_text(start):
            return False
        return path.suffix.lower() in _ENDINGS or text.names_columns(
            decode(start).text, _FEWEST_COLUMNS
        )

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one row after the other.

        Raises:
            UnknownColumnsError: nothing can be the title.
            NoRecordsError: there are no rows.
        """
        return tables.drafts(path, [tables.table_of(text.rows(path), wishes.columns)])


IMPORTER = TextTable()
