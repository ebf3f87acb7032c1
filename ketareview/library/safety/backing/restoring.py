"""A library is made anew from a backup and the vault, beside whatever is there."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ketareview.domain.backups import Backup
from ketareview.domain.errors import (
    BackupError,
    LibraryExistsError,
    LibraryUnwritableError,
    UnfinishedSaveError,
)
from ketareview.domain.progress import Progress
from ketareview.library.connecting import APPLICATION_ID, PAGE_SIZE
from ketareview.library.safety.backing.placing import make_folder, put_in_place
from ketareview.library.safety.backing.plain import columns_of
from ketareview.library.safety.backing.shelf import ENDING, Shelf, unpacked
from ketareview.library.safety.backing.vault import Vault
from ketareview.library.safety.backing.whole import clear_siblings, copy_closed
from ketareview.library.safety.proving import same_rows
from ketareview.library.steps import STEPS, advance

CHUNK = 4 << 20
_OF_THE_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
"""Complaints that are not the backup's fault."""
_TOLD_ANEW = ("fold_version", "identity_version")
"""Facts of a file that are left out, so that its indexes are made anew at its first opening."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored library; `missing` originals are not in the vault: their text is gone."""

    path: Path
    missing: tuple[str, ...]


def restore_from(path: Path, target: Path, progress: Progress) -> Restored:
    """Make a library of a backup or of a copy of a library, whichever is at `path`.

    Raises:
        UnfinishedSaveError: a save of the library at `path` was cut off; it was left as it is.
        Others as `restore` and `copy_closed`.
    """
    if path.suffix != ENDING:
        if _is_cut_off(path):
            raise UnfinishedSaveError(path=path)
        copy_closed(path, target, progress)
        return Restored(target, ())
    with unpacked(path) as backup:
        return restore(backup, Shelf(path.parent).vault, target, progress)


def _is_cut_off(path: Path) -> bool:
    """Whether a rollback journal with something in it lies beside a library that nobody has open.

    Without it the library may hold half of a save, and nothing in the file would tell.
    """
    journal = path.with_name(f"{path.name}-journal")
    return journal.is_file() and journal.stat().st_size > 0


def restore(backup: Backup, vault: Vault, target: Path, progress: Progress) -> Restored:
    """Make a library of a backup that was unpacked and proved; progress counts originals.

    Raises:
        LibraryExistsError: something is at the target; it was left as it is.
        LibraryUnwritableError: nothing can be written there.
        BackupError: the backup or the vault does not hold what it says.
        Cancelled: somebody stopped it; nothing is at the target.
    """
    if os.path.lexists(target):
        raise LibraryExistsError(path=target)
    draft = target.with_name(f".{target.name}.restored")
    try:
        make_folder(target.parent)
        _clear(draft)
        missing = _fill(backup, vault, draft, progress)
        clear_siblings(target)
        put_in_place(draft, target)
    except OSError as error:
        raise LibraryUnwritableError(path=target, finding=error.strerror) from error
    finally:
        with suppress(OSError):
            _clear(draft)
    return Restored(target, missing)


def _clear(draft: Path) -> None:
    draft.unlink(missing_ok=True)
    clear_siblings(draft)


def _fill(backup: Backup, vault: Vault, draft: Path, progress: Progress) -> tuple[str, ...]:
    connection = sqlite3.connect(draft.absolute().as_uri(), uri=True, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = OFF")  # children may come before their parents
        steps = {number: step for number, step in STEPS.items() if number <= backup.schema}
        if backup.schema not in steps:
            raise BackupError(path=backup.path, finding=f"schema {backup.schema}")
        advance(connection, steps)
        connection.execute("ATTACH ? AS backup", (f"{backup.path.absolute().as_uri()}?mode=ro",))
        connection.execute("BEGIN IMMEDIATE")
        _take_rows(connection, backup)
        missing = tuple(_take_originals(connection, backup, vault, progress))
        for name in _TOLD_ANEW:
            connection.execute("DELETE FROM property WHERE name = ?", (name,))
        connection.execute("COMMIT")
        findings = [
            *(str(row) for row in connection.execute("PRAGMA foreign_key_check")),
            *(row[0] for row in connection.execute("PRAGMA integrity_check(1)") if row[0] != "ok"),
        ]
        if findings:
            raise BackupError(path=backup.path, finding=findings[0])
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.startswith(_OF_THE_DISK):
            raise LibraryUnwritableError(path=draft.parent, finding=error) from error
        raise BackupError(path=backup.path, finding=error) from error
    finally:
        connection.close()
    return missing


def _take_rows(connection: sqlite3.Connection, backup: Backup) -> None:
    """Copy the rows of all tables, and prove that they are those of the backup."""
    for table in backup.counts:
        columns = columns_of(connection, table, "backup")
        listed = ", ".join(columns)
        connection.execute(
            f"INSERT INTO main.{table} (rowid, {listed})"  # noqa: S608 - proved names
            f" SELECT rowid, {listed} FROM backup.{table}"
        )
        if not same_rows(connection, table, columns, "backup", "main"):
            raise BackupError(path=backup.path, finding=f"{table}: other rows")


def _take_originals(
    connection: sqlite3.Connection, backup: Backup, vault: Vault, progress: Progress
) -> Iterator[str]:
    """Copy bytes and pages of the originals out of the vault, and name those it has not."""
    absent = set(vault.missing(backup.originals))
    for done, sha256 in enumerate(backup.originals):
        progress(done, len(backup.originals))
        if sha256 in absent:
            yield sha256
            continue
        for number, piece in enumerate(vault.chunks(sha256, CHUNK)):
            connection.execute(
                "INSERT INTO chunk (sha256, number, data) VALUES (?, ?, ?)", (sha256, number, piece)
            )
        for page in vault.pages(sha256):
            _add_page(connection, {**page, "folded": "", "halves": ""})
    progress(len(backup.originals), len(backup.originals))


def _add_page(connection: sqlite3.Connection, page: Mapping[str, object]) -> None:
    columns, marks = ", ".join(page), ", ".join("?" * len(page))
    connection.execute(
        f"INSERT INTO page ({columns}) VALUES ({marks})",  # noqa: S608 - the vault is ours
        tuple(page.values()),
    )
