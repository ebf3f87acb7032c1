"""Renames, replaces and removes the file of an open library, as sync clients and people do."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ketareview.domain.errors import LibraryMovedError, LibraryUnwritableError
from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.library.rows import stored
from tests.reliability.campaign import Campaign, Outcome

_STEPS = 5


def _rename(path: Path) -> None:
    path.rename(path.with_name("conflict.ketareview"))


def _replace(path: Path) -> None:
    _rename(path)
    with Library.create(path, reviewer="Other"):
        pass


def _replace_by_older(path: Path) -> None:
    older = path.with_name("older.ketareview")
    os.replace(older, path)  # noqa: PTH105 - over the open file, as a sync client does


def _remove(path: Path) -> None:
    path.unlink()


def _remove_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name(f"{path.parent.name} gone"))


WAYS: tuple[Callable[[Path], None], ...] = (
    _rename,
    _replace,
    _replace_by_older,
    _remove,
    _remove_folder,
)


def run(folder: Path, points: int) -> Outcome:
    """Each point takes the file away once, in the next of the ways."""
    lost: list[str] = []
    saved = 0
    for number in range(points):
        way = WAYS[number % len(WAYS)]
        here = folder / str(number)
        here.mkdir()
        found = _take_away(here, way, number // len(WAYS) % _STEPS)
        saved += 1 + number // len(WAYS) % _STEPS
        lost += [f"{way.__name__.strip('_')}: {each}" for each in found]
        for left in folder.glob(f"{number}*"):
            shutil.rmtree(left)
    told = "ways: " + ", ".join(way.__name__.strip("_").replace("_", " ") for way in WAYS)
    return Outcome(points, saved, tuple(lost), told)


def _take_away(here: Path, way: Callable[[Path], None], steps: int) -> list[str]:
    path = here / "kept.ketareview"
    library = Library.create(path, reviewer="Anna")
    try:
        article = store(library, paper(here))
        library.backups.copy(here / "older.ketareview")
        for _ in range(steps):
            mark(library, article, note="kept")
        held = stored(library)
        way(path)
        return [*_refused(library), *_rescued(library, here.with_name(f"{here.name}-rescue"), held)]
    finally:
        with suppress(LibraryMovedError, LibraryUnwritableError):
            library.close()


def _refused(library: Library) -> list[str]:
    article = library.articles.get(library.articles.all()[0])
    try:
        mark(library, article, note="lost")
    except (LibraryMovedError, LibraryUnwritableError):
        return []
    return ["a write was acknowledged"]


def _rescued(library: Library, elsewhere: Path, held: object) -> list[str]:
    elsewhere.mkdir()
    rescued = library.rescue(elsewhere)
    with Library.open(rescued, reviewer="Anna") as copy:
        amiss = [] if copy.check().ok else ["the rescued copy is damaged"]
        return amiss if stored(copy) == held else [*amiss, "the rescued copy holds other rows"]


CAMPAIGN = Campaign(
    "taken away",
    "the file of an open library is renamed, replaced by another or an older one, removed, or its "
    "folder is; the next write must be refused, and a rescued copy must hold all that was saved",
    points=100,
    few=10,
    run=run,
)
