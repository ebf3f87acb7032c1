"""Lets the disk be full at every step of 64 KB: by a limit on files, and by a small disk."""

import os
import resource
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ketareview.domain.errors import KetaReviewError
from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.children import Child, Telling
from tests.reliability.works import LIBRARY, WORKS, look

_STEP = 64 << 10
_KINDS = ("import", "tag", "backup")
_ENOUGH = 40  # steps of work, should the limit never be met
_NO_LIMIT = 1 << 40


def work(name: str, folder: Path, most: int, told: Telling) -> None:
    """Work with files of `most` bytes at most; tell what was acknowledged, then the refusal."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        for number, step in enumerate(WORKS[name].go(folder)):
            told.send(("acknowledged", step))
            if number == _ENOUGH:
                break
    except KetaReviewError as error:
        told.send(("refused", error.code))
    told.send(("ended", ""))


def run(folder: Path, points: int) -> Outcome:
    """Each point is one limit for one kind of work, on either kind of full disk."""
    lost: list[str] = []
    words: Counter[str] = Counter()
    ways = [_limited, _on_small_disk] if _may_mount() else [_limited]
    for number in range(points):
        name = _KINDS[number % len(_KINDS)]
        way = ways[number // len(_KINDS) % len(ways)]
        step = number // len(_KINDS) // len(ways)
        here = folder / f"{number} {name}"
        here.mkdir()
        with way(here, name, step * _STEP) as most:
            told = Child(work, name, here, most).rest()
        words.update(kind for kind, _ in told)
        acknowledged = [what for kind, what in told if kind == "acknowledged"]
        amiss = look(WORKS[name], here, acknowledged)
        if ("ended", "") not in told:
            amiss.append("the program ended without a word")
        lost += [f"{name}, {step * 64} KB left, {way.__name__[1:]}: {each}" for each in amiss]
        _unmount(here)
    said = f"{words['refused']} ended with a sentence on the full disk; " + (
        "limits on files and small disks in turns" if len(ways) > 1 else "limits on files only"
    )
    return Outcome(points, words["acknowledged"], tuple(lost), said)


@contextmanager
def _limited(here: Path, name: str, room: int) -> Iterator[int]:
    """No file may grow beyond the library's size and `room` bytes."""
    WORKS[name].prepare(here)
    yield (here / LIBRARY).stat().st_size + room


@contextmanager
def _on_small_disk(here: Path, name: str, room: int) -> Iterator[int]:
    """All files together may take `room` bytes more; afterwards there is room again."""
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", here], check=True)
    WORKS[name].prepare(here)
    disk = os.statvfs(here)
    used = (disk.f_blocks - disk.f_bfree) * disk.f_frsize
    _resize(here, used + room)
    yield _NO_LIMIT
    _resize(here, used + (1 << 30))


def _resize(here: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", here], check=True)


def _unmount(here: Path) -> None:
    if here.is_mount():
        subprocess.run(["umount", here], check=True)


def _may_mount() -> bool:
    return os.name == "posix" and os.geteuid() == 0


CAMPAIGN = Campaign(
    "full disk",
    "the disk is full at each step of 64 KB while papers are imported, passages tagged, backups "
    "made; afterwards there is room again, and the library is opened and checked",
    points=288,
    few=9,
    run=run,
)
