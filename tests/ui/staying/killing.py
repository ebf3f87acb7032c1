"""Kills a typist and looks what is left: `python -m tests.ui.staying.killing [TIMES]`."""

import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ketareview.domain.grade import Judgement, Start
from ketareview.library import Library
from ketareview.ui.drafting.drafts import Drafts
from tests.library.papers import mark, paper, store

ROOT = Path(__file__).parents[3]
WORDS = "Slow drip in the second week, and one word more. " * 3
PLACES = ("note", "claim-note", "reason", "summary")


@dataclass(frozen=True, slots=True)
class Killed:
    """What was typed, with the clock in milliseconds at each letter, and what was kept of it."""

    clock: tuple[int, ...]
    kept: str

    @property
    def typed(self) -> str:
        """Everything that was typed."""
        return WORDS[: len(self.clock)]

    @property
    def lost(self) -> int:
        """How many milliseconds of typing are gone."""
        missing = len(self.kept)
        return self.clock[-1] - self.clock[missing] if missing < len(self.clock) else 0


def make(path: Path) -> None:
    """Make a library with one highlight, filed under one claim."""
    with Library.create(path, reviewer="A. Reviewer") as library:
        highlight = mark(library, store(library, paper(path.parent)))
        claim = library.claims.add("Ketamine works fast", highlights=[highlight.id])
        library.certainties.judge(claim.id, Judgement(Start.RANDOMISED, library.reviewer))


def kill(path: Path, folder: Path, where: str, letters: int) -> Killed:
    """Let somebody type, kill the program after some letters, and read what was kept."""
    command = [sys.executable, "-m", "tests.ui.staying.typist"]
    with subprocess.Popen(
        [*command, str(path), str(folder), where, WORDS],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as typist:
        assert typist.stdout is not None
        lines = [typist.stdout.readline() for _ in range(letters)]
        typist.kill()
        lines += typist.stdout.readlines()
    clock = tuple(int(line.split()[0]) for line in lines if line.endswith("\n"))
    kept = [each.words for each in Drafts(folder / "drafts").all()]
    with Library.open(path, reviewer="A. Reviewer") as library:
        kept.append(library.summaries.own(None))
    return Killed(clock, max(kept, key=len))


def main() -> None:
    """Kill a typist many times, and print the milliseconds of typing that were lost."""
    chance = random.Random(5)  # noqa: S311 - a repeatable order of moments
    lost = []
    for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else 10):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "papers.ketareview"
            make(path)
            where = PLACES[number % len(PLACES)]
            killed = kill(path, Path(folder) / "kept", where, chance.randint(25, 90))
            lost.append(killed.lost)
            print(where, len(killed.typed), len(killed.kept), killed.lost)  # noqa: T201 - its answer
    print(f"{len(lost)} kills, at most {max(lost)} ms of typing lost")  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
