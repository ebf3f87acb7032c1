"""Older libraries are upgraded on a verified copy; the old file stays."""

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ketareview.domain.errors import DamagedLibraryError
from ketareview.domain.progress import Cancelled
from ketareview.library import Library, opening
from ketareview.library.connecting import APPLICATION_ID
from ketareview.library.founding import make_empty
from ketareview.library.models import Base
from ketareview.library.schema import statements
from ketareview.library.steps import STEPS
from tests.library.papers import mark, paper, store

Steps = Mapping[int, Callable[[sqlite3.Connection], None]]


def _colour(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE topic ADD COLUMN colour TEXT NOT NULL DEFAULT '#000000'")


def _losing(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM highlight")


def _orphaning(connection: sqlite3.Connection) -> None:
    _colour(connection)
    connection.execute("INSERT INTO article_filing VALUES ('a', 'b', 'c', 'd', 0)")


def _failing(connection: sqlite3.Connection) -> None:
    _colour(connection)
    raise ZeroDivisionError


GOOD: Steps = {**STEPS, 2: _colour}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.ketareview"
    with Library.create(path, reviewer="Anna") as library:
        mark(library, store(library, paper(tmp_path)))
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def normalised(statement: str) -> str:
    return " ".join(statement.replace("(", " ( ").replace(")", " ) ").split())


def test_the_steps_come_to_the_modelled_schema(tmp_path: Path) -> None:
    path = tmp_path / "empty.ketareview"
    make_empty(path)
    connection = sqlite3.connect(path)
    found = {
        normalised(row[0])
        for row in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
        if not any(f"'{name}" in row[0] for name in ("_data", "_idx", "_docsize", "_config"))
    }
    shadows = {statement for statement in found if statement.startswith("CREATE TABLE '")}
    connection.close()
    assert found - shadows == {normalised(statement) for statement in statements()}
    assert {table.name for table in Base.metadata.sorted_tables}


def test_an_older_library_is_upgraded_and_the_old_file_stays(old: Path) -> None:
    before = digest(old)
    told: list[tuple[int, int]] = []
    opening.prepare(old, GOOD, lambda done, total: told.append((done, total)))
    kept = old.with_name("old.schema-1.ketareview")
    assert digest(kept) == before
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    connection = sqlite3.connect(old)
    assert connection.execute("SELECT colour FROM topic").fetchone() == ("#000000",)
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA page_size").fetchone() == (8192,)
    assert connection.execute("SELECT count(*) FROM highlight").fetchone() == (1,)
    connection.close()
    assert {each.name for each in old.parent.iterdir()} == {old.name, kept.name, "okafor.txt"}


def test_an_upgraded_library_is_the_same_replica(old: Path) -> None:
    opening.prepare(old, {**STEPS, 2: lambda _: None})
    connection = sqlite3.connect(old, isolation_level=None)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with Library.open(old, reviewer="Anna") as library:
        assert library.history.next_undo() == "Add highlight"
        assert library.check().ok


def test_a_second_upgrade_keeps_both_old_files(old: Path) -> None:
    kept = old.with_name("old.schema-1.ketareview")
    kept.write_bytes(b"an earlier one")
    opening.prepare(old, GOOD)
    assert kept.read_bytes() == b"an earlier one"
    assert old.with_name("old.schema-1 (2).ketareview").exists()


@pytest.mark.parametrize("step", [_losing, _orphaning], ids=["losing", "orphaning"])
def test_an_upgrade_that_loses_something_is_not_swapped_in(
    old: Path, step: Callable[[sqlite3.Connection], None]
) -> None:
    before = digest(old)
    with pytest.raises(DamagedLibraryError):
        opening.prepare(old, {**STEPS, 2: step})
    assert digest(old) == before
    assert {each.name for each in old.parent.iterdir()} == {old.name, "okafor.txt"}
    with Library.open(old, reviewer="Anna") as library:
        assert library.check().ok


def test_an_upgrade_that_fails_leaves_the_library_as_it_was(old: Path) -> None:
    before = digest(old)
    with pytest.raises(ZeroDivisionError):
        opening.prepare(old, {**STEPS, 2: _failing})
    assert digest(old) == before
    assert {each.name for each in old.parent.iterdir()} == {old.name, "okafor.txt"}


@pytest.mark.parametrize("stage", range(4))
def test_an_upgrade_can_be_stopped_at_each_stage(old: Path, stage: int) -> None:
    def stop(done: int, _total: int) -> None:
        if done == stage:
            raise Cancelled

    before = digest(old)
    with pytest.raises(Cancelled):
        opening.prepare(old, GOOD, stop)
    assert digest(old) == before
    assert {each.name for each in old.parent.iterdir()} == {old.name, "okafor.txt"}
