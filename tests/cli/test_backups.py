"""`backup` and `restore`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Once, Run


@pytest.fixture
def marked(run: Run, papers: Path, once: Once) -> Run:
    def fill() -> None:
        run("import", papers, "--topic", "PTSD")
        facets = ("--type", "e", "--strength", "5", "--occurrence", "1")
        for article in run("articles", "--json").document:
            run("highlight", article["id"], "--quote", "effect was brief", *facets)
        assert run("highlights", "--json").document

    once(fill)
    return run


def held(run: Run, *where: object) -> tuple[object, object]:
    return run("articles", "--json", *where).document, run("highlights", "--json", *where).document


def test_a_whole_copy_is_a_library(marked: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ketareview"
    assert marked("backup", "-o", copy).code == 0
    assert held(marked, "-L", copy) == held(marked)
    again = tmp_path / "again.ketareview"
    assert marked("restore", copy, "-o", again).code == 0
    assert held(marked, "-L", again) == held(marked)
    assert marked("check", "-L", again).code == 0


def test_a_backup_is_listed_and_restored(marked: Run, tmp_path: Path) -> None:
    made = marked("backup", "--json").document
    assert made["counts"]["highlight"] == len(marked("highlights", "--json").document)
    [listed] = marked("backup", "--list", "--json").document["backups"]
    assert listed == made

    again = tmp_path / "again.ketareview"
    told = marked("restore", made["path"], "-o", again, "--json").document
    assert told == {"path": str(again), "missing": []}
    assert held(marked, "-L", again) == held(marked)
    assert marked("check", "-L", again).code == 0


def test_nothing_is_overwritten_and_nothing_foreign_is_taken(marked: Run, tmp_path: Path) -> None:
    before = held(marked)
    copy, foreign = tmp_path / "copy.ketareview", tmp_path / "foreign.ketareview"
    marked("backup", "-o", copy)
    assert marked("backup", "-o", copy).code == 1
    foreign.write_bytes(b"no library at all" * 100)
    assert marked("restore", foreign, "-o", tmp_path / "new.ketareview").code == 3
    assert not (tmp_path / "new.ketareview").exists()
    broken = tmp_path / "broken.ketabackup"
    broken.write_bytes(b"no backup")
    assert marked("restore", broken, "-o", tmp_path / "new.ketareview").code == 1
    assert not (tmp_path / "new.ketareview").exists()
    assert held(marked) == before


def test_missing_originals_are_told(marked: Run, tmp_path: Path) -> None:
    made = marked("backup", "--json").document
    moved = tmp_path / "elsewhere" / "one.ketabackup"
    moved.parent.mkdir()
    moved.write_bytes(Path(made["path"]).read_bytes())
    answer = marked("restore", moved, "-o", tmp_path / "new.ketareview")
    assert answer.code == 1
    assert "2 originals" in answer.err
