"""Processor time a paper of an import, in program and workers, against the limit, in turns.

Unlike the clock's it hardly depends on what else the machine does. Last comes the limit as a script
that starts its two readers, by the clock alone. For Linux:
`python -m tests.benchmarks.processor_time [TURNS]`
"""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from ketareview import workflows
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from tests.benchmarks.conftest import real_papers
from tests.benchmarks.test_papers import bare_import, bare_library

Taken = tuple[float, float, float]
"""Milliseconds a paper: the program's processor time, the workers', and by the clock."""


def measured(work: Callable[[], object], papers: int) -> Taken:
    """Measure one import; the workers are there already."""
    workers, program, clock = _workers_seconds(), time.process_time(), time.perf_counter()
    work()
    clock, program = time.perf_counter() - clock, time.process_time() - program
    workers, each = _workers_seconds() - workers, 1e3 / papers
    return program * each, workers * each, clock * each


def script(papers: list[Path], path: Path) -> float:
    """Measure the limit from the start of its readers; milliseconds a paper by the clock."""
    begun = time.perf_counter()
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as readers:
        bare_import(papers, bare_library(path), readers)
    return (time.perf_counter() - begun) * 1e3 / len(papers)


def main(turns: int) -> None:
    """Print the medians of each side and of the ratio."""
    papers = real_papers()
    ours: list[Taken] = []
    limit: list[Taken] = []
    scripts: list[float] = []
    with (
        ProcessPoolExecutor(2, mp_context=get_context("spawn")) as readers,
        WorkerPool() as pool,
        TemporaryDirectory() as folder,
    ):
        for turn in range(turns + 1):
            bare = bare_library(Path(folder) / f"{turn}.db")
            limit.append(measured(partial(bare_import, papers, bare, readers), len(papers)))
            with Library.create(Path(folder) / f"{turn}.ketareview", reviewer="A") as library:
                add = partial(workflows.add_papers, library, pool, papers)
                ours.append(measured(add, len(papers)))
            scripts.append(script(papers, Path(folder) / f"{turn}-script.db"))
    for name, several in (("ours", ours[1:]), ("limit", limit[1:])):
        program, workers, clock = map(median, zip(*several, strict=True))
        print(f"{name}: program {program:.1f}, workers {workers:.1f}, by the clock {clock:.1f}")  # noqa: T201 - its answer
    ratios = (sum(mine[:2]) / sum(bare[:2]) for mine, bare in zip(ours[1:], limit[1:], strict=True))
    print(f"ratio of processor time: {median(ratios):.2f}; load {os.getloadavg()[0]:.0f}")  # noqa: T201 - as above
    print(f"the limit as a script: by the clock {median(scripts[1:]):.1f}")  # noqa: T201 - as above


def _workers_seconds() -> float:
    """Sum the processor time of the processes that this one started."""
    return sum(map(_seconds, filter(_is_child, Path("/proc").glob("[0-9]*"))))


def _is_child(process: Path) -> bool:
    try:
        status = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended
        return False
    return int(status[1]) == os.getpid()


def _seconds(process: Path) -> float:
    threads = (process / "task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
