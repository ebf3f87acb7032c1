"""Kills the program while somebody types: at most 300 ms of typing are gone at the next start."""

from pathlib import Path
from random import Random

from tests.reliability.campaign import Campaign, Outcome
from tests.ui.staying.killing import PLACES, Killed, kill, make

_MOST = 300  # milliseconds
_LEAST_LETTERS, _MOST_LETTERS = 25, 90


def run(folder: Path, points: int) -> Outcome:
    """Each point is one kill; fields take turns."""
    chance = Random(5)  # noqa: S311 - moments that come in the same order each time
    killed: list[Killed] = []
    lost: list[str] = []
    for number in range(points):
        where = PLACES[number % len(PLACES)]
        here = folder / str(number)
        here.mkdir()
        make(here / "papers.ketareview")
        letters = chance.randint(_LEAST_LETTERS, _MOST_LETTERS)
        each = kill(here / "papers.ketareview", here / "kept", where, letters)
        killed.append(each)
        if not each.typed.startswith(each.kept):
            lost.append(f"{where}, kill {number + 1}: other words were kept")
        elif each.lost_alone > _MOST:
            lost.append(f"{where}, kill {number + 1}: {each.lost} ms of typing")
    kept = sum(len(each.kept) for each in killed)
    return Outcome(points, kept, tuple(lost), _told(killed))


def _told(killed: list[Killed]) -> str:
    letters = sum(len(each.typed) for each in killed)
    most = max(each.lost for each in killed)
    alone = max(each.lost_alone for each in killed)
    over = sum(each.lost > _MOST for each in killed)
    return (
        f"{letters:,} letters typed; at most {most} ms of typing lost, {alone} ms without the time "
        f"that other programs had the processor; {over} times over {_MOST} ms with it"
    )


CAMPAIGN = Campaign(
    "typing",
    "SIGKILL while a note, the note to a claim, a reason or a summary is typed in the real window, "
    "a letter each 15 ms; the text that the next start finds may lack 300 ms of typing at most, "
    "the time left out in which the program waited for a processor that others had",
    points=100,
    few=1,
    run=run,
)
