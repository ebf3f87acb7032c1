"""A library that a dead program left open is opened at once, and belongs to whoever opens it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ketareview.domain.errors import LibraryInUseError
from ketareview.library import Library, occupancy

ROOT = Path(__file__).parents[2]
STAY = """
import sys
from pathlib import Path
from ketareview.library import Library
library = Library.open(Path(sys.argv[1]), reviewer="Berta")
library.topics.add("Kept")
print("open", flush=True)
sys.stdin.read()
"""


def test_a_killed_program_locks_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "papers.ketareview"
    Library.create(path, reviewer="Anna").close()
    with subprocess.Popen(
        [sys.executable, "-c", STAY, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(LibraryInUseError):
            Library.open(path, reviewer="Anna")
        other.kill()
    assert occupancy.read(path)["holder"].startswith("Berta")
    with Library.open(path, reviewer="Anna") as library:
        assert library.topics.find("Kept").name == "Kept"
        assert occupancy.read(path)["holder"].startswith("Anna")
    assert not occupancy.beside(path).exists()


def test_the_number_of_a_dead_process_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "papers.ketareview"
    Library.create(path, reviewer="Anna").close()
    told = {"holder": "Berta (laptop)", "since": "2026-01-01 10:00", "process": 1}
    occupancy.beside(path).write_text(json.dumps(told), encoding="utf-8")
    with Library.open(path, reviewer="Anna") as library:
        assert library.check().ok
