"""A write-ahead log beside a library: SQLite would take it in, although a library writes none.

It is kept under another name.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ketareview.domain.errors import LibraryUnwritableError
from ketareview.files import free_names

_LOG, _INDEX = "-wal", "-shm"


def lie_beside(path: Path) -> bool:
    """Whether there is a log beside a library."""
    return os.path.lexists(_beside(path, _LOG))


def put_aside(path: Path) -> dict[Path, Path]:
    """Give a log and its index names that SQLite does not know; by each name, the new one.

    Raises:
        LibraryUnwritableError: nothing can be renamed there.
    """
    moved: dict[Path, Path] = {}
    if not lie_beside(path):
        return moved
    for part in (_beside(path, _LOG), _beside(path, _INDEX)):
        if os.path.lexists(part):
            aside = _free(part)
            try:
                part.rename(aside)
            except OSError as error:
                put_back(moved)
                raise LibraryUnwritableError(path=path, finding=error.strerror) from error
            moved[part] = aside
    return moved


def put_back(moved: Mapping[Path, Path]) -> None:
    """Give them their names back, where nothing came to be there meanwhile."""
    for part, aside in moved.items():
        if not os.path.lexists(part):
            with suppress(OSError):  # it is kept where it is
                aside.rename(part)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _free(part: Path) -> Path:
    name = f"{part.name} (put aside {datetime.now().astimezone():%Y-%m-%d}"
    return next(free_names(lambda again: part.with_name(f"{name}{again})")))
