"""A compacted library is smaller, holds the same, and goes on as the same replica."""

import os
import sqlite3
from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import LibraryInUseError, LibraryMovedError, LibraryUnwritableError
from ketareview.domain.history import Changed
from ketareview.domain.progress import Cancelled
from ketareview.library import Library
from ketareview.library.connecting import SETTINGS, setting
from ketareview.library.safety.backing.copying import TABLES
from tests.library.digest import of_tables
from tests.library.papers import mark, paper, store


def digest_of_authored(connection: sqlite3.Connection) -> dict[str, str]:
    """Sum up all but the file's own facts, among which is its place."""
    tables = {table: columns for table, columns in TABLES.items() if table != "property"}
    return of_tables(connection, tables)


def with_room(library: Library, folder: Path) -> Article:
    kept = store(library, paper(folder))
    large = store(library, paper(folder, "large.txt", [os.urandom(200_000).hex()]))
    library.articles.delete([large.id])
    library.trash.empty()
    return kept


def test_a_compacted_library_holds_the_same_in_less_room(library: Library, tmp_path: Path) -> None:
    article = with_room(library, tmp_path)
    highlight = mark(library, article)
    with library._database.driver() as connection:
        before = digest_of_authored(connection)
    spare, size = library.spare(), library.path.stat().st_size
    assert spare > 400_000
    saved = library.compact()
    assert saved == size - library.path.stat().st_size
    assert saved >= spare
    assert library.spare() == 0
    with library._database.driver() as connection:
        assert digest_of_authored(connection) == before
        for name, (_, expected) in SETTINGS.items():
            assert setting(connection, name) == expected, name
    assert library.highlights.get(highlight.id) == highlight
    assert library.check().ok
    assert sorted(each.name for each in tmp_path.glob(".*")) == []


def test_work_goes_on_after_compacting(library: Library, tmp_path: Path) -> None:
    article = with_room(library, tmp_path)
    mark(library, article)
    heard: list[Changed] = []
    library.listen(heard.append)
    replica = library._database.journal.replica
    library.compact()
    assert library._database.journal.replica == replica
    library.history.undo()
    assert library.highlights.of(article.id) == []
    mark(library, article)
    assert len(heard) == 2
    library.close()
    with Library.open(library.path, reviewer="Anna") as again:
        assert again._database.journal.replica == replica
        assert len(again.highlights.of(article.id)) == 1


def test_a_compacted_library_is_locked(library: Library, tmp_path: Path) -> None:
    with_room(library, tmp_path)
    library.compact()
    with pytest.raises(LibraryInUseError):
        Library.open(library.path, reviewer="Ben")


@pytest.mark.parametrize("stage", [0, 1, 2])
def test_what_is_stopped_changes_nothing(library: Library, tmp_path: Path, stage: int) -> None:
    article = with_room(library, tmp_path)
    size = library.path.stat().st_size

    def stop(done: int, _total: int) -> None:
        if done == stage:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.compact(stop)
    assert library.path.stat().st_size == size
    assert sorted(each.name for each in tmp_path.glob(".*")) == []
    mark(library, article)
    assert library.check().ok


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps open files in place")
def test_another_file_is_not_replaced(library: Library, tmp_path: Path) -> None:
    library.path.rename(tmp_path / "moved")
    library.path.write_bytes(b"of somebody else")
    with pytest.raises(LibraryMovedError):
        library.compact()
    assert library.path.read_bytes() == b"of somebody else"


def test_a_file_that_could_not_be_opened_again_is_tried_at_the_next_turn(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = with_room(library, tmp_path)
    connect, left = sqlite3.connect, [1]

    def failing(path: object, *given: object, **named: object) -> sqlite3.Connection:
        if str(library.path) in str(path) and "exchange" not in str(path) and left.pop():
            monkeypatch.undo()
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_READ"
            raise error
        return connect(path, *given, **named)  # type: ignore[call-overload, no-any-return] # as given

    monkeypatch.setattr(sqlite3, "connect", failing)
    with pytest.raises(LibraryUnwritableError):
        library.compact()
    assert library.articles.get(article.id) == article
    assert library.check().ok
