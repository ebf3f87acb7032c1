"""Drops broken, endless and misleading files among good ones: none takes the program down."""

import resource
import zlib
from collections import Counter
from pathlib import Path
from random import Random

from ketareview import resources
from ketareview.domain.imports import Outcome as Became
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import add_papers, results_of
from tests.reliability.campaign import Campaign, Outcome

_GROWTH = 50 << 10  # kilobytes that the program's own process may grow by
_EACH = 20  # bad files with each good one
_CHANGES = 12


def run(folder: Path, points: int) -> Outcome:
    """Each point is a bad file; a good one goes with every few of them."""
    bad, good = folder / "bad", folder / "good"
    bad.mkdir()
    good.mkdir()
    samples = sorted(
        path for path in resources.path("demo", "articles").iterdir() if path.is_file()
    )
    chance = Random(300)  # noqa: S311 - the same files each time
    for number in range(points):
        _spoil(samples[number % len(samples)], bad, number, chance)
    count = max(1, points // _EACH)
    for number in range(count):
        words = (
            f"Good paper {number}.\n\n" + "Ketamine lowered MADRS scores within a day. " * number
        )
        (good / f"good-{number}.txt").write_text(words, encoding="utf-8")
    return _drop(folder, points, count)


def _drop(folder: Path, points: int, good: int) -> Outcome:
    with (
        Library.create(folder / "kept.ketareview", reviewer="Anna") as library,
        WorkerPool() as pool,
    ):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        batch = add_papers(library, pool, [folder / "good", folder / "bad"])
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        assert batch is not None
        results = list(results_of(library, batch.id))
        became = Counter(result.outcome.value for result in results)
        lost = [
            f"{Path(result.path).name}: no reason"
            for result in results
            if result.outcome is Became.FAILED and result.reason is None
        ]
        told = {Path(result.path).name for result in results}
        lost += [
            f"{path.name}: no word" for path in (folder / "bad").iterdir() if path.name not in told
        ]
        lost += [] if grown <= _GROWTH else [f"the program grew by {grown >> 10} MB"]
        lost += [] if library.check().ok else ["the library is damaged"]
        in_it = {Path(each.path).name for each in results if each.outcome is Became.ADDED}
        lost += [f"good-{n}.txt is missing" for n in range(good) if f"good-{n}.txt" not in in_it]
    words = ", ".join(f"{kind} {became[kind]}" for kind in sorted(became))
    return Outcome(points, len(told), tuple(lost), f"{words}; grew by {max(0, grown) >> 10} MB")


def _spoil(sample: Path, folder: Path, number: int, chance: Random) -> None:
    """Change some bytes, cut the file, or write another kind of trap."""
    content = bytearray(sample.read_bytes())
    name = f"{number}-{sample.name}"
    way = number % 4
    if way == 0:
        for _ in range(_CHANGES):
            content[chance.randrange(len(content))] = chance.randrange(256)
    elif way == 1:
        del content[chance.randrange(len(content)) :]
    elif way == 2:
        start = chance.randrange(len(content))
        content[start:start] = content[: chance.randrange(len(content))] * 3
    else:
        name, content = f"{number}-bomb.pdf", bytearray(_bomb(number))
    (folder / name).write_bytes(content)


def _bomb(number: int) -> bytes:
    """Make a PDF that says little and unpacks to much."""
    packed = zlib.compress(b" " * (1_000_000 * (1 + number % 200)), 9)
    return b"\n".join(
        [
            b"%PDF-1.7",
            b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
            b"2 0 obj <</Type/Pages/Kids[3 0 R 2 0 R]/Count 2000000>> endobj",
            b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 2000000 2000000]/Contents 4 0 R>>",
            f"endobj 4 0 obj <</Filter/FlateDecode/Length {len(packed)}>> stream".encode(),
            packed,
            b"endstream endobj trailer <</Root 1 0 R/Size 5>>",
            b"%%EOF",
        ]
    )


CAMPAIGN = Campaign(
    "hostile files",
    "samples with changed bytes, cut or stuffed, and PDFs that unpack to much or loop, dropped "
    "with good files; each must have its result, a refusal its reason, the program must not grow",
    points=300,
    few=8,
    run=run,
)
