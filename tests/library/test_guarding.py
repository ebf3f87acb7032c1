"""Somebody writes over the file of an open library: nothing is saved into what lies there now."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import DamagedLibraryError, LibraryMovedError
from ketareview.library import Library
from tests.library.papers import mark

_OVER = "import shutil, sys; shutil.copyfile(sys.argv[1], sys.argv[2])"
_CUT = "import os, sys; os.truncate(sys.argv[1], 20_000)"


def elsewhere(*call: str | Path) -> None:
    """Do it in another process: here it would drop the locks of the library."""
    subprocess.run([sys.executable, "-c", *map(str, call)], check=True)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.ketareview"
    Library.create(path, reviewer="Other").close()
    return path


def test_nothing_is_written_into_a_file_that_was_copied_over(
    library: Library, article: Article, other: Path
) -> None:
    there = other.read_bytes()
    elsewhere(_OVER, other, library.path)
    with pytest.raises(LibraryMovedError):
        mark(library, article)
    with pytest.raises(LibraryMovedError):
        library.compact()
    copied = subprocess.run(["cat", library.path], check=True, capture_output=True).stdout
    assert copied == there


def test_a_library_that_was_made_alike_is_told_from_this_one(tmp_path: Path) -> None:
    twin = tmp_path / "twin.ketareview"
    Library.create(twin, reviewer="Anna").close()
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as library:
        elsewhere(_OVER, twin, library.path)
        with pytest.raises(LibraryMovedError):
            library.topics.add("Lost")


def test_nothing_is_written_over_an_older_state_of_the_library(
    library: Library, article: Article, tmp_path: Path
) -> None:
    older = tmp_path / "older.ketareview"
    library.backups.copy(older)
    mark(library, article)
    elsewhere(_OVER, older, library.path)
    with pytest.raises(LibraryMovedError):
        mark(library, article)


def test_nothing_is_written_into_a_file_that_was_cut_off(
    library: Library, article: Article
) -> None:
    elsewhere(_CUT, library.path)
    with pytest.raises(LibraryMovedError):
        mark(library, article)


def test_a_copy_that_would_mix_both_is_not_made(
    library: Library, article: Article, other: Path, tmp_path: Path
) -> None:
    mark(library, article, note="kept")
    elsewhere(_OVER, other, library.path)
    rescued = tmp_path / "rescued"
    with pytest.raises(DamagedLibraryError):
        library.rescue(rescued)
    assert not [*tmp_path.glob("*rescued*")]


def test_a_touched_file_is_still_the_library(library: Library, article: Article) -> None:
    os.utime(library.path, (1, 1))
    mark(library, article)
    assert library.check().ok
    os.utime(library.path)
    mark(library, article)
    assert len(library.highlights.of(article.id)) == 2


def test_work_goes_on_after_everything_that_writes_in_a_way_of_its_own(
    library: Library, article: Article
) -> None:
    for deed in (library.check, library.repair, library.compact, library.trash.finish):
        deed()
        mark(library, article)
    assert len(library.highlights.of(article.id)) == 4
