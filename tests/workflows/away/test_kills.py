"""The program is killed while it takes, changes and saves back a copy."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from ketareview.library import Library
from ketareview.workflows import away
from tests.workflows.away.desk import Desk, added_by, libraries_in, topics_in

ROOT = Path(__file__).parents[3]


def killed(place: Path, copies: Path, name: str, chance: random.Random) -> set[str]:
    """Let a program work, kill it somewhere in what follows, and list what it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.workflows.away.worker", str(place), str(copies), name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdout is not None
        told = [worker.stdout.readline() for _ in range(chance.randint(1, 7))]
        for _ in range(chance.randrange(2_000_000)):
            pass  # a moment of its own length, to hit every part of a step
        worker.kill()
        told += worker.stdout.readlines()
    return {line.strip() for line in told if line.endswith("\n")}


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("times", [4, pytest.param(150, marks=pytest.mark.long)])
def test_a_kill_costs_nothing_that_was_acknowledged(
    place: Path, desk: Desk, tmp_path: Path, times: int
) -> None:
    chance = random.Random(11)  # noqa: S311 - a repeatable order of moments
    acknowledged: set[str] = set()
    for number in range(times):
        acknowledged |= killed(place, desk.copies, f"Kill {number}", chance)
        assert acknowledged <= set().union(*map(topics_in_healed, libraries_in(tmp_path)))
        if chance.random() < 0.3:
            added_by("Ben", place, f"Ben {number}")
            acknowledged.add(f"Ben {number}")
    list(away.save_left(desk.copies))
    found = set().union(*map(topics_in, libraries_in(place.parent)))
    assert acknowledged <= found
    assert len(acknowledged) > times
    desk.visit(place)
    assert not list(place.parent.glob("~*"))
    assert not [each.name for each in desk.copies.iterdir() if each.name.endswith(".new")]


def topics_in_healed(path: Path) -> set[str]:
    """Read a working copy after its last save, which a kill may have cut off, was rolled back.

    The file at the place is whole at any moment; what was being copied is nothing yet.
    """
    if path.parent.name.endswith(".new"):
        return set()
    if path.parent.parent.name == "copies":
        Library.open(path, reviewer="Anna").close()
    return topics_in(path)
