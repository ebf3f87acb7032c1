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
    """What was typed, and what was kept of it.

    In milliseconds the clock at each letter, and how long the program had waited by then for a
    processor that others had.
    """

    clock: tuple[int, ...]
    waited: tuple[int, ...]
    kept: str

    @property
    def typed(self) -> str:
        """Everything that was typed."""
        return WORDS[: len(self.clock)]

    @property
    def lost(self) -> int:
        """How many milliseconds of typing are gone."""
        return self._since(self.clock)

    @property
    def lost_alone(self) -> int:
        """How many would be gone on a computer that does nothing else."""
        return max(0, self.lost - self._since(self.waited))

    def _since(self, times: tuple[int, ...]) -> int:
        """Tell the time from the first letter that is missing to the last one."""
        missing = len(self.kept)
        return times[-1] - times[missing] if missing < len(times) else 0


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
    told = [line.split() for line in lines if line.endswith("\n")]
    clock, waited = (tuple(int(each[place]) for each in told) for place in (0, 2))
    kept = [each.words for each in Drafts(folder / "drafts").all()]
    with Library.open(path, reviewer="A. Reviewer") as library:
        kept.append(library.summaries.own(None))
    return Killed(clock, waited, max(kept, key=len))


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
