"""Two processes open the same library again and again, write when they may, and are killed."""

import time
from itertools import pairwise
from pathlib import Path
from random import Random

from ketareview.domain.errors import LibraryInUseError
from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.library.rows import folded, stored
from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.children import Child, Telling

_TURN = 8  # openings of each process before both are killed
_PAUSE = 0.15  # seconds at most between two tries

Word = tuple[str, str, float]
"""What happened, to what, and when by the clock of the machine."""


def open_often(path: Path, seed: int, told: Telling) -> None:
    """Open, write a little, close; tell what was saved and when somebody else had it."""
    chance = Random(seed)  # noqa: S311 - not for secrets
    while True:
        try:
            with Library.open(path, reviewer=f"Reviewer {seed}") as library:
                told.send(("begin", "", time.monotonic()))
                article = library.articles.get(library.articles.all()[0])
                for _ in range(chance.randint(1, 3)):
                    saved = str(mark(library, article, note="two").id)
                    told.send(("saved", saved, time.monotonic()))
                told.send(("end", "", time.monotonic()))
        except LibraryInUseError:
            told.send(("refused", "", time.monotonic()))
        time.sleep(chance.random() * _PAUSE)


def run(folder: Path, points: int) -> Outcome:
    """Count openings and refusals of both together until there were `points`."""
    path = folder / "kept.ketareview"
    with Library.create(path, reviewer="Anna") as library:
        store(library, paper(folder))
    saved: list[str] = []
    lost: list[str] = []
    tried = refused = killed = 0
    while tried < points:
        both = _round(path, killed)
        killed += len(both)
        told = [word for each in both for word in each]
        saved += [what for kind, what, _ in told if kind == "saved"]
        refused += sum(kind == "refused" for kind, _, _ in told)
        tried += sum(kind in {"begin", "refused"} for kind, _, _ in told)
        lost += _overlapping(both)
        with Library.open(path, reviewer="Anna") as library:  # no lock outlives its process
            there = {str(each) for each in library.highlights.all()}
            lost += [f"highlight {each}" for each in saved if each not in there]
            lost += [] if library.check().ok else ["damaged"]
            lost += [] if folded(library) == stored(library) else ["the journal tells otherwise"]
    words = f"{refused} refused as in use, {killed} processes killed, no lock left behind"
    return Outcome(tried, len(saved), tuple(lost), words)


def _round(path: Path, seed: int) -> list[list[Word]]:
    """Let both go on until each has tried some times, then kill both."""
    both = [Child(open_often, path, seed + number) for number in range(2)]
    told = [[child.hear() for _ in range(_TURN)] for child in both]
    for child in both:
        child.kill()
    return [[*words, *child.rest()] for words, child in zip(told, both, strict=True)]


def _overlapping(both: list[list[Word]]) -> list[str]:
    """Name the times at which both had the library, from begin to end."""
    spans = sorted(span for words in both for span in _spans(words))
    return ["both had it" for one, other in pairwise(spans) if other[0] < one[1]]


def _spans(words: list[Word]) -> list[tuple[float, float]]:
    begins = [number for number, word in enumerate(words) if word[0] == "begin"]
    spans = []
    for begin in begins:
        last = begin
        while last + 1 < len(words) and words[last + 1][0] in {"saved", "end"}:
            last += 1
        spans.append((words[begin][2], words[last][2]))
    return spans


CAMPAIGN = Campaign(
    "two processes",
    "two processes open one library again and again, write when they may, and are killed; each "
    "has it alone or is refused at once",
    points=400,
    few=8,
    run=run,
)
