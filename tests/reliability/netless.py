"""Uses every command of the command line and watches for calls that reach for a network."""

import re
import subprocess
import sys
from pathlib import Path

from ketareview import resources
from ketareview.cli import usage
from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.recording import obstacle

_REACHING = re.compile(r"\b(?:socket|connect|bind|sendto)\((?!.*AF_(?:UNIX|LOCAL)).*AF_\w+")
_DONE = {0, 1}
"""Exit codes of a command that understood what was asked."""


def commands(folder: Path) -> list[list[str]]:
    """List a use of every command, on the sample articles."""
    articles = resources.path("demo", "articles")
    statement = "A single infusion lowers suicidal ideation"
    return [
        ["init"],
        ["import", str(articles), "--topic", "Treatment-resistant depression"],
        ["imports"],
        ["duplicates"],
        ["articles", "ketamine"],
        ["show", "okafor"],
        ["text", "okafor"],
        [
            *["highlight", "okafor", "--type", "efficacy", "--strength", "trial", "--quote"],
            "Adults aged 21 to 70",
        ],
        ["highlights"],
        ["annotate", "okafor", "-o", str(folder / "copy.pdf")],
        ["topics"],
        ["claims", "add", statement],
        ["claims"],
        ["grade", statement],
        ["appraise", "okafor"],
        ["study", "okafor", "--propose"],
        ["codebook", "export", str(folder / "codebook.toml")],
        ["map"],
        ["lint"],
        ["report", "--topic", "Treatment-resistant depression", "-o", str(folder / "report.pdf")],
        ["verify", str(folder / "report.pdf")],
        ["export", "articles", "-o", str(folder / "articles.ris")],
        ["export", "highlights", "-o", str(folder / "highlights.jsonld")],
        ["move-highlights", "okafor"],
        ["backup", "-o", str(folder / "whole.ketareview")],
        ["restore", str(folder / "whole.ketareview"), "-o", str(folder / "restored.ketareview")],
        ["trash"],
        ["check"],
        ["history"],
        ["undo"],
        ["redo"],
        ["demo", "-o", str(folder / "demo")],
    ]


def run(folder: Path, points: int) -> Outcome:
    """Each point is a command; all of them where `points` allows it."""
    asked = commands(folder)[:points]
    lost: list[str] = []
    understood = 0
    apart = alone()
    for number, words in enumerate(asked):
        log = folder / f"{number}.calls"
        watch = ["strace", "-f", "-o", str(log), "-e", "trace=%network"]
        call = [sys.executable, "-m", "ketareview", "-L", str(folder / "kept.ketareview"), *words]
        done = subprocess.run(
            [*watch, *apart, *call], check=False, capture_output=True, stdin=subprocess.DEVNULL
        )
        understood += done.returncode in _DONE
        if done.returncode not in _DONE:
            lost.append(f"{words[0]}: exit code {done.returncode}, {done.stderr[-200:]!r}")
        lost += [f"{words[0]}: {call}" for call in _REACHING.findall(log.read_text("utf-8"))]
    if points >= len(commands(folder)):
        lost += [f"{name} was not tried" for name in _all() - {words[0] for words in asked}]
    where = "in a network namespace of its own, which is empty" if apart else "with the network"
    return Outcome(len(asked), understood, tuple(lost), f"{understood} commands done, {where}")


def _all() -> set[str]:
    """List the commands that there are."""
    (choices,) = (action.choices for action in usage._parser()._actions if action.dest == "command")
    return set(choices or ())


def alone() -> list[str]:
    """Give the words that start a command where there is no network; none where that may not be."""
    words = ["unshare", "-n"]
    try:
        tried = subprocess.run([*words, "true"], check=False, capture_output=True)
    except FileNotFoundError:
        return []
    return words if tried.returncode == 0 else []


CAMPAIGN = Campaign(
    "no network",
    "every command of the command line, each watched by strace for calls that reach for any "
    "network; where it may, in a network namespace that is empty",
    points=len(commands(Path())),
    few=3,
    run=run,
    obstacle=obstacle,
)
