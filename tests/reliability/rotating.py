"""Backs a small library up for hundreds of days, with a clock that jumps."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from ketareview.domain.backups import Backup
from ketareview.domain.progress import silent
from ketareview.library import Library
from ketareview.library.safety.backing.shelf import Shelf, unpacked
from tests.library.papers import mark, paper, store
from tests.reliability.campaign import Campaign, Outcome

_BEGUN = datetime(2026, 1, 31, 9, tzinfo=UTC)
_JUMPS = (timedelta(days=365), timedelta(days=-365), timedelta(hours=1), timedelta(hours=-1))
_SKEWED = 3  # days until somebody puts the clock right


class _Clock:
    """Tells what a laptop thinks the time is."""

    def __init__(self) -> None:
        self.now = _BEGUN

    def __call__(self) -> datetime:
        return self.now


def run(folder: Path, points: int) -> Outcome:
    """Each point is a day with two backups; the clock is wrong on some days."""
    clock = _Clock()
    shelf = Shelf(folder / "backups", clock)
    lost: list[str] = []
    made = gone = 0
    with Library.create(folder / "kept.ketareview", reviewer="Anna") as library:
        article = store(library, paper(folder))
        for day, now in _moments(points):
            clock.now = now
            mark(library, article, note=f"day {day}")
            newest = shelf.add(library._database, silent)
            made += 1
            gone += len(shelf.thin(str(library.id)))
            lost += [f"day {day}: {each}" for each in _amiss(shelf, newest)]
        kept = shelf.all(str(library.id))
    for backup in kept:
        with unpacked(backup.path):  # proves it
            pass
    lost += _off_schedule(kept, points)
    told = f"{made} backups made, {gone} thinned out, {len(kept)} kept, each of them proved again"
    return Outcome(points, made, tuple(lost), told)


def _moments(days: int) -> Iterator[tuple[int, datetime]]:
    chance = Random(400)  # noqa: S311 - the same days each time
    skew, until = timedelta(), 0
    for day in range(days):
        if day >= until:
            skew = timedelta()
            if chance.random() < 1 / 40:
                skew, until = chance.choice(_JUMPS), day + _SKEWED
        for hour in (0, 7):
            yield day, _BEGUN + timedelta(days=day, hours=hour, minutes=chance.randrange(60)) + skew


def _amiss(shelf: Shelf, newest: Backup) -> Iterator[str]:
    there = {each.path for each in shelf.all()}
    if newest.path not in there:
        yield "the newest backup is gone"
    if not newest.path.exists():
        yield "its file is gone"


def _off_schedule(kept: tuple[Backup, ...], days: int) -> Iterator[str]:
    """Name the periods that have no backup: 12 days, 10 weeks, 9 months, as many as there were."""
    last = _BEGUN + timedelta(days=days - 1)
    past = [each.made for each in kept if each.made <= last + timedelta(days=1)]
    wanted = {
        "day": ({str(made.date()) for made in past}, min(days, 12)),
        "week": ({made.strftime("%G %V") for made in past}, min(days // 7, 10)),
        "month": ({made.strftime("%Y %m") for made in past}, min(days // 31, 9)),
    }
    for period, (there, least) in wanted.items():
        if len(there) < least:
            yield f"only {len(there)} of {least} have one: {period}"


CAMPAIGN = Campaign(
    "rotation",
    "simulated days with two backups each, thinned out after each; the clock jumps a year or an "
    "hour ahead or back every 40 days or so, and is put right after 3",
    points=400,
    few=8,
    run=run,
)
