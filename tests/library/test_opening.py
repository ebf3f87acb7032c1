"""Each file that cannot be used has its own refusal, and stays as it is."""

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from ketareview.domain.errors import (
    DamagedLibraryError,
    ForeignFileError,
    LibraryError,
    LibraryExistsError,
    LibraryInUseError,
    LibraryNotFoundError,
    LibraryUnwritableError,
    NewerLibraryError,
)
from ketareview.library import Library, occupancy
from ketareview.library.steps import STEPS
from tests.library.papers import mark, paper, store


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Make a library with a paper in it that nobody has open."""
    path = tmp_path / "closed.ketareview"
    with Library.create(path, reviewer="Anna") as library:
        mark(library, store(library, paper(tmp_path)))
    return path


def refused(path: Path) -> LibraryError:
    """Open a file that is refused, and see that nothing about its folder changed."""
    before = {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    with pytest.raises(LibraryError) as caught:
        Library.open(path, reviewer="Anna")
    after = {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    assert after == before
    return caught.value


def test_a_missing_file(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path / "none.ketareview"), LibraryNotFoundError)


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert isinstance(refused(tmp_path / "folder"), ForeignFileError)


@pytest.mark.parametrize("content", [b"", b"x", b"%PDF-1.7\n", bytes(range(256)) * 400], ids=len)
def test_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.ketareview"
    path.write_bytes(content)
    assert isinstance(refused(path), ForeignFileError)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.ketareview"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE article (id)")
    connection.close()
    assert isinstance(refused(path), ForeignFileError)


def test_a_library_of_a_newer_program(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    error = refused(closed)
    assert isinstance(error, NewerLibraryError)
    assert (error.facts["version"], error.facts["known"]) == ("99", str(max(STEPS)))


@pytest.mark.parametrize("kept", [0.05, 0.3, 0.5, 0.9, 0.999])
def test_a_truncated_library(closed: Path, kept: float) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[: int(len(content) * kept)])
    assert isinstance(refused(closed), DamagedLibraryError)


@pytest.mark.parametrize("seed", range(5))
def test_a_library_with_a_page_of_rubbish(closed: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a repeatable page
    content = bytearray(closed.read_bytes())
    page = chance.randrange(1, len(content) // 8192)
    content[page * 8192 : (page + 1) * 8192] = chance.randbytes(8192)
    closed.write_bytes(content)
    assert isinstance(refused(closed), DamagedLibraryError)


def test_a_read_only_library(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed.chmod(0o444)
    try:
        closed.open("r+b").close()
    except PermissionError:
        assert isinstance(refused(closed), LibraryUnwritableError)
    else:
        pytest.skip("the superuser may write everything")


def test_a_library_that_is_open_in_another_program(closed: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from ketareview.library import Library\n"
        "library = Library.open(Path(sys.argv[1]), reviewer='Ben')\n"
        "print('open', flush=True); sys.stdin.read(); library.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(closed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        error = refused(closed)
        assert isinstance(error, LibraryInUseError)
        assert error.facts["holder"].startswith("Ben (")
        assert error.facts["since"][:4].isdigit()
        other.communicate()
    Library.open(closed, reviewer="Anna").close()


def test_a_library_that_is_open_in_the_same_program(closed: Path) -> None:
    with Library.open(closed, reviewer="Anna") as library:
        for _ in range(3):
            with pytest.raises(LibraryInUseError) as caught:
                Library.open(closed, reviewer="Ben")
            assert caught.value.facts["holder"].startswith("Anna (")
        # The refused ones have not taken the first one's lock away.
        script = (
            "import sqlite3, sys\n"
            "sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM article')"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(closed)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "database is locked" in done.stderr
        assert library.articles.count() == 1


def test_who_has_it_open_is_told_while_it_is_open(closed: Path) -> None:
    note = occupancy.beside(closed)
    with Library.open(closed, reviewer="Anna"):
        assert json.loads(note.read_text(encoding="utf-8"))["holder"].startswith("Anna (")
    assert not note.exists()


@pytest.mark.parametrize("content", ["", "no JSON", "[]", '{"holder": 3}'])
def test_a_broken_note_of_who_has_it_open_does_no_harm(closed: Path, content: str) -> None:
    occupancy.beside(closed).write_text(content, encoding="utf-8")
    told = occupancy.read(closed)
    assert set(told) == {"holder", "since"}
    Library.open(closed, reviewer="Anna").close()
    assert not occupancy.beside(closed).exists()


@pytest.mark.parametrize("written", ["2026-05-01 10:42+02:00", "2026-05-01 04:42-04:00"])
def test_since_when_is_told_by_the_clock_of_who_asks(closed: Path, written: str) -> None:
    told = json.dumps({"holder": "Ben (laptop)", "since": written, "process": 1})
    occupancy.beside(closed).write_text(told, encoding="utf-8")
    here = datetime(2026, 5, 1, 8, 42, tzinfo=UTC).astimezone()
    assert occupancy.read(closed)["since"] == f"{here:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("written", ["now", "9999-12-31 23:59-23:00", "0001-01-01 00:00+23:00"])
def test_what_is_no_moment_is_told_as_it_is(closed: Path, written: str) -> None:
    told = json.dumps({"holder": "Ben (laptop)", "since": written, "process": 1})
    occupancy.beside(closed).write_text(told, encoding="utf-8")
    assert occupancy.read(closed)["since"] == written


def test_closing_leaves_what_others_told_since(closed: Path) -> None:
    with Library.open(closed, reviewer="Anna"):
        closed.rename(closed.with_name("conflict.ketareview"))
        told = json.dumps({"holder": "Ben (laptop)", "since": "now", "process": 1})
        occupancy.beside(closed).write_text(told, encoding="utf-8")
    assert occupancy.beside(closed).read_text(encoding="utf-8") == told


def test_creating_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "there.ketareview"
    path.write_bytes(b"mine")
    with pytest.raises(LibraryExistsError):
        Library.create(path, reviewer="Anna")
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_creating_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(LibraryUnwritableError):
        Library.create(tmp_path / "file" / "new.ketareview", reviewer="Anna")


def test_a_copy_has_the_librarys_id(closed: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copied.ketareview"
    shutil.copyfile(closed, copied)
    with (
        Library.open(closed, reviewer="Anna") as first,
        Library.open(copied, reviewer="Anna") as second,
    ):
        assert first.id == second.id
        mark(first, first.articles.get(first.articles.all()[0]))
        assert len(second.highlights.of(second.articles.all()[0])) == 1


class _Broken(sqlite3.Connection):
    """Reads nothing any more, as on a disk that fails."""

    @override
    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_READ"
        raise error


def test_a_disk_that_fails_is_not_called_damage(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=_Broken))
    with pytest.raises(LibraryUnwritableError):
        Library.open(closed, reviewer="A. Reviewer")
