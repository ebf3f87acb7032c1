"""Kills the program with SIGKILL at random moments of what it does."""

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

from tests.reliability.campaign import Campaign, Outcome, VacuousError
from tests.reliability.children import Child, Telling
from tests.reliability.works import WORKS, look

_LONGEST = 0.15  # seconds; longer than any of the steps
_MOST_STEPS = 3


def work(name: str, folder: Path, told: Telling) -> None:
    """Go on until killed; tell each step after it was acknowledged."""
    told.send("begun")
    for step in WORKS[name].go(folder):
        told.send(step)


def killed(name: str, folder: Path, chance: Random, least: int) -> list[str]:
    """Kill a work somewhere after `least` steps, and list what it had acknowledged."""
    child = Child(work, name, folder)
    told: list[str] = []
    with suppress(EOFError):
        told += [child.hear() for _ in range(1 + chance.randint(least, _MOST_STEPS))]
    time.sleep(chance.random() * _LONGEST)
    child.kill()
    return [*told, *child.rest()][1:]


def kill_often(name: str, folder: Path, times: int, chance: Random) -> tuple[int, list[str]]:
    """Disturb one kind of work, look after each time, and count what was acknowledged.

    Raises:
        VacuousError: nothing was acknowledged.
    """
    worked = 0
    lost: list[str] = []
    acknowledged: list[str] = []
    here = folder
    for number in range(times):
        if number % WORKS[name].again == 0:
            here, acknowledged = folder / str(number), []
            here.mkdir(parents=True)
            WORKS[name].prepare(here)
        told = killed(name, here, chance, least=number == 0)
        worked += len(told)
        acknowledged = [*acknowledged, *told] if name != "restore" else told
        amiss = look(WORKS[name], here, acknowledged)
        lost += [f"{name}, kill {number + 1}: {each}" for each in amiss]
    if not worked:
        raise VacuousError(f"{name}: nothing was acknowledged")
    return worked, lost


def run(folder: Path, points: int) -> Outcome:
    """Divide the kills among the kinds of work."""
    chance = Random(7)  # noqa: S311 - moments that come in the same order each time
    lost: list[str] = []
    shares = _shares(points, list(WORKS))
    worked = dict.fromkeys(shares, 0)
    for name, times in shares.items():
        worked[name], found = kill_often(name, folder / name, times, chance)
        lost += found
    told = ", ".join(f"{name} {shares[name]} (acknowledged {worked[name]})" for name in shares)
    return Outcome(sum(shares.values()), sum(worked.values()), tuple(lost), f"kills: {told}")


def _shares(points: int, names: Sequence[str]) -> dict[str, int]:
    """Divide `points` as evenly as may be, one for each name at least."""
    return {
        name: max(1, points // len(names) + (number < points % len(names)))
        for number, name in enumerate(names)
    }


CAMPAIGN = Campaign(
    "kill",
    "SIGKILL at a random moment of importing, tagging, noting, upgrading, backing up, restoring; "
    "then the library is opened, checked, and compared with its journal",
    points=500,
    few=6,
    run=run,
)
