"""A write-ahead log beside a library is not the library's: it is put aside, never taken in."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ketareview.domain.errors import LibraryInUseError
from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.library.rows import Rows, stored

CHANGE = "UPDATE highlight SET note = 'foreign'"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with a highlight."""
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as library:
        mark(library, store(library, paper(tmp_path)), note="kept")
    return library.path


def held(path: Path) -> Rows:
    with Library.open(path, reviewer="Anna") as library:
        assert library.check().ok
        return stored(library)


def logged(path: Path, left: Path) -> None:
    """Leave a copy of a library, and its log, as a program leaves them that was killed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.execute(CHANGE)
        for ending in ("", "-wal", "-shm"):
            shutil.copyfile(f"{path}{ending}", f"{left}{ending}")


@pytest.fixture
def foreign(path: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The log of a copy that somebody changed, and its index."""
    other = tmp_path / "copy.ketareview"
    shutil.copyfile(path, other)
    logged(other, tmp_path / "left.ketareview")
    return tmp_path / "left.ketareview-wal", tmp_path / "left.ketareview-shm"


def lay_beside(path: Path, foreign: tuple[Path, Path]) -> None:
    for ending, left in zip(("-wal", "-shm"), foreign, strict=True):
        shutil.copyfile(left, f"{path}{ending}")


def aside(path: Path) -> list[bytes]:
    return [each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}-*aside*"))]


def test_it_is_put_aside_and_told(path: Path, foreign: tuple[Path, Path]) -> None:
    before = held(path)
    lay_beside(path, foreign)
    with Library.open(path, reviewer="Anna") as library:
        assert library.check().ok
        assert stored(library) == before
        told = library.put_aside
    assert [each.read_bytes() for each in told] == [left.read_bytes() for left in foreign]
    assert aside(path) == [foreign[1].read_bytes(), foreign[0].read_bytes()]
    assert held(path) == before


def test_nothing_is_told_where_nothing_is(path: Path) -> None:
    with Library.open(path, reviewer="Anna") as library:
        assert library.put_aside == ()


def test_another_one_takes_nobodys_place(path: Path, foreign: tuple[Path, Path]) -> None:
    before = held(path)
    for number in (1, 2):
        lay_beside(path, foreign)
        assert held(path) == before
        assert len(aside(path)) == 2 * number


def test_an_index_alone_is_left(path: Path) -> None:
    index = Path(f"{path}-shm")
    index.write_bytes(b"nothing")
    held(path)
    assert aside(path) == []
    assert index.read_bytes() == b"nothing"


def test_while_somebody_has_the_library_open_it_stays_where_it_is(
    path: Path, foreign: tuple[Path, Path]
) -> None:
    with Library.open(path, reviewer="Anna") as library:
        before = stored(library)
        lay_beside(path, foreign)
        with pytest.raises(LibraryInUseError):
            Library.open(path, reviewer="Ben")
        assert stored(library) == before
    assert aside(path) == []
    assert Path(f"{path}-wal").read_bytes() == foreign[0].read_bytes()
    assert held(path) == before
    assert len(aside(path)) == 2


def test_a_journal_that_was_cut_off_is_taken_back_all_the_same(
    path: Path, foreign: tuple[Path, Path], tmp_path: Path
) -> None:
    before = held(path)
    cut = tmp_path / "cut.ketareview"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # so that it writes before the end
        connection.execute("BEGIN")
        connection.execute("INSERT INTO property VALUES ('long', ?)", ("x" * 1_000_000,))
        connection.execute(CHANGE)
        shutil.copyfile(path, cut)
        shutil.copyfile(f"{path}-journal", f"{cut}-journal")
        connection.execute("ROLLBACK")
    lay_beside(cut, foreign)
    assert held(cut) == before
    assert len(aside(cut)) == 2


def test_a_log_that_the_file_itself_asks_for_is_its_own(path: Path, tmp_path: Path) -> None:
    left = tmp_path / "left.ketareview"
    logged(path, left)
    with Library.open(left, reviewer="Anna") as library:
        assert library.put_aside == ()
        notes = [row["note"] for row in stored(library)["highlight"].values()]
    assert notes == ["foreign"]
    assert aside(left) == []
