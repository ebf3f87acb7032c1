"""The folder in which a library's backups lie: packed, proved, and thinned out with time."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from ketareview.domain.backups import Backup, outdated
from ketareview.domain.errors import BackupError, UnwritableFileError
from ketareview.domain.progress import Progress
from ketareview.files import free_names, sync
from ketareview.library.database import Database
from ketareview.library.safety.backing.copying import copy
from ketareview.library.safety.backing.elsewhere import copy_elsewhere
from ketareview.library.safety.backing.packing import digest_of, pack, unpack
from ketareview.library.safety.backing.placing import make_folder, settle
from ketareview.library.safety.backing.plain import from_facts, prove, read_facts, to_facts
from ketareview.library.safety.backing.vault import Vault
from ketareview.settings import folder_for_now

ENDING = ".ketabackup"
_FACTS = ".json"
_VAULT = "vault"
_DRAFT = ".new-"
_ABANDONED = 24 * 3600  # seconds


class Shelf:
    """Backups of one library, in a folder that may hold those of others."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.folder = folder
        self._now = now

    @property
    def vault(self) -> Vault:
        """The originals of all backups in the folder."""
        return Vault(self.folder / _VAULT)

    def add(self, database: Database, progress: Progress) -> Backup:
        """Make a backup; it counts only when what was packed was unpacked and proved again.

        What people wrote is safe by then; the originals follow, which takes longer at first. Should
        they not all come, the next backup brings the others.

        Raises:
            BackupError: what was written is not what the library holds.
            UnwritableFileError: nothing can be written there.
            Cancelled: somebody stopped it.
        """
        with _explained(self.folder):
            make_folder(self.folder)
            self._sweep()
            with TemporaryDirectory(prefix=_DRAFT, dir=self.folder) as work:
                draft = Path(work) / "draft"
                backup = replace(copy(database, draft, progress), made=self._now())
                packed = Path(work) / "packed"
                with ThreadPoolExecutor(1) as other:
                    proving = other.submit(prove, backup)
                    digest = pack(draft, packed, partial(progress, 1, 1))
                    proving.result()
                told = replace(backup, digest=digest, size=packed.stat().st_size)
                kept = self._keep(told, packed)
            self.vault.fill(database, kept.originals, progress)
        return kept

    def all(self, library: str | None = None) -> tuple[Backup, ...]:
        """List the backups (of a library, by its id), the newest first; broken ones are no such."""
        found: list[Backup] = []
        for path in self.folder.glob(f"*{ENDING}"):
            with suppress(BackupError, OSError):
                told = path.with_name(path.name + _FACTS)
                if told.exists():
                    backup = from_facts(path, told.read_text(encoding="utf-8"))
                    if backup.size not in {0, path.stat().st_size}:
                        continue  # half copied, by a person or a sync client
                else:
                    with unpacked(path) as plain:
                        backup = replace(plain, path=path)
                if library in {None, backup.library}:
                    found.append(backup)
        return tuple(sorted(found, key=lambda each: each.made, reverse=True))

    def thin(
        self, library: str, is_own: Callable[[Backup], bool] = lambda _: True
    ) -> tuple[Backup, ...]:
        """Remove those of a library's own backups that need not be kept, and name them."""
        gone = outdated([*filter(is_own, self.all(library))], self._now())
        for backup in gone:
            with suppress(OSError):
                backup.path.unlink()
                backup.path.with_name(backup.path.name + _FACTS).unlink(missing_ok=True)
        return gone

    def copy_elsewhere(self, backup: Backup, folder: Path, progress: Progress) -> bool:
        """Copy a backup with all originals to another folder, if that is there now.

        Raises:
            BackupError: what was written reads otherwise.
            UnwritableFileError: nothing can be written there.
            Cancelled: somebody stopped it.
        """
        if not folder.is_dir() or folder.resolve() == self.folder.resolve():
            return False
        told = backup.path.with_name(backup.path.name + _FACTS)
        with _explained(folder):
            copy_elsewhere([told, backup.path], (self.vault, Shelf(folder).vault), progress)
        return True

    def _keep(self, backup: Backup, packed: Path) -> Backup:
        stamp = backup.made.astimezone(UTC).strftime("%Y-%m-%d %H.%M.%S")
        path = _free(self.folder, f"{backup.library[:8]} {stamp}")
        kept = replace(backup, path=path)
        facts = packed.with_name("facts")
        facts.write_text(to_facts(kept), encoding="utf-8")
        for file, place in ((facts, path.with_name(path.name + _FACTS)), (packed, path)):
            settle(file)
            file.replace(place)
        sync(self.folder)
        return kept

    def _sweep(self) -> None:
        """Remove what a backup left that was killed; one that is made just now is younger."""
        for left in (*self.folder.glob(f"{_DRAFT}*"), *self.folder.glob(f"*{ENDING}{_FACTS}")):
            is_left = left.name.startswith(_DRAFT) or not left.with_suffix("").exists()
            with suppress(OSError):
                if is_left and time.time() - left.stat().st_mtime > _ABANDONED:
                    shutil.rmtree(left) if left.is_dir() else left.unlink()


@contextmanager
def unpacked(path: Path) -> Iterator[Backup]:
    """Unpack a backup for as long as it is read; its path is that of the unpacked file.

    Raises:
        BackupError: it is damaged, or is none.
        UnwritableFileError: there is no room to unpack it.
    """
    with folder_for_now(Path(gettempdir())) as work:
        draft = work / "backup"
        try:
            with draft.open("wb") as plain:
                plain.writelines(unpack(path))
        except OSError as error:
            raise UnwritableFileError(path=work, finding=error.strerror or error) from error
        try:
            backup = replace(read_facts(draft), digest=digest_of(path))
            prove(backup)
        except BackupError as error:
            raise BackupError(path=path, finding=error.facts.get("finding", "")) from error
        yield backup


def _free(folder: Path, name: str) -> Path:
    """Name a file that is not there yet: two backups may be made in one second."""
    return next(free_names(lambda again: folder / f"{name}{again}{ENDING}", " ({})"))


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableFileError(path=folder, finding=error.strerror or error) from error
    except sqlite3.OperationalError as error:  # of the copy; those of the library are told as such
        raise UnwritableFileError(path=folder, finding=error) from error
