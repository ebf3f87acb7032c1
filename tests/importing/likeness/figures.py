"""Prints how well duplicates are found in sets of which the truth is known, as a table.

Run `python -m tests.importing.likeness.figures [FOLDER]`.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path

from ketareview.domain.identity import Sureness
from ketareview.importing.likeness import pairs
from tests.importing.likeness.truth import SETS, Score, Truth, is_right, score, sets

_HEAD = (
    "| set | records | copies | certain: right | found | certain and probable: right | found | "
    "probable pairs | of them wrong | seconds |"
)


def table(folder: Path = SETS) -> Iterator[str]:
    """Tell each set in a line, and all together in the last one."""
    yield _HEAD
    yield "|---" + "|--:" * 9 + "|"
    lines = [_measured(truth) for truth in sets(folder)]
    for line in lines:
        yield line.text
    if lines:
        yield reduce(add, lines).text


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    records: int
    certain: Score
    together: Score
    probable: int
    wrong: int
    seconds: float

    def __add__(self, other: "_Line") -> "_Line":
        return _Line(
            "all",
            self.records + other.records,
            self.certain + other.certain,
            self.together + other.together,
            self.probable + other.probable,
            self.wrong + other.wrong,
            self.seconds + other.seconds,
        )

    @property
    def text(self) -> str:
        cells = (
            *(self.name, f"{self.records:,}", f"{self.certain.found + self.certain.missed:,}"),
            *(f"{self.certain.precision:.4f}", f"{self.certain.recall:.4f}"),
            *(f"{self.together.precision:.4f}", f"{self.together.recall:.4f}"),
            *(str(self.probable), str(self.wrong), f"{self.seconds:.2f}"),
        )
        return f"| {' | '.join(cells)} |"


def _measured(truth: Truth) -> _Line:
    began = time.perf_counter()
    found = pairs(truth.records)
    seconds = time.perf_counter() - began
    certain = [pair for pair in found if pair.sureness is Sureness.CERTAIN]
    probable = [pair for pair in found if pair.sureness is Sureness.PROBABLE]
    sure, together = (
        score(truth, [(pair.first, pair.second) for pair in each])
        for each in (certain, certain + probable)
    )
    wrong = sum(not is_right(truth, pair.first, pair.second) for pair in probable)
    name = truth.name.replace("_records_pre_merged", "").replace(".endnote", "")
    return _Line(name, len(truth.records), sure, together, len(probable), wrong, seconds)


if __name__ == "__main__":
    for line in table(*map(Path, sys.argv[1:2])):
        sys.stdout.write(f"{line}\n")
