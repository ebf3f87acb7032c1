"""A backup takes the place of a library that is gone or damaged; what is there is kept."""

import os
from datetime import datetime
from pathlib import Path

from ketareview.domain.backups import Backup
from ketareview.domain.errors import LibraryUnwritableError
from ketareview.domain.progress import Progress
from ketareview.files import free_names, sync
from ketareview.library.safety.backing.restoring import Restored, restore_from
from ketareview.library.safety.backing.shelf import ENDING, Shelf

_OF_ONE = ("", "-journal", "-wal", "-shm")
"""A library, and what SQLite takes for a part of it."""


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """List the backups of all libraries in a folder, the newest first."""
    return Shelf(folder).all()


def has_backups(folder: Path) -> bool:
    """Whether there is any backup in a folder, sound or not."""
    return any(folder.glob(f"*{ENDING}"))


def restore_in_place(backup: Path, path: Path, now: datetime, progress: Progress) -> Restored:
    """Make a library of a backup, proved, and then let it be the library at `path`.

    What lies there is kept beside it under another name.

    Raises:
        BackupError: the backup or the vault does not hold what it says.
        LibraryUnwritableError: nothing can be written there.
        Cancelled: somebody stopped it; what was at `path` is there.
    """
    restored = restore_from(backup, _free(path, "restored", now), progress)
    try:
        _put_aside(path, _free(path, "replaced", now))
        restored.path.rename(path)
        sync(path.parent)
    except OSError as error:
        raise LibraryUnwritableError(path=path, finding=error.strerror) from error
    return Restored(path, restored.missing)


def _put_aside(path: Path, aside: Path) -> None:
    """Rename a library with what belongs to it, which would be taken for a part of the next."""
    for ending in _OF_ONE:
        part = path.with_name(path.name + ending)
        if os.path.lexists(part):
            part.rename(aside.with_name(aside.name + ending))


def _free(path: Path, word: str, now: datetime) -> Path:
    """Name a file beside `path` that is not there."""
    name = f"{path.stem} ({word} {now:%Y-%m-%d}"
    return next(free_names(lambda again: path.with_name(f"{name}{again}){path.suffix}")))
