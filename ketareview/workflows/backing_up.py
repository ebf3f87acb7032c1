"""When backups are made, where else they go, and what the reviewer is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ketareview.domain.backups import Backup, is_suspicious
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.progress import Progress, silent
from ketareview.library import Library, Restored, restore_from

AFTER = timedelta(minutes=30)
"""Of change: then a backup is made."""

MANY = 50
"""More things at once than this are not deleted without a backup."""

PATIENCE = timedelta(days=30)
"""Without a copy in a second place: then the reviewer is reminded."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folder of backups, and another one (a stick, a network folder) if one was chosen."""

    folder: Path
    second: Path | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made; `before` is there where it holds suspiciously less than that one.

    `is_copied` tells whether it is in the second place as well, `trouble` why it could not be.
    """

    backup: Backup
    before: Backup | None = None
    is_copied: bool = False
    trouble: KetaReviewError | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A restored library beside the open one: what each holds."""

    restored: Restored
    backup: Backup
    present: dict[str, int]
    last_action: str
    last_at: datetime | None


def needs_backup(library: Library, folder: Path) -> bool:
    """Whether anything was changed since the newest backup, or none is there and something is."""
    return not library.backups.is_current(library.backups.newest(folder))


def back_up(library: Library, places: Places, progress: Progress = silent) -> Made:
    """Make a backup, copy it to the second place if that is there, and thin older ones out.

    The second place failing does not undo the backup: that is told with it.

    Raises:
        BackupError: what was written is not what the library holds.
        UnwritableFileError: nothing can be written there.
        Cancelled: somebody stopped it.
    """
    before = library.backups.newest(places.folder)
    backup = library.backups.add(places.folder, progress)
    is_copied, trouble = False, None
    if places.second is not None:
        try:
            is_copied = library.backups.copy_elsewhere(backup, places.second, progress)
        except KetaReviewError as error:
            trouble = error
    library.backups.thin(places.folder)
    small = before if is_suspicious(backup, before) else None
    return Made(backup, small, is_copied, trouble)


def restore_beside(
    library: Library, backup: Backup, target: Path, progress: Progress = silent
) -> Compared:
    """Make a new library of a backup, proved, and tell it beside the one that is open.

    Raises:
        LibraryExistsError: something is at the target; it was left as it is.
        LibraryUnwritableError: nothing can be written there.
        BackupError: the backup does not hold what it says.
        Cancelled: somebody stopped it; nothing is at the target.
    """
    restored = restore_from(backup.path, target, progress)
    last = library.history.actions(limit=1)
    present = library.backups.counts()
    newest = last[0] if last else None
    return Compared(
        restored,
        backup,
        present,
        newest.name if newest else "",
        newest.at if newest else None,
    )


def is_to_be_reminded(
    backups: Sequence[Backup], reached: datetime | None, reminded: datetime | None, now: datetime
) -> bool:
    """Whether no copy has come to a second place for long, and nobody was reminded lately."""
    since = reached or min((each.made for each in backups), default=now)
    return now - since >= PATIENCE and (reminded is None or now - reminded >= PATIENCE)
