"""A backup counts when it was proved; a library restored from it holds what the first one held."""

import gzip
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from zstandard import ZstdCompressor

from ketareview import settings as settings_of_program
from ketareview.domain.article import Article
from ketareview.domain.errors import BackupError, LibraryExistsError, UnfinishedSaveError
from ketareview.domain.highlight import Tags
from ketareview.domain.progress import Cancelled, silent
from ketareview.domain.query import parse
from ketareview.library import Library, restore_from
from ketareview.library.safety.backing import copying
from ketareview.library.safety.backing.crossing import Crossed, Gathering
from ketareview.library.safety.backing.plain import columns_of, opened
from ketareview.library.safety.backing.restoring import restore
from ketareview.library.safety.backing.shelf import Shelf, unpacked
from ketareview.library.safety.backing.vault import Vault
from ketareview.workflows.backing_up import Places, needs_backup
from ketareview.workflows.backing_up import back_up as back_up_library
from tests.library.digest import of_tables
from tests.library.papers import mark
from tests.library.rows import stored


def back_up(library: Library, folder: Path) -> tuple[Shelf, Vault]:
    shelf = Shelf(folder)
    shelf.add(library._database, silent)
    return shelf, shelf.vault


def restored(shelf: Shelf, vault: Vault, target: Path) -> Library:
    with unpacked(shelf.all()[0].path) as backup:
        told = restore(backup, vault, target, silent)
    assert told.missing == ()
    return Library.open(target, reviewer="Anna")


def test_a_restored_library_holds_what_the_first_one_held(
    library: Library, article: Article, tmp_path: Path
) -> None:
    topic = library.topics.find("PTSD")
    mark(library, article, topic.id)
    library.claims.add("It works", topic.id)
    before = stored(library)
    shelf, vault = back_up(library, tmp_path / "backups")
    library.close()

    with restored(shelf, vault, tmp_path / "again.ketareview") as again:
        assert stored(again) == before
        assert again.check().ok
        assert [hit.article_id for hit in again.search.passages(parse("ketamine"))] == [article.id]
        mark(again, article)  # it can be worked with


def test_what_changes_while_a_backup_is_made_is_in_it(
    library: Library, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PORTION", 2)
    marked = [mark(library, article) for _ in range(5)]
    made, seen = 0, set[int]()

    def meddle(done: int, total: int) -> None:
        nonlocal made
        if done % 3 == 0 and done < total == len(copying.TABLES) + 1 and done not in seen:
            seen.add(done)
            made += 1
            mark(library, article)
            library.highlights.change(marked[0].id, Tags("onset", "review", note=str(made)))
            library.highlights.delete([marked[1 + made % 4].id])

    shelf = Shelf(tmp_path / "backups")
    shelf.add(library._database, meddle)
    held = stored(library)
    library.close()
    assert made > 3
    with restored(shelf, shelf.vault, tmp_path / "again.ketareview") as again:
        assert stored(again) == held


@pytest.mark.parametrize("way", ["cut", "flipped", "empty", "foreign", "other"])
def test_a_broken_backup_is_no_backup(
    library: Library, article: Article, tmp_path: Path, way: str
) -> None:
    shelf, _ = back_up(library, tmp_path / "backups")
    path = shelf.all()[0].path
    packed = path.read_bytes()
    middle = len(packed) // 2
    broken = {
        "cut": packed[:middle],
        "flipped": packed[:middle] + bytes([packed[middle] ^ 1]) + packed[middle + 1 :],
        "empty": b"",
        "foreign": ZstdCompressor().compress(b"SQLite format 3\x00 no, something else"),
        "other": packed[:8] + bytes(32) + packed[40:],
    }[way]
    path.write_bytes(broken)
    with pytest.raises(BackupError), unpacked(path):
        pass


def test_nothing_is_restored_over_what_is_there(
    library: Library, article: Article, tmp_path: Path
) -> None:
    shelf, vault = back_up(library, tmp_path / "backups")
    target = tmp_path / "there.ketareview"
    target.write_bytes(b"somebody's work")
    with unpacked(shelf.all()[0].path) as backup, pytest.raises(LibraryExistsError):
        restore(backup, vault, target, silent)
    assert target.read_bytes() == b"somebody's work"


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_stale_siblings_do_no_harm(
    library: Library, article: Article, tmp_path: Path, ending: str
) -> None:
    mark(library, article)
    before = stored(library)
    shelf, vault = back_up(library, tmp_path / "backups")
    library.close()
    target = tmp_path / "again.ketareview"
    target.with_name(target.name + ending).write_bytes(b"\xd9\xd5\x05\xf9 stale" * 1000)
    with restored(shelf, vault, target) as again:
        assert stored(again) == before


def test_an_original_that_the_vault_has_not_is_named(
    library: Library, article: Article, tmp_path: Path
) -> None:
    shelf, _ = back_up(library, tmp_path / "backups")
    with unpacked(shelf.all()[0].path) as backup:
        told = restore(backup, Vault(tmp_path / "nothing"), tmp_path / "a.ketareview", silent)
    assert told.missing == (article.sources[0].sha256,)


def test_the_vault_takes_each_original_once(
    library: Library, article: Article, tmp_path: Path
) -> None:
    _, vault = back_up(library, tmp_path / "backups")
    originals = (article.sources[0].sha256,)
    assert vault.missing(originals) == []
    assert vault.fill(library._database, originals, silent) == 0
    file = vault.folder / originals[0][:2] / originals[0]
    file.write_bytes(file.read_bytes() + b"x")
    with pytest.raises(BackupError):
        list(vault.chunks(originals[0], 1 << 20))


def test_backups_are_told_apart_by_library_and_thinned(
    library: Library, article: Article, tmp_path: Path
) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    times = iter(moment + timedelta(hours=6 * number) for number in range(400))
    last = moment

    def now() -> datetime:
        nonlocal last
        last = next(times)
        return last

    shelf = Shelf(tmp_path / "backups", now)
    for _ in range(20):
        shelf.add(library._database, silent)
    assert len(shelf.all(str(library.id))) == 20
    assert shelf.all("another") == ()
    gone = shelf.thin(str(library.id))
    assert gone
    assert len(shelf.all(str(library.id))) == 20 - len(gone)


@pytest.mark.parametrize("after", [0, 3, 20, 24, 25, 26])
def test_a_backup_that_is_stopped_leaves_nothing_half_made(
    library: Library, article: Article, tmp_path: Path, after: int
) -> None:
    told = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal told
        told += 1
        if told > after:
            raise Cancelled

    shelf = Shelf(tmp_path / "backups")
    with pytest.raises(Cancelled):
        shelf.add(library._database, stop)
    assert list(shelf.folder.glob(".new-*")) == []
    for backup in shelf.all():
        with unpacked(backup.path):
            pass
    mark(library, article)


def test_a_library_with_a_cut_off_save_beside_it_is_not_restored_as_it_is(
    library: Library, article: Article, tmp_path: Path
) -> None:
    library.close()
    journal = library.path.with_name(f"{library.path.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9 what a killed program leaves")
    before = library.path.read_bytes()
    with pytest.raises(UnfinishedSaveError):
        restore_from(library.path, tmp_path / "again.ketareview", silent)
    assert library.path.read_bytes() == before
    assert not (tmp_path / "again.ketareview").exists()
    journal.write_bytes(b"")
    restore_from(library.path, tmp_path / "again.ketareview", silent)
    assert (tmp_path / "again.ketareview").exists()


def test_a_copy_that_holds_something_else_is_told(
    library: Library, article: Article, tmp_path: Path
) -> None:
    mark(library, article, note="As it was")
    columns = {"highlight": copying.TABLES["highlight"]}
    with Crossed(tmp_path / "copy", columns) as crossed:
        crossed.connection.execute(
            "CREATE TRIGGER spoil AFTER INSERT ON highlight"
            " BEGIN UPDATE highlight SET note = 'Other words'; END"
        )
        with library._database.driver() as source, Gathering(source, columns) as gathering:
            gathering.take("highlight", -1)
            portion = gathering.portion()
        crossed.take(portion)
        with pytest.raises(BackupError):
            crossed.settle()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from("+~-<"), st.integers(0, 9), st.booleans()),
        min_size=5,
        max_size=40,
    )
)
def test_a_copy_is_the_library_whatever_comes_between(
    library: Library, article: Article, done: list[tuple[str, int, bool]]
) -> None:
    """Highlights are made, changed, deleted and undone while they are copied."""
    left = iter(done)

    def meddle(step: int, steps: int) -> None:
        if step < steps == len(copying.TABLES) + 1:
            for what, which, is_last in left:
                _meddle(library, article, what, which)
                if is_last:
                    break

    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder) / "backups")
        shelf.add(library._database, meddle)
        with unpacked(shelf.all()[0].path) as backup, closing(opened(backup.path)) as copied:
            tables = {table: columns_of(copied, table) for table in copying.TABLES}
            held = of_tables(copied, tables)
        with library._database.driver() as source:
            assert of_tables(source, tables) == held


def _meddle(library: Library, article: Article, what: str, which: int) -> None:
    there = library.highlights.of(article.id)
    if what == "+" or not there:
        mark(library, article, note=str(which))
    elif what == "~":
        tags = Tags("onset", "review", note=str(which))
        library.highlights.change(there[which % len(there)].id, tags)
    elif what == "-":
        library.highlights.delete([there[which % len(there)].id])
    else:
        library.history.undo()


def test_a_backup_of_the_first_kind_is_restored(
    library: Library, article: Article, tmp_path: Path
) -> None:
    """Its rows have no numbers, its facts name no change, and zlib packed it."""
    mark(library, article)
    before = stored(library)
    shelf, vault = back_up(library, tmp_path / "backups")
    path = shelf.all()[0].path
    with unpacked(path) as backup, closing(sqlite3.connect(backup.path)) as copied:
        for table in copying.TABLES:
            copied.execute(f"ALTER TABLE {table} RENAME TO numbered")
            columns = ", ".join(copying.TABLES[table])
            copied.execute(f"CREATE TABLE {table} AS SELECT {columns} FROM numbered")  # noqa: S608
            copied.execute("DROP TABLE numbered")
        copied.execute("UPDATE backup SET facts = json_remove(facts, '$.last_change')")
        copied.commit()
        path.write_bytes(gzip.compress(backup.path.read_bytes()))
    path.with_name(path.name + ".json").unlink()
    library.close()
    with restored(shelf, vault, tmp_path / "again.ketareview") as again:
        assert stored(again) == before


def test_what_would_fill_the_disk_is_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.ketabackup"
    bomb.write_bytes(gzip.compress(bytes(100 << 20)))
    with pytest.raises(BackupError, match="too large"), unpacked(bomb):
        pass


def test_a_backup_that_was_looked_into_when_the_program_was_killed_is_swept_away(
    library: Library, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    shelf, _ = back_up(library, tmp_path / "backups")
    with unpacked(shelf.all()[0].path) as backup:
        settings_of_program.sweep(tmp_path)
        left = backup.path.parent
        assert backup.path.exists()  # it is in use
        again = tmp_path / f"{left.name}-killed"
        shutil.copytree(left, again)
    settings_of_program.sweep(tmp_path)
    assert not again.exists()


def test_a_copy_and_what_it_is_a_copy_of_have_backups_of_their_own(
    library: Library, article: Article, tmp_path: Path
) -> None:
    folder, places = tmp_path / "backups", Places(tmp_path / "backups")
    back_up_library(library, places)
    restore_from(library.backups.all(folder)[0].path, tmp_path / "copy.ketareview", silent)
    with Library.open(tmp_path / "copy.ketareview", reviewer="Ben") as copied:
        mark(library, article, note="Here")
        mark(copied, article, note="There")
        back_up_library(library, places)
        assert not needs_backup(library, folder)
        assert needs_backup(copied, folder)
        made = back_up_library(copied, places).backup
        assert not needs_backup(copied, folder)
        assert not needs_backup(library, folder)
        assert library.backups.newest(folder) != made
        assert copied.backups.newest(folder) == made
        assert made in library.backups.all(folder)


def test_a_library_thins_out_no_backups_of_its_copy(
    library: Library, article: Article, tmp_path: Path
) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    shelf = Shelf(tmp_path / "backups", lambda: moment)
    made = []
    for number in range(60):
        moment += timedelta(hours=6)
        mark(library, article, note=str(number))
        made.append(shelf.add(library._database, silent))
    moment += timedelta(days=100)
    theirs = made[10]
    gone = shelf.thin(str(library.id), lambda each: each != theirs)
    assert len(gone) > 20
    assert theirs in shelf.all()
