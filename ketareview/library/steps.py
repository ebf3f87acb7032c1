"""The numbered steps from an empty file to the present schema; a step is never changed again."""

import sqlite3
from collections.abc import Callable, Mapping

from ketareview import resources

Step = Callable[[sqlite3.Connection], None]


def _first(connection: sqlite3.Connection) -> None:
    run(connection, resources.text("schema", "1.sql"))


def _second(connection: sqlite3.Connection) -> None:
    run(connection, resources.text("schema", "2.sql"))


def _third(connection: sqlite3.Connection) -> None:
    run(connection, resources.text("schema", "3.sql"))


def _fourth(connection: sqlite3.Connection) -> None:
    run(connection, resources.text("schema", "4.sql"))


def _fifth(connection: sqlite3.Connection) -> None:
    run(connection, resources.text("schema", "5.sql"))


STEPS: Mapping[int, Step] = {1: _first, 2: _second, 3: _third, 4: _fourth, 5: _fifth}
"""Each step by the schema version that it leads to; 0 is an empty file."""


def run(connection: sqlite3.Connection, script: str) -> None:
    """Run statements within the open transaction, which `executescript` would commit."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def advance(connection: sqlite3.Connection, steps: Mapping[int, Step]) -> None:
    """Take all steps that the file has not taken, in one transaction."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.execute("BEGIN IMMEDIATE")
    for number in sorted(steps):
        if number > version:
            steps[number](connection)
            connection.execute(f"PRAGMA user_version = {number}")
    connection.execute("COMMIT")
