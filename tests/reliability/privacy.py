"""Uses the program with words that must not be found where they do not belong."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.telling import ROOT
from tests.screens import UNSEEN

_KINDS = ("title", "quote", "note", "path", "search")
_LETTERS = "bcdfghjklmnpqrstvwxz"
_PATIENCE = 300  # seconds for one run of the program
_ENDS = {"crash": -signal.SIGABRT, "kill": -signal.SIGKILL, "quit": 0}
"""How the window ends, and its exit code then."""

_ALLOWED = ("backups", "libraries")
"""Folders that hold the library once more, and what was being typed or filtered when it ended."""


@dataclass(frozen=True, slots=True)
class _Home:
    """A user's folders, of her own."""

    folder: Path

    @property
    def library(self) -> Path:
        return self.folder / "kept.ketareview"

    @property
    def private(self) -> Path:
        """What the program may write words into, and the papers."""
        return self.folder / "papers"

    @property
    def environment(self) -> Mapping[str, str]:
        """Lead the program to these folders and to no other."""
        names = {
            "HOME": "home",
            "XDG_CONFIG_HOME": "config",
            "XDG_DATA_HOME": "data",
            "XDG_CACHE_HOME": "cache",
            "XDG_STATE_HOME": "state",
            "TMPDIR": "temporary",
        }
        for each in names.values():
            (self.folder / each).mkdir(parents=True, exist_ok=True)
        ours = {name: str(self.folder / each) for name, each in names.items()}
        return os.environ | ours | {"QT_QPA_PLATFORM": UNSEEN}


def run(folder: Path, points: int) -> Outcome:
    """Each point is a secret; those of a kind are used in the same way."""
    chance = Random(50)  # noqa: S311 - the same words each time
    words = {
        kind: [
            "".join(chance.choices(_LETTERS, k=14)) for _ in range(max(1, points // len(_KINDS)))
        ]
        for kind in _KINDS
    }
    home = _Home(folder)
    papers = _papers(home, words)
    lost: list[str] = []
    is_short = points < len(_KINDS) * 2
    for call in islice(_commands(home, papers, words), 2 if is_short else None):
        _run(home, [sys.executable, "-m", "ketareview", "-L", str(home.library), *call])
        lost += _found(home, words, f"after the command {call[0]}")
    said = [*words["note"], *words["search"]]
    for number, (end, code) in enumerate(islice(_ENDS.items(), 1 if is_short else None)):
        module = "tests.reliability.private_use"
        library = folder / f"window {number}.ketareview"
        use = [sys.executable, "-m", module, str(library), end, str(home.private), *said]
        ended = _run(home, use)
        lost += [] if ended == code else [f"the window ended with {ended} instead of {code}"]
        is_swept = end == "quit"  # temporary folders of the dead go at the next start
        lost += _found(home, words, f"after {end}", with_temporary=is_swept)
    kept = _kept(folder, words)
    count = sum(map(len, words.values()))
    told = (
        f"{count} words as {', '.join(_KINDS)}; {kept} of them are in the libraries; looked for in "
        f"{len(list(_places(home, with_temporary=True)))} files of settings, logs, crashes, "
        "caches and temporary folders"
    )
    return Outcome(count, kept, tuple(lost), told)


def _papers(home: _Home, words: Mapping[str, Sequence[str]]) -> list[Path]:
    """Write a paper for each title; one of its kind is broken."""
    home.private.mkdir()
    papers = []
    each = zip(words["title"], words["quote"], words["path"], strict=True)
    for number, (title, quote, name) in enumerate(each):
        paper = home.private / f"{name}.txt"
        paper.write_text(f"{title} of ketamine\n\nScores of {quote} fell, {number}.\n", "utf-8")
        papers.append(paper)
    (home.private / f"{words['path'][0]}-broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    return papers


def _commands(
    home: _Home, papers: Sequence[Path], words: Mapping[str, Sequence[str]]
) -> Iterator[list[str]]:
    """Do what works and what does not: where things fail, programs say too much."""
    yield ["import", *map(str, papers)]
    yield ["import", str(home.private / f"{words['path'][0]}-broken.pdf")]
    for title, quote, note in zip(words["title"], words["quote"], words["note"], strict=True):
        mark = ["highlight", f"{title} of ketamine", "--type", "efficacy", "--strength", "trial"]
        yield [*mark, "--quote", f"Scores of {quote} fell", "--note", note]
        break  # once is enough: the window does it with all
    yield ["articles", words["search"][0]]
    yield ["show", words["search"][0]]
    yield ["import", str(home.private / words["path"][-1] / "gone.pdf")]
    yield ["export", "articles", "-o", str(home.private / words["path"][0] / "gone" / "a.ris")]
    yield ["restore", str(papers[0]), "-o", str(home.private / words["path"][0])]


def _run(home: _Home, call: Sequence[str]) -> int:
    """Run the program, and give its exit code."""
    done = subprocess.run(
        call,
        cwd=ROOT,
        env=home.environment,
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=_PATIENCE,
    )
    return done.returncode


def _places(home: _Home, *, with_temporary: bool) -> Iterator[Path]:
    """List the files in which nothing private may stand."""
    names = ["home", "config", "data", "cache", "state", *(["temporary"] if with_temporary else [])]
    for name in names:
        for path in (home.folder / name).rglob("*"):
            if path.is_file() and not set(path.parts) & set(_ALLOWED):
                yield path


def _found(
    home: _Home, words: Mapping[str, Sequence[str]], when: str, *, with_temporary: bool = True
) -> list[str]:
    """Name each word that stands where it must not, also in the name of a file."""
    found = []
    for path in _places(home, with_temporary=with_temporary):
        content = path.read_bytes() + str(path.relative_to(home.folder)).encode()
        for kind, each in words.items():
            found += [
                f"{when}: a {kind} in {path.relative_to(home.folder)}"
                for word in each
                if word.encode() in content or word.encode("utf-16-le") in content
            ]
    return found


def _kept(folder: Path, words: Mapping[str, Sequence[str]]) -> int:
    """Count the words that came into a library: only what was used proves anything."""
    content = b"".join(path.read_bytes() for path in folder.glob("*.ketareview"))
    return sum(word.encode() in content for each in words.values() for word in each)


CAMPAIGN = Campaign(
    "secrets",
    "words planted as titles, quotations, notes, names of files and words searched for, used with "
    "the command line and the window, with failures, a crash and a kill; none may stand in "
    "settings, logs, crash reports, caches or temporary files; the library, its backups and what "
    "was being typed or searched for when the program ended are kept for the reviewer",
    points=50,
    few=3,
    run=run,
)
