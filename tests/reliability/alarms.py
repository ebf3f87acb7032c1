"""Raises every alarm on purpose: one that never rings is none."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from ketareview.domain import backups
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.progress import silent
from ketareview.library import Library
from ketareview.library.connecting import APPLICATION_ID
from ketareview.library.safety.backing.restoring import restore_from
from tests.library.papers import mark, paper, store
from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.window_alarms import IN_WINDOW, Deed, told_in_window

ANNA = "Anna"
Alarm = Callable[[Path], Iterator[str]]
"""Does in a folder what must alarm, and gives the codes of what is told."""


@contextmanager
def _filled(folder: Path) -> Iterator[Library]:
    with Library.create(folder / "kept.ketareview", reviewer=ANNA) as library:
        mark(library, store(library, paper(folder)), note="kept")
        yield library


def _checked(statement: str) -> Alarm:
    """Change the file behind the program's back, and check it."""

    def alarm(folder: Path) -> Iterator[str]:
        with _filled(folder) as library:
            path = library.path
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute(statement)
        with Library.open(path, reviewer=ANNA) as library:
            yield from (problem.code for problem in library.check().problems)

    return alarm


def _opened(spoil: Callable[[Path], object]) -> Alarm:
    """Spoil a closed library, and open it."""

    def alarm(folder: Path) -> Iterator[str]:
        with _filled(folder) as library:
            path = library.path
        spoil(path)
        with Library.open(path, reviewer=ANNA):
            pass
        yield "opened"

    return alarm


def _set(path: Path, pragma: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA {pragma}")


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _open_twice(folder: Path) -> Iterator[str]:
    with _filled(folder) as library, Library.open(library.path, reviewer="Other"):
        yield "opened"


def _moved(folder: Path) -> Iterator[str]:
    with _filled(folder) as library:
        library.path.rename(folder / "moved.ketareview")
        library.topics.add("Lost")
        yield "saved"


def _written_over(folder: Path) -> Iterator[str]:
    with _filled(folder) as library:
        library.backups.copy(library.path)
        yield "copied"


def _broken_backup(folder: Path) -> Iterator[str]:
    with _filled(folder) as library:
        backup = library.backups.add(folder / "backups").path
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    restore_from(backup, folder / "restored.ketareview", silent)
    yield "restored"


def _vault_changed(folder: Path) -> Iterator[str]:
    with _filled(folder) as library:
        backup = library.backups.add(folder / "backups").path
    for original in (folder / "backups" / "vault").rglob("*"):
        if original.is_file():
            original.write_bytes(original.read_bytes() + b"x")
    restore_from(backup, folder / "restored.ketareview", silent)
    yield "restored"


def _vault_gone(folder: Path) -> Iterator[str]:
    with _filled(folder) as library:
        backup = library.backups.add(folder / "backups").path
    shutil.rmtree(folder / "backups" / "vault")
    restored = restore_from(backup, folder / "restored.ketareview", silent)
    yield from ("missing" for _ in restored.missing)


def _small_backup(folder: Path) -> Iterator[str]:
    with _filled(folder) as library:
        before = library.backups.add(folder / "backups")
    counts = {table: count // 2 for table, count in before.counts.items()}
    if backups.is_suspicious(replace(before, counts=counts), before):
        yield "suspicious"


ALARMS: dict[str, tuple[str, Alarm]] = {
    "original changed": ("changed-source", _checked("UPDATE chunk SET data = x'00'")),
    "original gone": ("changed-source", _checked("DELETE FROM chunk")),
    "text changed": ("changed-text", _checked("UPDATE page SET text = upper(text)")),
    "quotation wrong": ("wrong-quotation", _checked("UPDATE highlight SET quote = 'else'")),
    "found by other words": ("stale-text", _checked("UPDATE page SET folded = 'else'")),
    "index wrong": ("damaged-index", _checked("DELETE FROM highlight_text")),
    "reference gone": ("missing-reference", _checked("UPDATE attachment SET source = 'none'")),
    "row gone": ("missing-row", _checked("DELETE FROM highlight")),
    "row behind the journal": ("other-than-journal", _checked("UPDATE highlight SET note = 'x'")),
    "row unknown to the journal": (
        "unrecorded-row",
        _checked("DELETE FROM change WHERE kind = 'highlight'"),
    ),
    "import miscounted": ("miscounted-import", _checked("UPDATE import_file SET records = 7")),
    "file cut": ("damaged-library", _opened(_cut)),
    "file of something else": (
        "foreign-file",
        _opened(lambda path: _set(path, f"application_id = {APPLICATION_ID + 1}")),
    ),
    "file of a later program": (
        "newer-library",
        _opened(lambda path: _set(path, "user_version = 99")),
    ),
    "file gone": ("library-not-found", _opened(Path.unlink)),
    "open elsewhere": ("library-in-use", _open_twice),
    "moved while open": ("library-moved", _moved),
    "copied over itself": ("library-exists", _written_over),
    "backup broken": ("backup", _broken_backup),
    "original in the vault broken": ("backup", _vault_changed),
    "vault gone": ("missing", _vault_gone),
    "backup too small": ("suspicious", _small_backup),
}


def _seen(code: str, deed: Deed) -> tuple[str, Alarm]:
    return code, lambda folder: iter(told_in_window(folder, deed))


EVERYWHERE = ALARMS | {name: _seen(*each) for name, each in IN_WINDOW.items()}


def run(folder: Path, points: int) -> Outcome:
    """Each point is one alarm: of the library, then of the window's banner."""
    lost: list[str] = []
    asked = list(EVERYWHERE.items())[:points]
    for number, (name, (code, alarm)) in enumerate(asked):
        here = folder / str(number)
        here.mkdir()
        told = _told(alarm, here)
        if not any(code in each for each in told):
            lost.append(f"{name}: {code} was not told, but {told}")
    worked = len(asked) - len(lost)
    return Outcome(len(asked), worked, tuple(lost), ", ".join(name for name, _ in asked))


def _told(alarm: Alarm, here: Path) -> list[str]:
    told: list[str] = []
    try:
        told += alarm(here)
    except KetaReviewError as error:
        told.append(error.code)
    return told


CAMPAIGN = Campaign(
    "alarms",
    "what every alarm of the library, and of the window's banner, is for is done on purpose; each "
    "must ring",
    points=len(EVERYWHERE),
    few=len(ALARMS) + 1,
    run=run,
)
