"""A file that was written whole comes to its place, and is still there after a power cut."""

import os
from pathlib import Path

from ketareview.domain.errors import LibraryExistsError
from ketareview.files import sync


def put_in_place(draft: Path, target: Path) -> None:
    """Give a library that nobody has open its name.

    Raises:
        LibraryExistsError: something came to be there meanwhile; it was left as it is.
        OSError: the disk refuses.
    """
    settle(draft)
    if os.path.lexists(target):
        raise LibraryExistsError(path=target)
    draft.rename(target)
    sync(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, so that they are there after a power cut."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync(folder.parent)


def settle(file: Path) -> None:
    """Wait until the bytes of a file are on the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
