"""Bytes and text of files come back into an open library out of the vault."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from ketareview.domain.text import Page
from ketareview.library.database import Database
from ketareview.library.indexing import forms
from ketareview.library.safety.backing.vault import Vault
from ketareview.library.safety.emptied import PREFIX

CHUNK = 4_000_000
_ACTION = "Bring back files"


class VaultFiles:
    """The vault beside backups; `sources` are the rows of those files that it may hold."""

    def __init__(self, vault: Vault, sources: Mapping[str, Mapping[str, Any]]) -> None:
        self._vault = vault
        self._sources = sources

    def has(self, sha256: str) -> bool:
        """Whether a file is there."""
        return not self._vault.missing((sha256,))

    def give(self, database: Database, sha256: str) -> None:
        """Put the bytes back, a piece in each turn; nobody sees them until their source is there.

        Raises:
            BackupError: they are not what they were.
        """
        with database.driver() as connection:
            (number,) = connection.execute(
                "SELECT count(*) FROM chunk WHERE sha256 = ?", (sha256,)
            ).fetchone()
        for place, piece in enumerate(self._vault.chunks(sha256, CHUNK)):
            if place >= number:
                with database.write(_ACTION) as session:
                    session.connection().exec_driver_sql(
                        "INSERT INTO chunk (sha256, number, data) VALUES (?, ?, ?)",
                        (sha256, place, piece),
                    )

    def finish(self, connection: Connection, sha256: str) -> None:
        """Write the source of a file and its pages, within the action that asks for them."""
        asked = "SELECT 1 FROM source WHERE sha256 = ?"
        if sha256 in self._sources and not connection.exec_driver_sql(asked, (sha256,)).scalar():
            _insert(connection, "source", self._sources[sha256])
        connection.exec_driver_sql("DELETE FROM property WHERE name = ?", (PREFIX + sha256,))
        asked = "SELECT number FROM page WHERE source = ?"
        there = set(connection.exec_driver_sql(asked, (sha256,)).scalars())
        for page in self._vault.pages(sha256):
            if page["number"] not in there:
                _insert(connection, "page", {**page, **forms(Page(page["number"], page["text"]))})


def _insert(connection: Connection, table: str, values: Mapping[str, Any]) -> None:
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - names of ours
        tuple(values.values()),
    )
