"""What stands above the names of a table's columns: how it was searched for, or anything else."""

import re
from collections.abc import Iterator, Sequence

from ketareview.domain.imports import Search, Unread
from ketareview.importing.characters import one_line
from ketareview.importing.table.guessing import Row
from ketareview.importing.tagged.strays import Strays

_TELLING = re.compile(r"\b(?:search|quer(?:y|ies)|criteria|exported)\b", re.IGNORECASE)
_LONGEST = 100_000


def searched(rows: Sequence[Row]) -> Search | None:
    """Take the rows for a search, as Dimensions writes it, if they tell of one."""
    words = "\n".join(_lines(rows))
    return Search(words=words) if len(words) <= _LONGEST and _TELLING.search(words) else None


def strays(rows: Sequence[Row]) -> Iterator[Unread]:
    """Tell of rows that stand in no record."""
    found = Strays()
    for line in _lines(rows):
        found.note(line)
    if found.count:
        yield found.told()


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    lines = (one_line(" ".join(row)) for row in rows)
    return (line for line in lines if line)
