"""Which file holds the newest state of a library."""

from pathlib import Path

from ketareview.domain.away import UnsavedCopyError
from ketareview.domain.errors import LibraryInUseError
from ketareview.library import WorkingCopies, occupancy


def refuse_unsaved(path: Path, folder: Path) -> None:
    """Make sure that the file itself may be opened.

    Raises:
        LibraryInUseError: a window has its working copy open.
        UnsavedCopyError: its working copy holds what the file has not.
    """
    copy = WorkingCopies(folder).of(path.resolve())
    if copy is None:
        return
    if copy.is_held:
        raise LibraryInUseError(path=path, **occupancy.read(copy.path))
    if copy.has_unsaved:
        raise UnsavedCopyError(path=path, copy=copy.path)


def file_to_look_at(path: Path, folder: Path) -> Path:
    """Name the file that holds a library's latest state: its working copy, where there is one."""
    copy = WorkingCopies(folder).of(path.resolve())
    return path if copy is None or not copy.path.exists() else copy.path
