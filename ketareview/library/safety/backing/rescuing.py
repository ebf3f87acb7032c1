"""What was acknowledged is kept when the file itself is out of reach."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ketareview.domain.errors import LibraryExistsError, LibraryUnwritableError
from ketareview.domain.progress import Progress
from ketareview.files import free_names
from ketareview.library.database import Database
from ketareview.library.safety.backing.whole import copy_whole


def rescue(database: Database, elsewhere: Path, now: datetime, progress: Progress) -> Path:
    """Copy all that was committed, proved equal, beside the library or to a folder elsewhere.

    SQLite reads on in the file that it opened, wherever that lies now or whether it has a name.

    Raises:
        LibraryUnwritableError: neither place can be written, or the open file not be read.
        DamagedLibraryError: a copy does not hold what the library holds.
    """
    folders = [database.path.parent] if database.is_on_its_disk else []
    refusal: LibraryUnwritableError | None = None
    for folder in (*folders, elsewhere):
        for path in _names(folder, database.path, now):
            try:
                copy_whole(database, path, progress)
            except LibraryExistsError:
                continue
            except LibraryUnwritableError as error:
                refusal = error
                break
            return path
    assert refusal is not None  # noqa: S101 - the names of a folder end in a copy or a refusal
    raise refusal


def _names(folder: Path, library: Path, now: datetime) -> Iterator[Path]:
    """Name files that may be free: another rescue may have been made on the same day."""
    name = f"{library.stem} (rescued {now:%Y-%m-%d}"
    return free_names(lambda again: folder / f"{name}{again}){library.suffix}")
