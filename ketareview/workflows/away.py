"""A library that lies in a cloud folder, on a network drive or a stick is opened in a copy.

See docs/decisions/0017-working-copies.md.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ketareview.domain.away import Held, SavedBack, Standing
from ketareview.domain.errors import (
    DamagedLibraryError,
    KetaReviewError,
    LibraryError,
    LibraryInUseError,
    LibraryOpenThereError,
    LibraryUnwritableError,
    NotCopiedError,
    UnsavedCopyError,
    UnwritableFileError,
)
from ketareview.domain.progress import Progress, silent
from ketareview.domain.whereabouts import PlaceKind, Whereabouts
from ketareview.library import (
    Library,
    WorkingCopies,
    WorkingCopy,
    is_older,
    is_seen,
    library_of,
    occupancy,
    whereabouts,
)
from ketareview.workflows.opening import open_or_make


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be opened, by whom, and the folder of working copies.

    `directly` are the ids of libraries of which no copy is wanted; `is_alone` opens a library
    although somebody else says to have it open.
    """

    path: Path
    reviewer: str
    copies: Path
    directly: Collection[str] = ()
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found before a library is opened; a copy that is named is held.

    `trouble` names an earlier copy that was damaged and put aside; `held` tells what copy and file
    hold, where one of them is to be chosen.
    """

    path: Path
    where: Whereabouts
    standing: Standing
    copy: WorkingCopy | None = None
    is_older: bool = False
    trouble: KetaReviewError | None = None
    held: tuple[Held, Held] | None = None

    @property
    def place_name(self) -> str:
        """What the place is called: the service, the disk, or the folder."""
        return self.where.name or str(self.path.parent)


@dataclass(slots=True)
class Opened:
    """An open library; `copy` is what it is, where it is not the file that was asked for.

    `trouble` tells why there is no copy although there should be one, or of one that was damaged.
    `opens_again` asks for the library to be opened once more when it was closed.
    """

    library: Library
    where: Whereabouts
    standing: Standing = Standing.DIRECT
    copy: WorkingCopy | None = None
    trouble: KetaReviewError | None = None
    opens_again: bool = False

    @property
    def place_name(self) -> str:
        """What the place is called: the service, the disk, or the folder."""
        place = self.library.path if self.copy is None else self.copy.place
        return self.where.name or str(place.parent)


def look(wish: Wish, progress: Progress = silent) -> Looked:
    """Find out how a library is to be opened.

    Raises:
        LibraryInUseError: another window on this computer has it open.
        LibraryOpenThereError: somebody else says to have it open.
        UnwritableFileError: what is found cannot be kept.
        OSError: the place cannot be read.
    """
    place = wish.path.resolve()
    where = _where(place)
    copy = WorkingCopies(wish.copies).known(place, where)
    if copy is None:
        standing = Standing.FRESH if is_seen(place) else Standing.MISSING
        if _is_for_direct(place, where, wish):
            return Looked(wish.path, where, Standing.DIRECT, is_older=is_older(place))
        return _told(Looked(place, where, standing, is_older=is_older(place)), wish)
    copy.hold()
    try:
        standing, trouble = _standing(copy, progress)
        # What was not saved back, or lies where nothing is now, is in the copy only.
        is_needed = copy.has_unsaved or standing is Standing.GONE
        if not is_needed and _is_for_direct(place, where, wish):
            copy.remove()
            return Looked(wish.path, where, Standing.DIRECT, None, is_older(place), trouble)
        file = place if standing is Standing.FRESH else copy.path
        both = copy.compared() if standing is Standing.BOTH else None
        return _told(Looked(place, where, standing, copy, is_older(file), trouble, both), wish)
    except BaseException:
        copy.release()
        raise


def open_looked(
    looked: Looked, wish: Wish, *, theirs: bool = False, progress: Progress = silent
) -> Opened:
    """Open a library as it was found; with `theirs` the copy makes way for the file at the place.

    Raises:
        LibraryError: it cannot be used.
        OSError: the place cannot be read.
    """
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
    return Opened(library, looked.where, looked.standing, copy, looked.trouble)


def save_back(opened: Opened, progress: Progress = silent) -> SavedBack | None:
    """Bring what is open to its place as it is now; None where the place has it already.

    Raises:
        PlaceGoneError: the place is not there now.
        LibraryError: it is open there, or the place refuses.
        Cancelled: somebody stopped it.
    """
    copy = opened.copy
    if copy is None or not (copy.has_unsaved or copy.is_lacking()):
        return None
    draft = copy.folder / "saving.tmp"
    with suppress(OSError):
        draft.unlink(missing_ok=True)
    try:
        opened.library.backups.copy_stepwise(draft, progress)
        saved = copy.save_back(draft, progress)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    _sign_anew(saved, opened.library.reviewer.name)
    return saved


def finish(copy: WorkingCopy, progress: Progress = silent) -> SavedBack | None:
    """Bring a copy, whose library is closed, to its place; None where the place has it already.

    Raises: as `save_back`.
    """
    saved = None
    if copy.has_unsaved or copy.is_lacking():
        saved = copy.save_back(copy.path, progress)
    for place in {copy.place} | ({saved.place} if saved else set()):
        occupancy.leave(place)
    copy.release()
    return saved


def save_left(folder: Path, progress: Progress = silent) -> Iterator[SavedBack]:
    """Bring copies that nobody has open to their places, where those are there now."""
    for copy in WorkingCopies(folder).all():
        if copy.is_held or not copy.has_unsaved or not copy.is_there():
            continue
        with suppress(KetaReviewError, OSError):
            copy.hold()
            try:
                is_spare = copy.note.seen is None
                yield copy.save_back(copy.path, progress)
                if is_spare:
                    copy.remove()
            finally:
                copy.release()


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
        raise LibraryInUseError(path=path, **occupancy.read(copy.place))
    if copy.has_unsaved:
        raise UnsavedCopyError(path=path, copy=copy.path)


def file_to_look_at(path: Path, folder: Path) -> Path:
    """Name the file that holds a library's latest state: its working copy, where there is one."""
    copy = WorkingCopies(folder).of(path.resolve())
    return path if copy is None or not copy.path.exists() else copy.path


def _where(place: Path) -> Whereabouts:
    """Tell the kind of a place; of one that gives no answer nothing is known."""
    try:
        return whereabouts(place)
    except OSError:
        return Whereabouts(PlaceKind.OWN)


def _is_for_direct(place: Path, where: Whereabouts, wish: Wish) -> bool:
    """Whether a copy would not be safer, could not be saved back, or is not wanted."""
    is_odd = where.kind is not PlaceKind.OWN
    is_safer = is_odd and whereabouts(wish.copies).kind is PlaceKind.OWN
    if not is_safer or library_of(place) in wish.directly:
        return True
    return is_seen(place) and not (os.access(place, os.W_OK) and os.access(place.parent, os.W_OK))


def _standing(copy: WorkingCopy, progress: Progress) -> tuple[Standing, DamagedLibraryError | None]:
    """Tell how a copy stands to its place; one that is damaged is put aside where another is."""
    try:
        return copy.standing(progress), None
    except DamagedLibraryError as error:
        if not is_seen(copy.place):
            raise
        aside = copy.put_aside()
        finding = error.facts.get("finding", "")
        return Standing.FRESH, DamagedLibraryError(path=aside, finding=finding)


def _told(looked: Looked, wish: Wish) -> Looked:
    """Refuse what somebody else says to have open, unless that is known."""
    holder = None if wish.is_alone else occupancy.elsewhere(looked.path)
    if holder is not None:
        raise LibraryOpenThereError(path=looked.path, **holder)
    return looked


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


def _sign_anew(saved: SavedBack, reviewer: str) -> None:
    """Tell at the place who has it open; another's sign may have taken the place of ours."""
    if saved.is_beside:
        occupancy.leave(saved.place)
    occupancy.write(saved.path, reviewer)
