"""A library of each released schema comes to the present one with everything that is in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ketareview.domain.progress import Cancelled
from ketareview.library import Library, is_older, opening
from ketareview.library.steps import STEPS
from tests.library.digest import of_table
from tests.library.golden.make import columns, make, tables

_LOCAL = {"property", "replica"}  # what belongs to the file and not to what was authored
VERSIONS = [pytest.param(version, id=f"schema-{version}") for version in sorted(STEPS)]

Shape = dict[str, list[str]]


def shape(path: Path) -> Shape:
    """The tables that must hold the same afterwards, with their columns."""
    with closing(sqlite3.connect(path)) as connection:
        own = [table for table in tables(connection) if table not in _LOCAL]
        return {table: columns(connection, table) for table in own}


def sums(path: Path, wanted: Shape) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        quoted = {table: [f'"{each}"' for each in names] for table, names in wanted.items()}
        return {table: of_table(connection, table, names) for table, names in quoted.items()}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_row_and_column_is_there_after_the_upgrade(tmp_path: Path, version: int) -> None:
    path = tmp_path / "golden.ketareview"
    make(path, version)
    old = shape(path)
    before = sums(path, old)
    assert int(before["article"].split()[0]) == 2
    assert int(before["highlight"].split()[0]) == 3
    assert is_older(path) == (version < max(STEPS))

    opening.prepare(path)

    assert sums(path, old) == before
    assert not is_older(path)


@pytest.mark.parametrize("version", VERSIONS)
def test_it_opens_is_whole_and_can_be_undone(tmp_path: Path, version: int) -> None:
    path = tmp_path / "golden.ketareview"
    make(path, version)
    with Library.open(path, reviewer="Anna") as library:
        report = library.check()
        assert report.ok, report.problems
        assert library.articles.count() == 1
        [article] = library.articles.all()
        notes = sorted(each.tags.note for each in library.highlights.of(article))
        assert notes == ["Fast relief", "Slow drip"]
        assert library.sources.pages(library.articles.get(article).sources[0].sha256)
        assert library.topics.find("FDA").name == "FDA"
        has_claims = version >= 5
        assert [each.statement for each in library.claims.all()] == (
            ["Relief comes fast"] if has_claims else []
        )
        library.articles.delete([article])
        library.history.undo()
        assert library.articles.all() == [article]


@pytest.mark.parametrize("version", VERSIONS[:-1])
@pytest.mark.parametrize("share", [0, 1 / 5, 1 / 4, 1])
def test_stopping_it_changes_nothing(tmp_path: Path, version: int, share: float) -> None:
    path = tmp_path / "golden.ketareview"
    make(path, version)
    before = path.read_bytes()

    def stop(done: int, total: int) -> None:
        if done >= share * total:
            raise Cancelled

    with pytest.raises(Cancelled):
        opening.prepare(path, progress=stop)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
