"""Prints how well duplicates are found in sets of which the truth is known, as a table.

Run `python -m tests.importing.likeness.figures [FOLDER]`.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.identity import Pair, Sureness
from ketareview.importing.likeness import pairs
from tests.importing.likeness.truth import SETS, Truth, is_right, score, sets

_HEAD = (
    "| set | records | copies | certain: right | found | certain and probable: right | found | "
    "probable pairs | of them wrong | seconds |"
)


def table(folder: Path = SETS) -> Iterator[str]:
    """Tell each set in a line."""
    yield _HEAD
    yield "|---" + "|--:" * 9 + "|"
    for truth in sets(folder):
        began = time.perf_counter()
        found = pairs(truth.records)
        yield _line(truth, found, time.perf_counter() - began)


def _line(truth: Truth, found: list[Pair], seconds: float) -> str:
    certain = [pair for pair in found if pair.sureness is Sureness.CERTAIN]
    probable = [pair for pair in found if pair.sureness is Sureness.PROBABLE]
    sure, all_ = (
        score(truth, [(pair.first, pair.second) for pair in each])
        for each in (certain, certain + probable)
    )
    wrong = sum(not is_right(truth, pair.first, pair.second) for pair in probable)
    cells = (
        *(truth.name, f"{len(truth.records):,}", f"{sure.found + sure.missed:,}"),
        *(f"{sure.precision:.4f}", f"{sure.recall:.4f}", f"{all_.precision:.4f}"),
        *(f"{all_.recall:.4f}", str(len(probable)), str(wrong), f"{seconds:.2f}"),
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    for line in table(*map(Path, sys.argv[1:2])):
        sys.stdout.write(f"{line}\n")
