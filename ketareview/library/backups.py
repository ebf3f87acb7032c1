"""Backups of an open library."""

from pathlib import Path
from uuid import UUID

from ketareview.domain.backups import Backup
from ketareview.domain.progress import Progress, silent
from ketareview.library.backing.shelf import Shelf
from ketareview.library.backing.whole import copy_whole
from ketareview.library.database import Database


class Backups:
    """Makes backups; what is in their folder belongs to all libraries that use it."""

    def __init__(self, database: Database, library: UUID) -> None:
        self._database = database
        self._library = str(library)

    def add(self, folder: Path, progress: Progress = silent) -> Backup:
        """Make a backup of what people wrote, with the originals in the folder's vault.

        Raises:
            BackupError: what was written is not what the library holds; it was removed.
            UnwritableFileError: nothing can be written there.
            Cancelled: somebody stopped it.
        """
        return Shelf(folder).add(self._database, progress)

    def all(self, folder: Path) -> tuple[Backup, ...]:
        """List this library's backups in a folder, the newest first."""
        return Shelf(folder).all(self._library)

    def thin(self, folder: Path) -> tuple[Backup, ...]:
        """Remove those that need not be kept, and name them."""
        return Shelf(folder).thin(self._library)

    def copy(self, path: Path, progress: Progress = silent) -> None:
        """Copy the whole library to a file that is a library itself; others wait meanwhile.

        Raises:
            LibraryExistsError: something is at the path; it was left as it is.
            LibraryUnwritableError: nothing can be written there.
            DamagedLibraryError: the copy does not hold what the library holds.
        """
        copy_whole(self._database, path, progress)
