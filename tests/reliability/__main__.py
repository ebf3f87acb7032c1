"""Runs campaigns and writes docs/reliability.md.

`python -m tests.reliability [CAMPAIGN …] [--points N]`
"""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.campaigns import CAMPAIGNS
from tests.reliability.telling import publish, row


def main() -> int:
    """Run what was asked for, each in a folder of its own, and tell whether anything was lost."""
    names = [campaign.name for campaign in CAMPAIGNS]
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("campaign", nargs="*", help=f"all of them, or: {', '.join(names)}")
    parser.add_argument("--points", type=int, help="how often, instead of the long form")
    asked = parser.parse_args()
    if unknown := set(asked.campaign) - set(names):
        parser.error(f"no campaign is named {', '.join(sorted(unknown))}")
    lost = 0
    for campaign in CAMPAIGNS:
        if asked.campaign and campaign.name not in asked.campaign:
            continue
        if obstacle := campaign.obstacle():
            _say(f"{campaign.name}: left out, {obstacle}")
            continue
        began = time.monotonic()
        outcome = _performed(campaign, asked.points or campaign.points)
        publish({campaign.name: row(campaign, outcome, time.monotonic() - began)}, names)
        lost += len(outcome.lost)
    return 1 if lost else 0


def _performed(campaign: Campaign, points: int) -> Outcome:
    with TemporaryDirectory(prefix="ketareview-reliability-") as folder:
        outcome = campaign.perform(Path(folder) / "work", points)
    _say(f"{campaign.name}: {outcome.tried} tried, {outcome.worked} done, {len(outcome.lost)} lost")
    _say(f"  {outcome.told}")
    for each in outcome.lost:
        _say(f"  lost: {each}")
    return outcome


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
