"""Records as CSV that every spreadsheet opens rightly, and in which none runs anything."""

import codecs
import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from ketareview.domain.spreadsheets import defused


def written(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Write rows of values by their columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_cell(row[column]) for column in columns)
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return defused(value) if isinstance(value, str) else str(value)
