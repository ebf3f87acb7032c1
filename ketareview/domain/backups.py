"""Backups: what each holds, and which of them are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

DAYS_WITH_ALL, DAILY, WEEKLY, MONTHLY = 2, 12, 10, 9
SUSPICIOUS = 0.8
"""Of the rows of the backup before: with fewer, both are kept and it is said."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified backup: when it was made, and how many rows of each table it holds.

    `originals` are the SHA-256 of the files that the vault must hold for it; `last_action` is the
    newest thing done, as the journal names it, and `last_change` the newest change, by which
    copies of one library are told apart; `digest` is the SHA-256 of what is packed, and `size`
    that of the packed file in bytes, "" and 0 where it was not packed yet.
    """

    path: Path
    library: str
    made: datetime
    schema: int
    counts: Mapping[str, int]
    originals: tuple[str, ...] = ()
    last_action: str = ""
    last_change: str = ""
    digest: str = ""
    size: int = 0

    @property
    def rows(self) -> int:
        """The number of rows that people wrote, the journal left out."""
        return sum(self.counts.values()) - self.counts.get("change", 0)


def outdated(backups: Sequence[Backup], now: datetime) -> tuple[Backup, ...]:
    """Choose the backups that need not be kept: two days all, then by day, week and month.

    The newest is always kept, whatever the clock says, and so is one beside a suspiciously small
    follower.
    """
    ordered = sorted(backups, key=lambda each: each.made, reverse=True)
    kept: dict[Path, Backup] = {each.path: each for each in ordered[:1]}
    kept |= {each.path: each for each in _beside_small_ones(ordered)}
    # Those of a clock that was wrong lie in the future: they are kept, and take nobody's place.
    kept |= {each.path: each for each in ordered if (now - each.made).days < DAYS_WITH_ALL}
    past = [each for each in ordered if each.made <= now]
    for most, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        periods: dict[tuple[int, ...], Backup] = {}
        for each in past:
            periods.setdefault(period(each.made), each)
        kept |= {each.path: each for each in list(periods.values())[:most]}
    return tuple(each for each in ordered if each.path not in kept)


def is_suspicious(backup: Backup, before: Backup | None) -> bool:
    """Whether a backup holds so much less than the one before that something may be lost."""
    return before is not None and backup.rows < SUSPICIOUS * before.rows


def _beside_small_ones(ordered: Sequence[Backup]) -> list[Backup]:
    """List backups whose follower is suspiciously small; newest first."""
    pairs = zip(ordered[1:], ordered, strict=False)
    return [older for older, newer in pairs if is_suspicious(newer, older)]


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month
