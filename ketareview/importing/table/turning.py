"""Tables that have a field of a record on each row, as Embase writes them, turned over."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ketareview.importing.table.guessing import Row, is_header, known
from ketareview.importing.table.parting import Damaged

_FEWEST = 4
"""Names of columns that stand below each other by no chance."""


def is_turned(rows: Sequence[Row]) -> bool:
    """Whether the names of columns stand below each other instead of beside each other."""
    return is_header([row[0] for row in rows if row], _FEWEST) and not any(
        known(row[1:]) for row in rows
    )


def turned(first: Iterable[Row | Damaged], rest: Iterable[Row | Damaged]) -> list[Row | Damaged]:
    """Give a row that names the columns, and a row for each record.

    A record ends where its first name comes again.
    """
    records: list[dict[str, str] | Damaged] = list(_records(chain(first, rest)))
    found = [record for record in records if not isinstance(record, Damaged)]
    names = list(dict.fromkeys(name for record in found for name in record))
    return [
        names,
        *(
            record if isinstance(record, Damaged) else [record.get(name, "") for name in names]
            for record in records
        ),
    ]


def _records(rows: Iterable[Row | Damaged]) -> Iterator[dict[str, str] | Damaged]:
    record: dict[str, str] = {}
    for row in rows:
        if isinstance(row, Damaged):
            yield row
        elif any(map(str.strip, row)):
            name = row[0].strip()
            if record and name == next(iter(record)):
                yield record
                record = {}
            values = (record.get(name, ""), *map(str.strip, row[1:]))
            record[name] = "; ".join(filter(None, values))
    if record:
        yield record
