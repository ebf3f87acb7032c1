"""How a new library is made, and what it is known by."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from ketareview.domain.errors import (
    DamagedLibraryError,
    LibraryExistsError,
    LibraryUnwritableError,
)
from ketareview.domain.folding import FOLD_VERSION
from ketareview.domain.ids import new_id
from ketareview.library.codebooks import default_codebook, store
from ketareview.library.connecting import APPLICATION_ID, PAGE_SIZE, explained, setting
from ketareview.library.database import Database
from ketareview.library.journal import PROGRAM
from ketareview.library.models import PropertyRow
from ketareview.library.safety.backing.placing import make_folder
from ketareview.library.steps import STEPS, advance


def make(path: Path) -> None:
    """Make a library with the default codebook and topics, whole or not at all.

    Raises:
        LibraryExistsError: something is at `path` already.
        LibraryUnwritableError: nothing can be written there.
    """
    if os.path.lexists(path):
        raise LibraryExistsError(path=path)
    draft = path.with_name(f".{path.name}.new")
    try:
        make_folder(path.parent)
        draft.unlink(missing_ok=True)
        with explained(path):
            make_empty(draft)
            _furnish(draft)
        draft.rename(path)
    except OSError as error:
        raise LibraryUnwritableError(path=path, finding=error.strerror) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
            draft.with_name(f"{draft.name}-journal").unlink(missing_ok=True)


def make_empty(path: Path) -> None:
    """Make a file with the tables of a library and nothing in them."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA synchronous = FULL")
        advance(connection, STEPS)
        answers = (setting(connection, "page_size"), setting(connection, "application_id"))
        if answers != (PAGE_SIZE, APPLICATION_ID):
            raise DamagedLibraryError(path=path, finding=f"new file has {answers}")
    finally:
        connection.close()


def library_id(database: Database) -> UUID:
    """Read the id that a library and its copies share."""
    with database.read() as session:
        found = session.get(PropertyRow, "library")
        if found is None:
            raise DamagedLibraryError(path=database.path, finding="no id")
        return UUID(found.value)


def _furnish(path: Path) -> None:
    """Write what a new library starts with; no reviewer can take it back."""
    database = Database(path, PROGRAM)
    try:
        with database.write("Make library") as session:
            facts = {"library": str(new_id()), "fold_version": str(FOLD_VERSION)}
            session.execute(
                insert(PropertyRow), [{"name": name, "value": facts[name]} for name in facts]
            )
            store(session, default_codebook())
    finally:
        database.close()
