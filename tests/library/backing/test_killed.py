"""Killed at any point, there is a valid backup, no torn one, and no half-restored library."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from ketareview.library import Library
from ketareview.library.safety.backing.shelf import Shelf, unpacked
from tests.library.papers import paper, store

ROOT = Path(__file__).parents[3]


def killed(folder: Path, chance: random.Random) -> list[str]:
    """Let a program work, kill it somewhere in the next step, and list what it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.library.backing.backer", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as backer:
        assert backer.stdout is not None
        told = [backer.stdout.readline() for _ in range(chance.randint(1, 9))]
        for _ in range(chance.randrange(1_500_000)):
            pass  # a moment of its own length, to hit every part of a step
        backer.kill()
        told += backer.stdout.readlines()
    return [line.strip() for line in told if line.endswith("\n")]


def names(folder: Path) -> list[str]:
    """Prove each backup that is listed, and name it."""
    found = Shelf(folder).all()
    for backup in found:
        with unpacked(backup.path):
            pass
    return [backup.path.name for backup in found]


@pytest.mark.parametrize("times", [3, pytest.param(100, marks=pytest.mark.long)])
def test_there_is_always_a_valid_backup_and_never_a_torn_one(tmp_path: Path, times: int) -> None:
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as library:
        store(library, paper(tmp_path))
    (tmp_path / "stick").mkdir()
    chance = random.Random(11)  # noqa: S311 - a repeatable order of moments
    told: list[str] = []
    for _ in range(times):
        told += killed(tmp_path, chance)
        here = names(tmp_path / "backups")
        made = [line.removeprefix("made ") for line in told if line.startswith("made ")]
        newest = made[-1:]
        assert set(newest) <= set(here)  # thinning never takes the newest
        copied = {line.removeprefix("copied ") for line in told if line.startswith("copied ")}
        assert copied <= set(names(tmp_path / "stick"))
        for line in told:
            if line.startswith("restored "):
                with Library.open(tmp_path / line[9:], reviewer="Anna") as restored:
                    assert restored.check().ok
                    assert restored.highlights.all()
                (tmp_path / line[9:]).unlink()
        told = [line for line in told if not line.startswith("restored ")]
    assert any(line.startswith("made ") for line in told)
