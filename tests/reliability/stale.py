"""Restores where rests of another library lie: what SQLite would take for a part of the file."""

import shutil
import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

from ketareview.domain.progress import silent
from ketareview.library import Library
from ketareview.library.safety.backing.restoring import restore_from
from tests.library.papers import mark
from tests.library.rows import Rows, stored
from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.works import ANNA, BACKUPS, LIBRARY, WORKS

_GROWN = 20


def run(folder: Path, points: int) -> Outcome:
    """Each point restores a backup or a copy to a name with a sibling of some kind."""
    sources, held = _saved(folder)
    siblings = _siblings(folder)
    lost: list[str] = []
    for number in range(points):
        source = sources[number % len(sources)]
        ending, left = siblings[number // len(sources) % len(siblings)]
        target = folder / f"restored {number}.ketareview"
        for name in (target.name, f".{target.name}.restored", f".{target.name}.copy"):
            shutil.copyfile(left, folder / f"{name}{ending}")
        restore_from(source, target, silent)
        with Library.open(target, reviewer=ANNA) as restored:
            if stored(restored) != held[source]:
                lost.append(f"{source.suffix} beside {left.name}: other rows")
            if not restored.check().ok:
                lost.append(f"{source.suffix} beside {left.name}: damaged")
        target.unlink()
    told = f"{len(sources)} kinds of copy by {len(siblings)} kinds of rest: {_named(siblings)}"
    return Outcome(points, points, tuple(lost), told)


def _named(siblings: list[tuple[str, Path]]) -> str:
    return ", ".join(left.name for _, left in siblings)


def _saved(folder: Path) -> tuple[list[Path], dict[Path, Rows]]:
    """Make a library with highlights, a backup of it, and a copy; tell what each holds."""
    WORKS["tag"].prepare(folder)
    with Library.open(folder / LIBRARY, reviewer=ANNA) as library:
        article = library.articles.get(library.articles.all()[0])
        for _ in range(_GROWN):
            mark(library, article, note="kept")
        backup = library.backups.add(folder / BACKUPS).path
        copied = folder / "copied.ketareview"
        library.backups.copy(copied)
        held = stored(library)
    return [backup, copied], {backup: held, copied: held}


def _siblings(folder: Path) -> list[tuple[str, Path]]:
    """Make rests as a killed program leaves them, whole and broken, by the ending of each."""
    hot = folder / "hot rollback journal"
    shutil.copyfile(_interrupted(folder, "TRUNCATE", "-journal"), hot)
    log = folder / "log of later writes"
    shutil.copyfile(_interrupted(folder, "WAL", "-wal"), log)
    empty, random = folder / "empty file", folder / "random bytes"
    empty.touch()
    random.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 4096)
    endings = ("-journal", "-wal", "-shm")
    broken = [(ending, left) for ending in endings for left in (empty, random)]
    return [("-journal", hot), ("-wal", log), *broken]


def _interrupted(folder: Path, mode: str, ending: str) -> Path:
    """Leave a transaction behind, or a log that was not carried over, of the same library."""
    original, left = folder / LIBRARY, folder / f"{mode}.ketareview"
    shutil.copyfile(original, left)
    kept = folder / f"kept{ending}"
    with closing(sqlite3.connect(left, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}").fetchall()
        connection.execute("PRAGMA cache_size = 1")  # so that it writes before the end
        connection.execute("BEGIN")
        connection.execute("UPDATE highlight SET note = 'stale'")
        connection.execute("DELETE FROM page")
        if mode == "WAL":
            connection.execute("COMMIT")
        shutil.copyfile(f"{left}{ending}", kept)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return kept


def steps(work: str, folder: Path, number: int) -> list[str]:
    """Take some steps of a work and list what it acknowledged."""
    return list(islice(WORKS[work].go(folder), number))


CAMPAIGN = Campaign(
    "stale siblings",
    "a backup or a copy is restored to a name beside which rests of another library lie, as a "
    "killed program leaves them",
    points=160,
    few=8,
    run=run,
)
