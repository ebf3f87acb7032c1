"""A disk that is full is told, nothing half written counts, and the library goes on."""

import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import (
    BackupError,
    KetaReviewError,
    LibraryUnwritableError,
    UnwritableFileError,
)
from ketareview.domain.progress import silent
from ketareview.library import Library, restore_from
from ketareview.library.safety.backing.shelf import Shelf
from tests.library.papers import mark, paper, store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limits on files there")


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond some bytes."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    said = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
        signal.signal(signal.SIGXFSZ, said)


@pytest.mark.parametrize("size", [0, 4 << 10, 20 << 10, 40 << 10, 64 << 10])
def test_a_backup_without_room_is_told_and_leaves_nothing(
    library: Library, article: Article, tmp_path: Path, size: int
) -> None:
    folder = tmp_path / "backups"
    with room_for(size), pytest.raises(UnwritableFileError):
        library.backups.add(folder)
    assert library.backups.all(folder) == ()
    assert list(folder.glob(".new-*")) == []
    mark(library, article)
    library.backups.add(folder)
    assert len(library.backups.all(folder)) == 1


def test_without_room_for_originals_what_people_wrote_is_backed_up(
    library: Library, tmp_path: Path
) -> None:
    store(library, paper(tmp_path, texts=["Ketamine. " * 200_000]))
    folder = tmp_path / "backups"
    with room_for(1 << 20), pytest.raises(UnwritableFileError):
        library.backups.add(folder)
    [backup] = library.backups.all(folder)
    assert Shelf(folder).vault.missing(backup.originals)
    assert list((folder / "vault").rglob("*.new*")) == []
    library.backups.add(folder)
    assert not Shelf(folder).vault.missing(backup.originals)


@pytest.mark.parametrize("size", [0, 30 << 10, 100 << 10])
def test_a_restore_without_room_is_told_and_leaves_nothing(
    library: Library, article: Article, tmp_path: Path, size: int
) -> None:
    backup = library.backups.add(tmp_path / "backups")
    target = tmp_path / "again.ketareview"
    with room_for(size), pytest.raises((UnwritableFileError, LibraryUnwritableError)):
        restore_from(backup.path, target, silent)
    assert not target.exists()
    assert list(tmp_path.glob(".again*")) == []
    restore_from(backup.path, target, silent)


@pytest.mark.parametrize("size", [0, 2 << 10])
def test_a_second_place_without_room_is_told_and_leaves_nothing(
    library: Library, article: Article, tmp_path: Path, size: int
) -> None:
    backup = library.backups.add(tmp_path / "backups")
    stick = tmp_path / "stick"
    stick.mkdir()
    with room_for(size), pytest.raises(UnwritableFileError):
        library.backups.copy_elsewhere(backup, stick)
    assert library.backups.all(stick) == ()
    assert [path for path in stick.rglob("*.new") if path.is_file()] == []
    assert library.backups.copy_elsewhere(backup, stick)


def test_a_second_place_that_is_not_there_is_passed_over(
    library: Library, article: Article, tmp_path: Path
) -> None:
    backup = library.backups.add(tmp_path / "backups")
    assert not library.backups.copy_elsewhere(backup, tmp_path / "no stick")
    assert not library.backups.copy_elsewhere(backup, tmp_path / "backups")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_half_copied_backup_is_not_listed_and_not_restored(
    library: Library, article: Article, tmp_path: Path, share: float
) -> None:
    backup = library.backups.add(tmp_path / "backups")
    packed = backup.path.read_bytes()
    backup.path.write_bytes(packed[: int(share * len(packed))])
    assert library.backups.all(tmp_path / "backups") == ()
    with pytest.raises(KetaReviewError) as told:
        restore_from(backup.path, tmp_path / "again.ketareview", silent)
    assert isinstance(told.value, BackupError)
    assert not (tmp_path / "again.ketareview").exists()
