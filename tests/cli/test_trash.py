"""`trash`, and `check --repair`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Once, Run


@pytest.fixture
def deleted(run: Run, papers: Path, once: Once) -> str:
    """A paper that is in the trash, for its import was taken back."""

    def fill() -> str:
        run("import", papers)
        [article, *_] = run("articles", "--json").document
        run("undo")
        return str(article["id"])

    return once(fill)


def test_the_trash_is_listed_and_restored(run: Run, deleted: str) -> None:
    listed = run("trash", "--json").document
    assert deleted in {item["id"] for item in listed["items"]}
    assert listed["files"] > 0
    assert listed["bytes"] > 0
    assert deleted[:8] in run("trash").out
    assert run("trash", "--restore", deleted).code == 0
    assert [each["id"] for each in run("articles", "--json").document] == [deleted]


def test_nothing_is_restored_by_an_id_that_is_not_there(run: Run, deleted: str) -> None:
    assert run("trash", "--restore", "ffffffff-not-there").code == 1


def test_the_trash_is_emptied_after_a_backup_and_the_library_compacted(
    run: Run, deleted: str, tmp_path: Path
) -> None:
    told = run("trash", "--json").document
    size = (tmp_path / "review.ketareview").stat().st_size
    done = run("trash", "--empty", "--compact", "--json").document
    assert (done["files"], done["bytes"]) == (told["files"], told["bytes"])
    assert (tmp_path / "review.ketareview").stat().st_size == size - done["saved"]
    assert run("backup", "--list", "--json").document["backups"]
    assert run("check").code == 0
    restored = run("trash", "--restore", deleted)
    assert restored.code == 0
    assert "removed when the trash was emptied" in restored.err


def test_a_sound_library_has_nothing_to_repair(run: Run, both: list[str]) -> None:
    answer = run("check", "--repair", "--json")
    assert answer.code == 0
    assert answer.document["repaired"] == []
