"""Cuts the power at random moments: rebuilds what may be on the disk then, and opens it."""

import shutil
from collections import Counter
from pathlib import Path
from random import Random

from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.disk import Disk
from tests.reliability.recording import obstacle, record
from tests.reliability.works import WORKS, look

_THOROUGH = 0.1
"""Of the states are looked at by the program's own check; SQLite checks all of them."""

_STEPS = {"import": 6, "tag": 15, "note": 15, "upgrade": 6, "backup": 5, "restore": 4}


def run(folder: Path, points: int) -> Outcome:
    """Divide the states among the kinds of work."""
    lost: list[str] = []
    worked: Counter[str] = Counter()
    told = []
    for number, name in enumerate(WORKS):
        states = max(1, points // len(WORKS) + (number < points % len(WORKS)))
        found, acknowledged, events = _cut(folder / name, name, states)
        lost += found
        worked[name] = acknowledged
        told.append(f"{name} {states} (of {events} calls)")
    return Outcome(points, sum(worked.values()), tuple(lost), f"states: {', '.join(told)}")


def _cut(folder: Path, name: str, states: int) -> tuple[list[str], int, int]:
    """Do a work once, and look at some states of the disk while it was done."""
    here, log = folder / "work", folder / "calls"
    here.mkdir(parents=True)
    WORKS[name].prepare(here)
    disk = Disk.of(here)
    events = record(name, here, _STEPS[name], log)
    log.unlink()
    chance = Random(name)  # noqa: S311 - the same states each time
    moments = Counter(chance.randrange(len(events)) for _ in range(states))
    acknowledged: list[str] = []
    lost: list[str] = []
    for number, event in enumerate(events):
        if event.kind == "acknowledged":
            acknowledged.append(event.path)
        else:
            disk.play(event)
        for _ in range(moments[number]):
            _rebuild(disk, here, chance)
            is_thorough = chance.random() < _THOROUGH
            amiss = look(WORKS[name], here, acknowledged, is_thorough=is_thorough)
            lost += [f"{name}, call {number} ({event.kind}): {each}" for each in amiss]
    return lost, len(acknowledged), len(events)


def _rebuild(disk: Disk, here: Path, chance: Random) -> None:
    shutil.rmtree(here)
    for path, data in disk.after_a_cut(chance):
        if data is None:
            Path(path).mkdir()
        else:
            Path(path).write_bytes(data)


CAMPAIGN = Campaign(
    "power cut",
    "every call that changes the disk is recorded with strace; at random moments the disk is "
    "rebuilt with some of the 512-byte sectors and names that were not synced; the program opens "
    "it, SQLite checks all, the program's own check a tenth",
    points=5000,
    few=6,
    run=run,
    obstacle=obstacle,
)
