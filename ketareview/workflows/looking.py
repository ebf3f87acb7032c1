"""Looking at a library without leave to change it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ketareview import settings
from ketareview.domain.progress import Progress, silent
from ketareview.library import Library, copy_to_look


@contextmanager
def looked_at(
    path: Path, folder: Path, *, reviewer: str, progress: Progress = silent
) -> Iterator[Library]:
    """Open a copy of a library below `folder`, to look at only; it is removed afterwards.

    Raises:
        LibraryError: it cannot be copied, or not be used.
        OSError: nothing can be written in the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with settings.folder_for_now(folder) as place:
        copy = place / path.name
        copy_to_look(path, copy, progress)
        with Library.open(copy, reviewer=reviewer, progress=progress) as library:
            library.close_to_changes()
            yield library
