"""A library that is open elsewhere, or cannot be written, is looked at in a proved copy.

See docs/decisions/0015-looking-at-a-library.md.
"""

import time
from contextlib import suppress
from pathlib import Path

from ketareview.domain.errors import DamagedLibraryError, LibraryInUseError
from ketareview.domain.progress import Progress
from ketareview.library import occupancy
from ketareview.library.safety.backing.whole import copy_closed

_TRIES = 40
_PAUSE = 0.25  # seconds
_SETTLED = 0.1  # seconds: within one tick of a file's clock, two changes look like one


def copy_to_look(path: Path, target: Path, progress: Progress) -> None:
    """Copy a library as it was between two of the changes that somebody else makes.

    The copy counts only if the file was not changed while it was made.

    Raises:
        LibraryInUseError: whoever has it open changes it all the time.
        LibraryNotFoundError, ForeignFileError, LibraryExistsError, LibraryUnwritableError:
            as copying a closed library does.
        DamagedLibraryError: nobody changes it, and yet the copy is not sound.
    """
    for _ in range(_TRIES):
        before = _state(path)
        if before is None:
            time.sleep(_PAUSE)
            continue
        try:
            copy_closed(path, target, progress)
        except DamagedLibraryError:
            if _state(path) == before:
                raise
            continue  # torn by a change
        if _state(path) == before:
            return
        with suppress(OSError):
            target.unlink(missing_ok=True)
    raise LibraryInUseError(path=path, **occupancy.read(path))


def _state(path: Path) -> tuple[int, int, int] | None:
    """Tell a state of the file from others; None while it is being changed, or was just now."""
    journal = path.with_name(f"{path.name}-journal")
    try:
        is_hot = journal.stat().st_size > 0
    except OSError:
        is_hot = False
    found = path.stat()
    age = time.time_ns() - found.st_mtime_ns
    if is_hot or 0 <= age < _SETTLED * 1_000_000_000:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
