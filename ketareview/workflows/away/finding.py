"""Before a library is opened it is found out where it lies, and whether there is a copy of it."""

import os
from pathlib import Path

from ketareview.domain.away import LibraryOpenThereError, Standing
from ketareview.domain.errors import DamagedLibraryError
from ketareview.domain.progress import Progress, silent
from ketareview.domain.whereabouts import PlaceKind, Whereabouts
from ketareview.library import (
    WorkingCopies,
    WorkingCopy,
    is_older,
    is_seen,
    library_of,
    occupancy,
    whereabouts,
)
from ketareview.workflows.away.wish import Looked, Wish


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
