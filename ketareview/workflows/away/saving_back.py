"""A working copy is brought to where its library lies."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from ketareview.domain.away import SavedBack
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.progress import Progress, silent
from ketareview.library import WorkingCopies, WorkingCopy, occupancy
from ketareview.workflows.away.wish import Opened

KEPT = timedelta(days=30)
"""How long a copy that was saved back stays, so that its library opens quickly."""


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


def forget_old(folder: Path, now: datetime) -> None:
    """Remove copies of which nothing is needed and that nobody opened for long."""
    for copy in WorkingCopies(folder).all():
        with suppress(KetaReviewError, OSError):
            if copy.is_held or now - copy.last_used <= KEPT:
                continue
            copy.hold()
            try:
                if not copy.has_unsaved:
                    copy.remove()
            finally:
                copy.release()


def _sign_anew(saved: SavedBack, reviewer: str) -> None:
    """Tell at the place who has it open; another's sign may have taken the place of ours."""
    if saved.is_beside:
        occupancy.leave(saved.place)
    occupancy.write(saved.path, reviewer)
