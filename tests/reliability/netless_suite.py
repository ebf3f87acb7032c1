"""Runs the project's own tests without any network, and watches for calls that reach for one."""

import re
import subprocess
import sys
from pathlib import Path

from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.netless import alone
from tests.reliability.recording import obstacle
from tests.reliability.telling import ROOT

_SOME = ("tests/ui/window/test_tasks.py",)
"""Tests of the window for the short form."""

_INTERNET = re.compile(r"AF_INET6?\b")
_SOCKET = re.compile(r"\bsocket\((AF_\w+)")
_SUMMED = re.compile(r"(\d+) (passed|failed|errors?|skipped)")
_WORKERS = ("-n", "2")
_LEFT_OUT = "tests/reliability"
"""Campaigns start processes of their own, some of which watch calls and cannot be watched twice."""


def run(folder: Path, points: int) -> Outcome:
    """One point runs some tests of the window, two run all that run by default."""
    log, is_whole = folder / "calls", points > 1
    asked = ["tests", f"--ignore={_LEFT_OUT}", *_WORKERS] if is_whole else list(_SOME)
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *asked]
    watch = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", "trace=%network"]
    done = subprocess.run(
        [*alone(), *watch, *tests, f"--basetemp={folder / 'tests'}"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    counts = {kind: int(number) for number, kind in _SUMMED.findall(done.stdout[-500:])}
    with log.open(encoding="utf-8", errors="replace") as calls:
        reaching = [call.strip() for call in calls if _INTERNET.search(call)]
    lost = [f"reaches for a network: {call[-150:]}" for call in reaching]
    failed = sum(counts.get(kind, 0) for kind in ("failed", "error", "errors"))
    if failed or done.returncode:
        lost.append(f"{failed} tests failed, exit code {done.returncode}: {done.stdout[-400:]}")
    where = "in an empty network namespace" if alone() else "with the network"
    told = (
        f"{', '.join(f'{number:,} {kind}' for kind, number in counts.items())}, {where}; "
        f"{len(reaching)} sockets of the internet, {_others(log)}"
    )
    return Outcome(points, counts.get("passed", 0), tuple(lost), told)


def _others(log: Path) -> str:
    """Count the sockets that lead to no other computer."""
    with log.open(encoding="utf-8", errors="replace") as calls:
        kinds = [found[1] for call in calls if (found := _SOCKET.search(call))]
    told = ", ".join(f"{kinds.count(kind)} of {kind}" for kind in sorted(set(kinds)))
    return told or "none of any kind"


CAMPAIGN = Campaign(
    "no network, whole suite",
    "all tests that run by default but the campaigns, once, watched by strace for sockets of the "
    "internet; where it may, in a network namespace that is empty",
    points=2,
    few=1,
    run=run,
    obstacle=obstacle,
)
