"""Drops hostile files, each among good ones: none takes the program down or makes it grow."""

import gc
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import add_papers, results_of
from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.children import Child, Telling
from tests.reliability.company import good_files, missed
from tests.reliability.dropping import Seen, drop_in_window
from tests.reliability.spoiling import hostile_files

_PATIENCE = 60  # seconds for one bad file
_GROWTH = 50  # megabytes
_LATE = 100  # milliseconds that the window's thread may compute without looking at events
_WARMING = 5
_IN_WINDOW = 4
"""One in so many is dropped on a window as well."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What came of a bad file and the good ones beside it; `memory` is the program's, in MB."""

    name: str
    became: str
    seconds: float
    memory: float
    amiss: tuple[str, ...]


def work(folder: Path, bad: Sequence[Path], told: Telling) -> None:
    """Drop each file with its good ones, and tell what came of it."""
    with (
        Library.create(folder / "kept.ketareview", reviewer="Anna") as library,
        WorkerPool() as pool,
    ):
        for number in range(_WARMING):  # what every import needs is there before it is measured
            add_papers(library, pool, good_files(folder / f"warm {number}", -1 - number))
        told.send(_memory(library))
        for number, path in enumerate(bad):
            told.send(_drop(library, pool, path, good_files(folder / f"good {number}", number)))
        told.send(library.check().ok)


def _drop(library: Library, pool: WorkerPool, bad: Path, good: Sequence[Path]) -> Dropped:
    began = time.monotonic()
    batch = add_papers(library, pool, [*good, bad])
    seconds = time.monotonic() - began
    assert batch is not None
    results = list(results_of(library, batch.id))
    outcomes = sorted({each.outcome.value for each in results if Path(each.path) == bad})
    return Dropped(
        bad.name,
        " and ".join(outcomes),
        seconds,
        _memory(library),
        tuple(missed(results, bad, good)),
    )


def _memory(library: Library) -> float:
    """Measure without the pages that SQLite keeps, up to 64 MB, of what came in well."""
    with library._database.driver() as connection:
        connection.execute("PRAGMA shrink_memory")
    gc.collect()
    return resident()


def resident() -> float:
    """Give the megabytes of memory that this process has now, whatever it had before."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError


def run(folder: Path, points: int) -> Outcome:
    """Each point is a bad file; some are dropped again on the real window."""
    (folder / "bad").mkdir()
    bad = hostile_files(folder / "bad", points)
    before, *told = Child(work, folder, bad).rest()
    dropped = [each for each in told if isinstance(each, Dropped)]
    lost = [f"{each.name}: {amiss}" for each in dropped for amiss in each.amiss]
    lost += [f"{each.name}: {each.seconds:.0f} s" for each in dropped if each.seconds > _PATIENCE]
    lost += _ending(told, bad)
    grown = max((each.memory - before for each in dropped), default=0.0)
    lost += [f"the program grew by {grown:.0f} MB"] if grown > _GROWTH else []
    seen = drop_in_window(folder / "window", bad[::_IN_WINDOW])
    lost += seen.amiss
    lost += [f"the window computed for {seen.own:.0f} ms"] if seen.own > _LATE else []
    lost += [f"{each} was written" for each in folder.parent.rglob("evil.txt")]
    return Outcome(points, len(dropped), tuple(lost), _words(dropped, grown, seen))


def _ending(told: Sequence[object], bad: Sequence[Path]) -> list[str]:
    """Name what was being dropped when the program ended, or what it says of its library."""
    if len(told) <= len(bad):
        return [f"the program ended over {bad[len(told)].name}"]
    return [] if told[-1] else ["the library is damaged"]


def _words(dropped: Sequence[Dropped], grown: float, seen: Seen) -> str:
    became = Counter(each.became for each in dropped)
    slowest = max(dropped, key=lambda each: each.seconds, default=None)
    longest = f"{slowest.seconds:.1f} s ({slowest.name})" if slowest else "no time"
    return (
        f"{', '.join(f'{kind} {became[kind]}' for kind in sorted(became))}; with its good files "
        f"the slowest took {longest}; the program grew by {max(0, grown):.0f} MB; {seen.count} "
        f"dropped on the window, whose thread was away for {seen.away:.0f} ms at most and computed "
        f"for {seen.own:.0f} ms at most"
    )


CAMPAIGN = Campaign(
    "hostile files",
    "bombs of every kind (unpacking to 4 GB, nested, looping, huge, deep, with entities), real "
    "papers that are difficult, and files of all kinds that were changed, cut or stuffed, each "
    "dropped with 5 good ones, some on the real window; the good ones must come in, a bad one has "
    "its result within 60 s, a refusal its reason, and the program must not grow by over 50 MB",
    points=300,
    few=3,
    run=run,
)
