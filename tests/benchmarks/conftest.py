"""Each benchmark is told as a ratio to a bare limit that is measured in the same run."""

import os
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from ketareview import workflows
from ketareview.library.connecting import PAGE_SIZE, SETTINGS

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "demo" / "articles"
_TOLD: list[str] = []

Work = Callable[[], object]
Compare = Callable[[Work, Work, int], None]


@pytest.fixture
def compare(benchmark: Any, request: pytest.FixtureRequest) -> Compare:  # noqa: ANN401 - untyped
    """Measure ours and the limit in turns by the clock; keep both medians and their ratio."""
    return partial(_measure, benchmark, request.node.name, time.perf_counter)


@pytest.fixture
def compare_work(
    benchmark: Any,  # noqa: ANN401 - untyped
    request: pytest.FixtureRequest,
) -> Compare:
    """Measure ours and the limit in turns in processor time, of processes that ended too."""
    return partial(_measure, benchmark, f"{request.node.name}, processor time", _processors)


def _measure(  # noqa: PLR0913, PLR0917 - the last three are what a benchmark gives
    benchmark: Any,  # noqa: ANN401 - untyped
    name: str,
    clock: Callable[[], float],
    ours: Work,
    limit: Work,
    rounds: int,
) -> None:
    taken: list[float] = []
    bare: list[float] = []

    def in_turns() -> None:
        bare.append(_seconds(limit, clock))
        taken.append(_seconds(ours, clock))

    in_turns()
    taken.clear()
    bare.clear()
    benchmark.pedantic(in_turns, rounds=rounds)
    ratio = median(taken) / median(bare)
    benchmark.extra_info["ratio"] = round(ratio, 2)
    told = name.removeprefix("test_").replace("_", " ")
    _TOLD.append(
        f"| {told} | {median(taken) * 1e3:,.1f} | {median(bare) * 1e3:,.1f} | {ratio:.2f} |"
    )


@pytest.fixture(scope="session")
def papers() -> list[Path]:
    """Find the real papers, or the sample articles where those are not at hand."""
    return real_papers()


def real_papers() -> list[Path]:
    """Find them, as above."""
    found = sorted((CORPUS / "pdf-papers").glob("*.pdf"))
    return found or sorted(SHIPPED.glob("*.pdf"))


def bare_database(path: Path) -> sqlite3.Connection:
    """Make an empty database with a library's settings."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(f"PRAGMA page_size={PAGE_SIZE}")
    for name, (asked, _) in SETTINGS.items():
        database.execute(f"PRAGMA {name}={asked}").fetchall()
    return database


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample library."""
    return workflows.demo(tmp_path_factory.mktemp("demo")).library


def pytest_terminal_summary(terminalreporter: Any) -> None:  # noqa: ANN401 - pytest's own, untyped
    """Print the table that docs/performance.md holds."""
    if _TOLD:
        terminalreporter.write_line("| what | ours, ms | limit, ms | ratio |")
        terminalreporter.write_line("| --- | ---: | ---: | ---: |")
    for line in sorted(_TOLD):
        terminalreporter.write_line(line)


def _seconds(work: Work, clock: Callable[[], float]) -> float:
    begun = clock()
    work()
    return clock() - begun


def _processors() -> float:
    """Seconds of processors that this process used, and those that it started and that ended."""
    return sum(os.times()[:4])
