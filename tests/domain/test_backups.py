"""Which backups are kept: all of two days, then some by day, week and month, never none."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.backups import Backup, is_suspicious, outdated

START = datetime(2026, 1, 31, 12, tzinfo=UTC)


def backup(moment: datetime, number: int = 0, rows: int = 100) -> Backup:
    return Backup(Path(f"{number} {moment}"), "library", moment, 5, {"highlight": rows})


def simulate(days: int, jump: timedelta, at: int) -> tuple[list[Backup], datetime]:
    """Back up every three hours of eight each day; the clock jumps once, then is put right."""
    kept: list[Backup] = []
    random, now, number = Random(days), START, 0  # noqa: S311 - not for secrets
    for day in range(days):
        skew = jump if at <= day < at + 3 else timedelta()
        for hour in range(0, 8, 3):
            now = START + timedelta(days=day, hours=hour, minutes=random.randrange(60)) + skew
            number += 1
            kept.append(backup(now, number))
            gone = {each.path for each in outdated(kept, now)}
            kept = [each for each in kept if each.path not in gone]
            assert kept[-1].made == now  # what was just made is there
    return kept, now


def test_four_hundred_days_leave_the_schedule() -> None:
    kept, now = simulate(400, timedelta(), 0)
    ages = sorted((now - each.made).days for each in kept)
    assert len([age for age in ages if age < 2]) in {6, 7}
    days = {each.made.date() for each in kept}
    assert len({day for day in days if (now.date() - day).days < 12}) == 12
    weeks = {tuple(each.made.isocalendar())[:2] for each in kept}
    assert len(weeks) >= 10
    months = {(each.made.year, each.made.month) for each in kept}
    assert len(months) == 9
    assert len(kept) <= 7 + 12 + 10 + 9


@given(years=st.integers(-2, 2), days=st.integers(-400, 400), at=st.integers(5, 60))
def test_a_clock_that_jumps_never_leaves_none(years: int, days: int, at: int) -> None:
    kept, _ = simulate(70, timedelta(days=365 * years + days), at)
    last = START + timedelta(days=69)
    recent = [each for each in kept if abs((each.made - last).days) < 12]
    assert len({each.made.date() for each in recent}) >= 8


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=40))
def test_the_newest_is_always_kept(hours: list[int]) -> None:
    made = [backup(START + timedelta(hours=hour), n) for n, hour in enumerate(hours)]
    gone = outdated(made, START + timedelta(days=5000))
    assert max(made, key=lambda each: each.made) not in gone
    assert len(gone) < len(made)


def test_a_suspiciously_small_one_does_not_replace_a_larger_one() -> None:
    old, small = backup(START, 1, 100), backup(START + timedelta(hours=1), 2, 60)
    assert is_suspicious(small, old)
    assert not is_suspicious(old, small)
    assert not is_suspicious(small, None)
    assert outdated([old, small], START + timedelta(days=900)) == ()
