"""A library is opened as it was found: the file itself, or a copy of it."""

from contextlib import suppress

from ketareview.domain.away import NotCopiedError, Standing
from ketareview.domain.errors import (
    KetaReviewError,
    LibraryError,
    LibraryGoneError,
    LibraryUnwritableError,
    UnwritableFileError,
)
from ketareview.domain.progress import Progress, silent
from ketareview.library import Library, WorkingCopies, WorkingCopy, is_seen, occupancy
from ketareview.workflows.away.wish import Looked, Opened, Wish
from ketareview.workflows.opening import open_or_make


def open_looked(
    looked: Looked, wish: Wish, *, theirs: bool = False, progress: Progress = silent
) -> Opened:
    """Open a library as it was found; with `theirs` the copy makes way for the file at the place.

    Raises:
        LibraryGoneError: nothing is there, and nothing is to be made.
        LibraryError: it cannot be used.
        OSError: the place cannot be read.
    """
    if not wish.may_make and _is_nothing(looked):
        raise LibraryGoneError(path=looked.path)
    if looked.standing is Standing.DIRECT:
        library = open_or_make(looked.path, reviewer=wish.reviewer, progress=progress)
        return Opened(library, looked.where, trouble=looked.trouble)
    try:
        copy = _copy(looked, WorkingCopies(wish.copies), theirs=theirs, progress=progress)
    except (OSError, LibraryUnwritableError, UnwritableFileError) as error:
        finding = error.strerror if isinstance(error, OSError) else error.facts.get("finding")
        trouble = NotCopiedError(path=looked.path, finding=finding)
        library = open_or_make(looked.path, reviewer=wish.reviewer, progress=progress)
        return Opened(library, looked.where, trouble=trouble)
    try:
        library = _open(copy, wish.reviewer, progress)
    except BaseException:
        copy.release()
        raise
    if copy.is_there():
        occupancy.write(copy.place, wish.reviewer)
    return Opened(library, copy.note.where, looked.standing, copy, looked.trouble)


def _is_nothing(looked: Looked) -> bool:
    is_direct = looked.standing is Standing.DIRECT
    return looked.standing is Standing.MISSING or (is_direct and not is_seen(looked.path))


def _copy(
    looked: Looked, copies: WorkingCopies, *, theirs: bool, progress: Progress
) -> WorkingCopy:
    copy = looked.copy
    if looked.standing is Standing.MISSING:
        return _made(looked, copies)
    if copy is not None and looked.standing is Standing.BOTH and theirs:
        copy.divert()
        copy.release()
        return copies.take(looked.path, looked.where, progress)
    if copy is not None and looked.standing is not Standing.FRESH:
        return copy
    fresh = copies.take(looked.path, looked.where, progress)
    if copy is not None:
        copy.remove()
    return fresh


def _made(looked: Looked, copies: WorkingCopies) -> WorkingCopy:
    """Make a new library, and let it be seen at its place at once if that is possible."""
    if looked.copy is not None:
        looked.copy.remove()
    with suppress(OSError):
        looked.path.parent.mkdir(parents=True, exist_ok=True)
    copy = copies.make(looked.path, looked.where)
    with suppress(KetaReviewError):  # it is tried again while the library is open
        copy.save_back(copy.path, silent)
    return copy


def _open(copy: WorkingCopy, reviewer: str, progress: Progress) -> Library:
    """Open a copy; what is wrong with it is told of the file that was asked for."""
    try:
        return Library.open(copy.path, reviewer=reviewer, progress=progress)
    except LibraryError as error:
        if error.facts.get("path") == str(copy.path):
            raise type(error)(**{**error.facts, "path": str(copy.place)}) from error
        raise
