"""What stands above the names of a table's columns: how it was searched for, or anything else."""

import re
from collections.abc import Iterator, Sequence

from ketareview.domain.imports import Search, Unread
from ketareview.importing import strays
from ketareview.importing.characters import one_line
from ketareview.importing.table.guessing import Row

_TELLING = re.compile(r"\b(?:search|quer(?:y|ies)|criteria|exported)\b", re.IGNORECASE)
_LONGEST = 100_000


def searched(rows: Sequence[Row]) -> Search | None:
    """Take the rows for a search, as Dimensions writes it, if they tell of one."""
    words = "\n".join(_lines(rows))
    return Search(words=words) if len(words) <= _LONGEST and _TELLING.search(words) else None


def told(rows: Sequence[Row]) -> Iterator[Unread]:
    """Tell of rows that stand in no record."""
    return strays.told(_lines(rows))


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    lines = (one_line(" ".join(row)) for row in rows)
    return (line for line in lines if line)
