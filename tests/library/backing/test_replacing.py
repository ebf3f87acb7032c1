"""A backup takes the place of what is damaged or gone; nothing that lies there is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ketareview.domain.errors import BackupError
from ketareview.domain.progress import Cancelled, silent
from ketareview.library import Library, backups_in, restore_in_place
from tests.library.papers import mark, paper, store

NOW = datetime(2026, 5, 1, tzinfo=UTC)
DAMAGED = b"SQLite format 3\0 and then nothing"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def path(tmp_path: Path, folder: Path) -> Path:
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as library:
        mark(library, store(library, paper(tmp_path)), note="kept")
        library.backups.add(folder)
    return library.path


def notes(path: Path) -> list[str]:
    with Library.open(path, reviewer="Anna") as library:
        assert library.check().ok
        [article] = library.articles.all()
        return [each.tags.note for each in library.highlights.of(article)]


def test_backups_of_all_libraries_are_listed(path: Path, folder: Path, tmp_path: Path) -> None:
    with Library.create(tmp_path / "other.ketareview", reviewer="Ben") as other:
        other.backups.add(folder)
    assert len({each.library for each in backups_in(folder)}) == 2
    assert backups_in(tmp_path / "none") == ()


def test_a_damaged_library_is_kept_with_what_belongs_to_it(path: Path, folder: Path) -> None:
    for number in (1, 2):
        path.write_bytes(DAMAGED)
        path.with_name(f"{path.name}-journal").write_bytes(b"its rest")
        restored = restore_in_place(backups_in(folder)[0].path, path, NOW, silent)
        assert (restored.path, restored.missing) == (path, ())
        assert notes(path) == ["kept"]
        again = "" if number == 1 else f" {number}"
        aside = path.with_name(f"review (replaced 2026-05-01{again}).ketareview")
        assert aside.read_bytes() == DAMAGED
        assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"its rest"


def test_a_library_that_is_gone_comes_back(path: Path, folder: Path) -> None:
    path.unlink()
    restore_in_place(backups_in(folder)[0].path, path, NOW, silent)
    assert notes(path) == ["kept"]
    assert not [*path.parent.glob("*(re*")]


def test_what_cannot_be_restored_changes_nothing(path: Path, folder: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    [backup] = backups_in(folder)
    before = sorted(path.parent.iterdir())
    path.write_bytes(DAMAGED)
    with pytest.raises(Cancelled):
        restore_in_place(backup.path, path, NOW, stop)
    backup.path.write_bytes(b"torn")
    with pytest.raises(BackupError):
        restore_in_place(backup.path, path, NOW, silent)
    assert path.read_bytes() == DAMAGED
    assert sorted(path.parent.iterdir()) == before
