"""The file is taken away under an open library: nothing more is written, and nothing is lost."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import LibraryMovedError, LibraryUnwritableError
from ketareview.library import Library
from ketareview.library.safety.backing.copying import TABLES
from tests.library.digest import of_tables
from tests.library.papers import mark


def digest_of(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return of_tables(connection, TABLES)
    finally:
        connection.close()


def rename(path: Path) -> None:
    path.rename(path.with_name("conflict of a sync client"))


def replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"an older version from elsewhere")
    other.replace(path)


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody take an open file away")
@pytest.mark.parametrize("take_away", [rename, replace, remove])
def test_a_library_that_is_taken_away_is_rescued_beside_it(
    library: Library, article: Article, tmp_path: Path, take_away: Callable[[Path], None]
) -> None:
    mark(library, article, note="acknowledged")
    take_away(library.path)
    before = library.path.read_bytes() if library.path.exists() else None
    for _ in range(2):
        with pytest.raises(LibraryMovedError):
            mark(library, article, note="refused")
    rescued = library.rescue(tmp_path / "elsewhere")
    assert rescued.parent == library.path.parent
    assert rescued.name.startswith("review (rescued ")
    with library._database.driver() as connection:
        assert digest_of(rescued) == of_tables(connection, TABLES)
    assert (library.path.read_bytes() if library.path.exists() else None) == before
    with Library.open(rescued, reviewer="Ben") as opened:
        assert [each.tags.note for each in opened.highlights.of(article.id)] == ["acknowledged"]
        assert opened.check().ok


def test_two_rescues_of_a_day_have_two_names(library: Library, tmp_path: Path) -> None:
    first, second = library.rescue(tmp_path), library.rescue(tmp_path)
    assert first != second
    assert digest_of(first) == digest_of(second)


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody take an open folder away")
def test_a_rescue_goes_elsewhere_when_the_folder_is_gone(tmp_path: Path) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "data"
    stick.mkdir()
    with Library.create(stick / "review.ketareview", reviewer="Anna") as library:
        stick.rename(tmp_path / "unplugged")
        with pytest.raises(LibraryMovedError):
            library.topics.add("Lost")
        rescued = library.rescue(elsewhere)
        assert rescued.parent == elsewhere
        assert not stick.exists()
    assert digest_of(rescued)


def set_read_only(library: Library, *, is_on: bool) -> None:
    """Let SQLite refuse to write, as on a disk that was mounted anew."""
    with library._database.driver() as connection:
        connection.execute(f"PRAGMA query_only = {'ON' if is_on else 'OFF'}")


def test_a_library_that_becomes_read_only_is_rescued(library: Library, tmp_path: Path) -> None:
    library.topics.add("Kept")
    set_read_only(library, is_on=True)
    with pytest.raises(LibraryUnwritableError):
        library.topics.add("Refused")
    set_read_only(library, is_on=False)  # or the copy, which is another file, were refused too
    rescued = library.rescue(tmp_path / "elsewhere")
    with Library.open(rescued, reviewer="Anna") as opened:
        assert opened.topics.find("Kept").name == "Kept"


def test_a_rescue_that_can_be_written_nowhere_says_so(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    library._database.path = tmp_path / "gone" / "review.ketareview"
    with pytest.raises(LibraryUnwritableError):
        library.rescue(tmp_path / "file" / "below")
    library._database.path = tmp_path / "review.ketareview"
