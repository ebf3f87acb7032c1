"""The table in docs/reliability.md: each row is written from the run that it tells of."""

import os
import platform
import sqlite3
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tests.reliability.campaign import Campaign, Outcome

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "docs" / "reliability.md"
_HEAD = """# What was tried to lose something

Written by `python -m tests.reliability`; every figure is of a run, none was put in by hand. A row
names the run that it comes from, and rows may come from several. *Done* counts what the program
acknowledged while it was disturbed (saved, backed up, restored, told); a campaign in which nothing
was acknowledged fails. *Lost* counts what was acknowledged and was not there, was half done or
damaged, or was passed over in silence. Short forms of all campaigns run with the other tests
(`pytest tests/reliability`), their long forms with `-m long`.

| campaign | what was done | how often | done | lost | what was seen | command, commit, machine |
| --- | --- | ---: | ---: | ---: | --- | --- |
"""


def row(campaign: Campaign, outcome: Outcome, seconds: float) -> str:
    """Write what came of a campaign as a row of the table."""
    short = campaign.points > outcome.tried
    often = f"{outcome.tried:,} of {campaign.points:,}" if short else f"{outcome.tried:,}"
    today = datetime.now().astimezone().date()
    asked = f"`{command(campaign, outcome)}`"
    run = f"{asked}, {_commit()}, {today}, {seconds:,.0f} s, {_machine()}"
    lost = f"**{len(outcome.lost)}**" if outcome.lost else "0"
    cells = (campaign.name, campaign.what, often, f"{outcome.worked:,}", lost, outcome.told, run)
    return f"| {' | '.join(cells)} |"


def command(campaign: Campaign, outcome: Outcome) -> str:
    """Name the command that does it again."""
    words = f"python -m tests.reliability '{campaign.name}'"
    return words if outcome.tried >= campaign.points else f"{words} --points {outcome.tried}"


def publish(rows: Mapping[str, str], order: list[str], place: Path = PLACE) -> None:
    """Write the table anew; campaigns that were not run keep their row."""
    kept = _rows(place.read_text(encoding="utf-8")) if place.exists() else {}
    kept |= rows
    told = [kept[name] for name in order if name in kept]
    place.write_text(_HEAD + "\n".join(told) + "\n", encoding="utf-8")


def _rows(text: str) -> dict[str, str]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return {line.split(" | ")[0].removeprefix("| "): line for line in lines}


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    return f"commit {done.stdout.strip() or 'unknown'}{' with changes' if _is_changed() else ''}"


def _is_changed() -> bool:
    done = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=no", "ketareview", "resources"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    return bool(done.stdout.strip())


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
