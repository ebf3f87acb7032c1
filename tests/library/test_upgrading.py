"""Older libraries are upgraded on a verified copy; the old file stays."""

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.errors import DamagedLibraryError
from ketareview.domain.imports import Search
from ketareview.domain.progress import Cancelled
from ketareview.library import Library, opening
from ketareview.library.connecting import APPLICATION_ID
from ketareview.library.founding import make_empty
from ketareview.library.models import Base
from ketareview.library.schema import statements
from ketareview.library.steps import STEPS, advance
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


NEXT = max(STEPS) + 1
GOOD: Steps = {**STEPS, NEXT: _colour}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.ketareview"
    with Library.create(path, reviewer="Anna") as library:
        mark(library, store(library, paper(tmp_path)))
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def shape(connection: sqlite3.Connection) -> dict[str, set[tuple[object, ...]]]:
    """The tables with columns, keys and indexes, however they were written and in what order."""
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict"
        )
    ]
    found: dict[str, set[tuple[object, ...]]] = {}
    for table in tables:
        rows = found.setdefault(table, set())
        for _, name, kind, must, _, key in connection.execute(f"PRAGMA table_info({table})"):
            rows.add(("column", name, kind, must, key))
        for row in connection.execute(f"PRAGMA foreign_key_list({table})"):
            rows.add(("reference", *row[2:]))
        for _, index, unique, origin, _ in connection.execute(f"PRAGMA index_list({table})"):
            columns = connection.execute(f"PRAGMA index_info('{index}')").fetchall()
            rows.add((index, unique, origin, tuple(name for _, _, name in columns)))
    return found


def test_the_steps_come_to_the_modelled_schema(tmp_path: Path) -> None:
    path = tmp_path / "empty.ketareview"
    make_empty(path)
    with (
        closing(sqlite3.connect(path)) as stepped,
        closing(sqlite3.connect(":memory:")) as modelled,
    ):
        for statement in statements():
            modelled.execute(statement)
        indexes = "SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'"
        assert shape(stepped) == shape(modelled)
        assert set(stepped.execute(indexes)) == set(modelled.execute(indexes))
    assert {table.name for table in Base.metadata.sorted_tables}


def first_schema(path: Path) -> None:
    """A library of the first schema, with a paper, a highlight and an import."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        advance(connection, {1: STEPS[1]})
        connection.execute("PRAGMA user_version = 1")
        connection.executescript(_FIRST)


_FIRST = """
INSERT INTO property VALUES ('library', '00000000-0000-4000-8000-000000000009');
INSERT INTO reviewer (id, name, deleted) VALUES ('00000000-0000-4000-8000-000000000001', 'Anna', 0);
INSERT INTO article (id, title, authors, year, journal, volume, issue, pages, doi, pmid, url,
    abstract, kind, extra, origin, status, added, deleted)
VALUES ('00000000-0000-4000-8000-000000000002', 'Ketamine and the speed of relief',
    '[["Okafor","Ada",""]]', 2021, '', '', '', '10-19', '10.1000/k', '', '', '', 'trial', '{}',
    '{"title":["first page",0.8]}', 'to-read', 1000000, 0);
INSERT INTO import_batch (id, name, database, search, reviewer_id, started, deleted)
VALUES ('00000000-0000-4000-8000-000000000003', 'First', 'PubMed', 'ketamine',
    '00000000-0000-4000-8000-000000000001', 2000000, 0);
INSERT INTO import_result (id, batch_id, position, path, outcome, record, article_id, title,
    reason_code, reason_facts, deleted)
VALUES ('00000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000003', 0, 'a.pdf',
    'added', NULL, '00000000-0000-4000-8000-000000000002', 'Ketamine', NULL, '{}', 0);
"""


def test_a_library_of_the_first_schema_has_its_imports_and_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "first.ketareview"
    first_schema(path)

    with Library.open(path, reviewer="Anna") as library:
        [batch] = library.imports.batches()
        assert (batch.name, batch.search) == ("First", Search("PubMed", "ketamine"))
        assert batch.ended == batch.started
        [result] = library.imports.results(batch.id)
        assert (result.path, result.notices) == ("a.pdf", ())
        assert library.imports.unfinished() == []
        [article] = library.articles.all()
        record = library.articles.get(article).record
        assert [match.key for match in library.articles.matches(record)] == ["doi"]


def test_an_older_library_is_upgraded_and_the_old_file_stays(old: Path) -> None:
    before = digest(old)
    told: list[tuple[int, int]] = []
    opening.prepare(old, GOOD, lambda done, total: told.append((done, total)))
    kept = old.with_name(f"old.schema-{NEXT - 1}.ketareview")
    assert digest(kept) == before
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    connection = sqlite3.connect(old)
    assert connection.execute("SELECT colour FROM topic").fetchone() == ("#000000",)
    assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA page_size").fetchone() == (8192,)
    assert connection.execute("SELECT count(*) FROM highlight").fetchone() == (1,)
    connection.close()
    assert {each.name for each in old.parent.iterdir()} == {old.name, kept.name, "okafor.txt"}


def test_an_upgraded_library_is_the_same_replica(old: Path) -> None:
    opening.prepare(old, {**STEPS, NEXT: lambda _: None})
    connection = sqlite3.connect(old, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {NEXT - 1}")
    connection.close()
    with Library.open(old, reviewer="Anna") as library:
        assert library.history.next_undo() == "Add highlight"
        assert library.check().ok


def test_a_second_upgrade_keeps_both_old_files(old: Path) -> None:
    kept = old.with_name(f"old.schema-{NEXT - 1}.ketareview")
    kept.write_bytes(b"an earlier one")
    opening.prepare(old, GOOD)
    assert kept.read_bytes() == b"an earlier one"
    assert old.with_name(f"old.schema-{NEXT - 1} (2).ketareview").exists()


@pytest.mark.parametrize("step", [_losing, _orphaning], ids=["losing", "orphaning"])
def test_an_upgrade_that_loses_something_is_not_swapped_in(
    old: Path, step: Callable[[sqlite3.Connection], None]
) -> None:
    before = digest(old)
    with pytest.raises(DamagedLibraryError):
        opening.prepare(old, {**STEPS, NEXT: step})
    assert digest(old) == before
    assert {each.name for each in old.parent.iterdir()} == {old.name, "okafor.txt"}
    with Library.open(old, reviewer="Anna") as library:
        assert library.check().ok


def test_an_upgrade_that_fails_leaves_the_library_as_it_was(old: Path) -> None:
    before = digest(old)
    with pytest.raises(ZeroDivisionError):
        opening.prepare(old, {**STEPS, NEXT: _failing})
    assert digest(old) == before
    assert {each.name for each in old.parent.iterdir()} == {old.name, "okafor.txt"}


def test_an_upgrade_tells_all_the_while_how_far_it_is(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute(
            "WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many LIMIT 20000)"
            " INSERT INTO reviewer (id, name, deleted) SELECT 'reader ' || n, n, 0 FROM many"
        )
    told: list[tuple[int, int]] = []
    opening.prepare(old, GOOD, lambda done, total: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    steps = [later - earlier for earlier, later in pairwise(shares)]
    assert max(steps) < 0.25
    assert len(set(shares)) > 20


@pytest.mark.parametrize("share", [0, 0.2, 0.25, 1])
def test_an_upgrade_can_be_stopped_at_each_stage(old: Path, share: float) -> None:
    def stop(done: int, total: int) -> None:
        if done / total == share:
            raise Cancelled

    before = digest(old)
    with pytest.raises(Cancelled):
        opening.prepare(old, GOOD, stop)
    assert digest(old) == before
    assert {each.name for each in old.parent.iterdir()} == {old.name, "okafor.txt"}


_SECOND = """
INSERT INTO source (sha256, media_type, size, pages) VALUES ('aa', 'text/plain', 8, 1);
INSERT INTO highlight (id, article_id, source, pieces, page, start, quote, quote_before,
    quote_after, claim_type, strength, stance, basis, note, reviewer_id, created, changed, deleted)
VALUES ('00000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000002', 'aa',
    '[[1,0,8]]', 1, 0, 'Ketamine', '', '', 'efficacy', 'trial', 'supports', 'none', '',
    '00000000-0000-4000-8000-000000000001', 1000000, 1000000, 0);
"""


def test_highlights_of_the_second_schema_never_moved(tmp_path: Path) -> None:
    path = tmp_path / "second.ketareview"
    first_schema(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        advance(connection, {2: STEPS[2]})
        connection.executescript(_SECOND)

    with Library.open(path, reviewer="Anna") as library:
        [found] = library.highlights.of(UUID("00000000-0000-4000-8000-000000000002"))
        assert found.passage.quote == "Ketamine"
        assert (found.confidence, found.lost_in, found.passage.transcription) == (None, "", "")
