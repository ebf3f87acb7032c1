"""The disk fails at each statement of an upgrade: the old library is left, or the new one."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ketareview.domain.errors import LibraryError
from ketareview.library import Library
from tests.library.test_upgrading import first_schema
from tests.reliability.faults import FAULT, faulty_connections

_STEP = 13
"""Statements between two that fail in the short form."""

_BY_HAND = "unrecorded-row"
"""What the check says of rows that were not written by the program."""


def written_by_hand(path: Path) -> list[tuple[object, ...]]:
    """What the reviewer had in the old library, read without the program."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return [
            *connection.execute("SELECT id, title, authors, doi, status FROM article"),
            *connection.execute("SELECT id, name, database, search FROM import_batch"),
            *connection.execute("SELECT id, path, outcome, title FROM import_result"),
        ]


def statements_of_an_upgrade(old: Path, folder: Path) -> int:
    path = Path(shutil.copy(old, folder / "counted.ketareview"))
    with faulty_connections():
        FAULT.watch()
        Library.open(path, reviewer="Anna").close()
        return sum(FAULT.seen.values())


def fail_at(number: int, old: Path, folder: Path, *, is_once: bool) -> None:
    folder.mkdir()
    path = Path(shutil.copy(old, folder / "old.ketareview"))
    before = written_by_hand(path)
    with faulty_connections():
        FAULT.arm(number, "SQLITE_FULL", is_once=is_once)
        with suppress(LibraryError):
            Library.open(path, reviewer="Anna").close()
        FAULT.disarm()
    assert written_by_hand(path) == before, number
    with Library.open(path, reviewer="Anna") as library:
        assert {each.code for each in library.check().problems} <= {_BY_HAND}, number
    assert written_by_hand(path) == before, number
    shutil.rmtree(folder)


def try_each(folder: Path, step: int) -> None:
    old = folder / "first.ketareview"
    first_schema(old)
    count = statements_of_an_upgrade(old, folder)
    assert count > _STEP
    for number in range(1, count + 1, step):
        fail_at(number, old, folder / str(number), is_once=number % 2 == 0)


def test_a_statement_that_fails_leaves_the_old_library_or_the_new_one(tmp_path: Path) -> None:
    try_each(tmp_path, _STEP)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_each_statement_that_fails_leaves_the_old_library_or_the_new_one(tmp_path: Path) -> None:
    try_each(tmp_path, 1)
