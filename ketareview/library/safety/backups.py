"""Backups of an open library."""

from pathlib import Path
from uuid import UUID

from ketareview.domain.backups import Backup
from ketareview.domain.progress import Progress, silent
from ketareview.library.database import Database
from ketareview.library.safety.away.stepwise import copy_stepwise
from ketareview.library.safety.backing.copying import TABLES, has, newest
from ketareview.library.safety.backing.opened import OpenedBackup
from ketareview.library.safety.backing.shelf import Shelf
from ketareview.library.safety.backing.whole import copy_whole


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
        """List the backups of this library and of its copies in a folder, the newest first."""
        return Shelf(folder).all(self._library)

    def newest(self, folder: Path) -> Backup | None:
        """Find the newest backup in a folder of what this library is, or was."""
        return next(filter(self._is_own, self.all(folder)), None)

    def open(self, path: Path) -> OpenedBackup:
        """Look into a backup, to bring single things back; it is to be closed.

        Raises:
            BackupError: it is damaged, or is none.
            UnwritableFileError: there is no room to unpack it.
        """
        return OpenedBackup(self._database, path)

    def thin(self, folder: Path) -> tuple[Backup, ...]:
        """Remove those that need not be kept, and name them; a copy's are the copy's to thin."""
        return Shelf(folder).thin(self._library, self._is_own)

    def copy_elsewhere(self, backup: Backup, folder: Path, progress: Progress = silent) -> bool:
        """Copy a backup with its originals to a second place, if that is there now.

        Raises:
            BackupError: what was written reads otherwise.
            UnwritableFileError: nothing can be written there.
            Cancelled: somebody stopped it.
        """
        copied = Shelf(backup.path.parent).copy_elsewhere(backup, folder, progress)
        if copied:
            self.thin(folder)
        return copied

    def is_current(self, backup: Backup | None) -> bool:
        """Whether nothing was changed since a backup was made."""
        with self._database.driver() as connection:
            return backup is not None and backup.last_change == newest(connection)

    def counts(self) -> dict[str, int]:
        """Count what the library holds, as a backup of it would tell."""
        with self._database.driver() as connection:
            return {
                table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - ours
                for table in TABLES
            }

    def copy(self, path: Path, progress: Progress = silent) -> None:
        """Copy the whole library to a file that is a library itself; others wait meanwhile.

        Raises:
            LibraryExistsError: something is at the path; it was left as it is.
            LibraryUnwritableError: nothing can be written there.
            DamagedLibraryError: the copy does not hold what the library holds.
        """
        copy_whole(self._database, path, progress)

    def copy_stepwise(self, path: Path, progress: Progress = silent) -> None:
        """Copy the whole library, as it is at the end, to a file; others go on meanwhile.

        Raises:
            LibraryUnwritableError: nothing can be written there.
            Cancelled: somebody stopped it.
        """
        copy_stepwise(self._database, path, progress)

    def _is_own(self, backup: Backup) -> bool:
        """Whether a backup was made of this library, and not of a copy that went its own way."""
        with self._database.driver() as connection:
            return not backup.last_change or has(connection, backup.last_change)
