"""The trash is emptied only after a backup, which keeps the files in its vault."""

from pathlib import Path

from ketareview.domain.progress import Progress, silent
from ketareview.domain.trash import Freed
from ketareview.library import Library


def empty_trash(library: Library, backups: Path, progress: Progress = silent) -> Freed:
    """Make a backup, then remove for good the files that nothing live needs.

    Raises:
        BackupError: the backup could not be proved; nothing was emptied.
        UnwritableFileError: it could not be written; nothing was emptied.
        Cancelled: somebody stopped it; what it came to is emptied.
    """
    if not library.trash.freeable().files:
        return Freed(0, 0)
    library.backups.add(backups, progress)
    return library.trash.empty(progress)
