"""`trash`, and `check --repair`."""

from pathlib import Path

from tests.cli.conftest import Run


def deleted(run: Run, papers: Path) -> str:
    """Import papers, and take the import back, which puts them in the trash."""
    run("import", papers)
    [article, *_] = run("articles", "--json").document
    run("undo")
    return str(article["id"])


def test_the_trash_is_listed_and_restored(run: Run, papers: Path) -> None:
    article = deleted(run, papers)
    listed = run("trash", "--json").document
    assert article in {item["id"] for item in listed["items"]}
    assert listed["files"] > 0
    assert listed["bytes"] > 0
    assert article[:8] in run("trash").out
    assert run("trash", "--restore", article).code == 0
    assert [each["id"] for each in run("articles", "--json").document] == [article]


def test_nothing_is_restored_by_an_id_that_is_not_there(run: Run, papers: Path) -> None:
    deleted(run, papers)
    assert run("trash", "--restore", "ffffffff-not-there").code == 1


def test_the_trash_is_emptied_after_a_backup_and_the_library_compacted(
    run: Run, papers: Path, tmp_path: Path
) -> None:
    article = deleted(run, papers)
    told = run("trash", "--json").document
    size = (tmp_path / "review.ketareview").stat().st_size
    done = run("trash", "--empty", "--compact", "--json").document
    assert (done["files"], done["bytes"]) == (told["files"], told["bytes"])
    assert (tmp_path / "review.ketareview").stat().st_size == size - done["saved"]
    assert run("backup", "--list", "--json").document["backups"]
    assert run("check").code == 0
    restored = run("trash", "--restore", article)
    assert restored.code == 0
    assert "removed when the trash was emptied" in restored.err


def test_a_sound_library_has_nothing_to_repair(run: Run, papers: Path) -> None:
    run("import", papers)
    answer = run("check", "--repair", "--json")
    assert answer.code == 0
    assert answer.document["repaired"] == []
