"""How long a report of a library takes: gathering it and setting it as PDF, and Typst alone.

`python -m tests.benchmarks.printing_reports [HIGHLIGHTS [TURNS]]` tells the medians of turns, by
the clock and in processor time. The worker is loaded before the clock starts, as it is while
reports are looked at, and garbage is collected as the window does: what there was before is left
alone, and what is new is looked through once in between.
"""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

from ketareview import reporting
from ketareview.domain.codebook import Scheme
from ketareview.domain.highlight import Brought, Tags
from ketareview.domain.ids import new_id
from ketareview.library import Library
from ketareview.reporting import typesetting
from ketareview.reporting.printing import shown
from ketareview.sandbox import WorkerPool
from ketareview.workflows import add_papers, report_on
from ketareview.workflows.marking import find_words
from tests.benchmarks.test_reports import CLAIMS, TYPST_ALONE, sentence

T = TypeVar("T")

PER_ARTICLE = 50
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def main() -> None:
    """Measure and tell."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    turns = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with TemporaryDirectory() as work:
        folder = Path(work)
        with Library.create(folder / "large.ketareview", reviewer="Anna") as library:
            _fill(library, folder, count)
            figures = [_turn(library, folder) for _ in range(turns)]
    for name in figures[0]:
        clock, processor = (median(turn[name][place] for turn in figures) for place in (0, 1))
        told = f"{name:20} {clock:7.3f} s by the clock {processor:7.3f} s of processors\n"
        sys.stdout.write(told)
    sys.stdout.write(f"load {os.getloadavg()[0]:.1f}\n")


def _turn(library: Library, folder: Path) -> dict[str, tuple[float, float]]:
    taken: dict[str, tuple[float, float]] = {}
    _, loading = _timed(lambda: _loaded().close())
    pool = _loaded()
    gc.collect()
    gc.freeze()
    gc.disable()
    begun = time.perf_counter()
    report, taken["gathering"] = _timed(lambda: report_on(library, None, on=NOW, pool=pool))
    gc.collect(1)
    _, taken["setting, ours"] = _timed(lambda: reporting.to_pdf(report, folder / "r.pdf", pool))
    whole = time.perf_counter() - begun
    gc.enable()
    _, ending = _timed(pool.close)
    taken["setting, worker"] = taken["setting, ours"][0], ending[1] - loading[1]
    taken["all"] = whole, sum(each[1] for each in taken.values())
    taken["loading, before"] = loading
    given = folder / "given.json"
    argument = typesetting.argument(report, shown(report))
    given.write_text(json.dumps(argument), encoding="utf-8")
    _, taken["Typst alone"] = _timed(
        lambda: subprocess.run([sys.executable, "-c", TYPST_ALONE, str(given)], check=True)
    )
    return taken


def _loaded() -> WorkerPool:
    pool = reporting.loaded_worker()
    pool.call("ketareview.reporting.compiling:load", {}, path="")
    return pool


def _timed(work: Callable[[], T]) -> tuple[T, tuple[float, float]]:
    """Tell how long work took by the clock, and of processors, with children that ended."""
    clock, before = time.perf_counter(), os.times()
    found = work()
    after = os.times()
    processor = sum(after[:4]) - sum(before[:4])
    return found, (time.perf_counter() - clock, processor)


def _fill(library: Library, folder: Path, count: int) -> None:
    random = Random(7)  # noqa: S311 - the same each time
    texts: dict[str, list[str]] = {}
    for number in range(count // PER_ARTICLE):
        path = folder / f"{number}.txt"
        title = f"Trial {number} of ketamine for depression"
        texts[title] = [sentence(random) for _ in range(PER_ARTICLE)]
        path.write_text("\n\n".join((title, *texts[title])) + "\n", encoding="utf-8")
    with WorkerPool() as pool:
        add_papers(library, pool, sorted(folder.glob("*.txt")))
    codes = library.codebooks.current()
    types, strengths = (
        [code.key for code in codes.of(one)] for one in (Scheme.CLAIM_TYPE, Scheme.STRENGTH)
    )
    topic = library.topics.tree()[0].id
    marked = []
    for article in library.articles.many(library.articles.all()).values():
        found = [find_words(library, article, words) for words in texts[article.record.title]]
        tags = (
            Tags(random.choice(types), random.choice(strengths), stance, "own-data", (topic,))
            for stance in random.choices(("supports", "contradicts"), (5, 1), k=len(found))
        )
        some = [
            Brought(new_id(), passage, one, "Anna", NOW, NOW)
            for passage, one in zip(found, tags, strict=True)
        ]
        library.highlights.bring(new_id(), article.id, some)
        marked += [each.id for each in some]
    for number in range(CLAIMS):
        claim = library.claims.add(f"Claim {number}", topic)
        library.claims.file(claim.id, marked[number::CLAIMS])


if __name__ == "__main__":
    main()
