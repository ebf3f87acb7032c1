"""The tables as they are, and as the journal says that they are."""

import json
from collections import defaultdict
from typing import Any

from ketareview.library import Library
from ketareview.library.models import authored, keyed

Rows = dict[str, dict[str, dict[str, Any]]]

AUTHORED = tuple(row.__tablename__ for row in authored())
KEYS = {row.__tablename__: row.key.format(row=row.__tablename__) for row in keyed()}


def live(library: Library) -> Rows:
    """Read all rows that are not deleted."""
    return {
        kind: {row: fields for row, fields in rows.items() if not fields["deleted"]}
        for kind, rows in stored(library).items()
        if kind in AUTHORED
    }


def stored(library: Library) -> Rows:
    """Read all rows, sources and pages by their keys only."""
    found: Rows = {}
    with library._database.driver() as connection:
        for kind in AUTHORED:
            cursor = connection.execute(f"SELECT * FROM {kind}")  # noqa: S608 - our own names
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor]
            found[kind] = {row.pop("id"): row for row in rows}
        for kind, key in KEYS.items():
            keys = connection.execute(f"SELECT {key} FROM {kind}")  # noqa: S608 - as above
            found[kind] = {row[0]: {} for row in keys}
    return found


def folded(library: Library) -> Rows:
    """Fold the journal: of each field the value that was written last."""
    found: Rows = {kind: defaultdict(dict) for kind in (*AUTHORED, *KEYS)}
    with library._database.driver() as connection:
        changes = connection.execute(
            "SELECT kind, row_id, after FROM change ORDER BY stamp, replica_id"
        )
        for kind, row, after in changes:
            found[kind][row].update(json.loads(after))
    return {kind: dict(rows) for kind, rows in found.items()}
