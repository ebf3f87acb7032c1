"""Older libraries are upgraded on a verified copy, which takes the old file's place."""

import json
import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ketareview.domain.errors import DamagedLibraryError, LibraryUnwritableError
from ketareview.domain.progress import Progress
from ketareview.library import replica
from ketareview.library.digest import of_table
from ketareview.library.steps import Step, advance

_STAGES = 4


def upgrade(
    old: sqlite3.Connection, path: Path, steps: Mapping[int, Step], progress: Progress
) -> None:
    """Swap in an upgraded copy of the library that `old` has locked; the old file stays beside it.

    Raises:
        DamagedLibraryError: the copy does not hold what the old file holds; nothing was changed.
        LibraryUnwritableError: there is no room for a copy.
    """
    version = int(old.execute("PRAGMA user_version").fetchone()[0])
    copy = path.with_name(f".{path.name}.upgrade")
    try:
        copy.unlink(missing_ok=True)
        progress(0, _STAGES)
        old.execute("VACUUM INTO ?", (str(copy),))
        progress(1, _STAGES)
        _change(copy, path, steps)
        progress(2, _STAGES)
        _verify(old, copy, path)
        progress(3, _STAGES)
        _swap(copy, path, kept_as(path, version))
        progress(_STAGES, _STAGES)
    except OSError as error:
        raise LibraryUnwritableError(path=path, finding=error.strerror) from error
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
            copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)


def kept_as(path: Path, version: int) -> Path:
    """Name the file that keeps the library as it was; the first free one of its kind."""
    number = 1
    while True:
        again = "" if number == 1 else f" ({number})"
        kept = path.with_name(f"{path.stem}.schema-{version}{again}{path.suffix}")
        if not kept.exists():
            return kept
        number += 1


def _change(copy: Path, path: Path, steps: Mapping[int, Step]) -> None:
    connection = sqlite3.connect(copy, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")  # else rebuilt tables lose their children
        connection.execute("PRAGMA synchronous = FULL")
        advance(connection, steps)
        # The copy is the same replica: nothing goes on with the old file.
        place = json.loads(replica.place_of(copy)) | {"path": str(path.absolute())}
        connection.execute(
            "UPDATE property SET value = ? WHERE name = 'place'", (json.dumps(place),)
        )
    finally:
        connection.close()


def _verify(old: sqlite3.Connection, copy: Path, path: Path) -> None:
    new = sqlite3.connect(copy, isolation_level=None)
    try:
        findings = [
            *(str(row) for row in new.execute("PRAGMA foreign_key_check")),
            *(row[0] for row in new.execute("PRAGMA integrity_check(1)") if row[0] != "ok"),
        ]
        findings += [
            f"{table} differs after the upgrade"
            for table, columns in _tables(old).items()
            if _digest(old, table, columns) != _digest(new, table, columns)
        ]
    finally:
        new.close()
    if findings:
        raise DamagedLibraryError(path=path, finding=findings[0])


def _tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """List the tables, with their columns, that must hold the same: no indexes, no local facts."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite%' AND name <> 'property' ORDER BY name"
    )
    return {row[0]: _columns(connection, row[0]) for row in rows}


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _digest(connection: sqlite3.Connection, table: str, columns: list[str]) -> str:
    """Sum up the rows of a table, in any order, by the columns given; "" if one is missing."""
    if not set(columns) <= set(_columns(connection, table)):
        return ""
    return str(of_table(connection, table, columns))


def _swap(copy: Path, path: Path, kept: Path) -> None:
    with copy.open("rb+") as file:  # nobody has the copy open, so no lock is lost
        os.fsync(file.fileno())
    try:
        os.link(path, kept)  # at no moment is there no library
    except OSError:
        path.rename(kept)  # disks without links
    copy.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
