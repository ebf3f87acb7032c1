"""Libraries are opened, and made where there is none."""

from pathlib import Path

from ketareview.domain.progress import Progress, silent
from ketareview.library import Library, is_older

__all__ = ["is_older", "open_or_make"]


def open_or_make(path: Path, *, reviewer: str, progress: Progress = silent) -> Library:
    """Open the library, or make it with the default codebook where nothing is.

    Raises:
        LibraryError: it cannot be used, or not be made.
    """
    if path.exists():
        return Library.open(path, reviewer=reviewer, progress=progress)
    return Library.create(path, reviewer=reviewer)
