"""A copy of a library on this computer, and how it goes back to where the library lies.

See docs/decisions/0017-working-copies.md.
"""

import os
import platform
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from ketareview.domain.away import Held, PlaceGoneError, SavedBack, Standing
from ketareview.domain.errors import LibraryInUseError, LibraryUnwritableError
from ketareview.domain.progress import Progress
from ketareview.domain.whereabouts import PlaceKind
from ketareview.files import hold, is_held, sync
from ketareview.library import occupancy
from ketareview.library.safety.away.carrying import alone, carry, keep_mode, sum_of
from ketareview.library.safety.away.inside import (
    held_in,
    is_seen,
    last_change,
    last_change_seen,
    prove_sound,
)
from ketareview.library.safety.away.note import NOTE, Coming, Note, Seen
from ketareview.library.safety.backing.whole import clear_siblings
from ketareview.library.safety.whereabouts import whereabouts

_HELD = ".held"


class WorkingCopy:
    """One copy in a folder of its own; `path` is the library to open."""

    def __init__(self, folder: Path, note: Note) -> None:
        self.folder = folder
        self.note = note
        self._held: TextIO | None = None

    @property
    def place(self) -> Path:
        """The file that this is a copy of."""
        return self.note.place

    @property
    def path(self) -> Path:
        """The copy itself."""
        return self.folder / self.note.name

    def hold(self) -> None:
        """Keep others from it until `release`, or until this process ends.

        Raises:
            LibraryInUseError: another window has it.
        """
        try:
            self._held = self._held or hold(self.folder / _HELD)
            (self.folder / _HELD).touch()
        except OSError as error:
            told = occupancy.read(self.path)  # the place may be gone
            raise LibraryInUseError(path=self.place, **told) from error

    def release(self) -> None:
        """Let others have it."""
        held, self._held = self._held, None
        if held is not None:
            held.close()

    @property
    def is_held(self) -> bool:
        """Whether a window has it, be it this one."""
        lock = self.folder / _HELD
        return self._held is not None or (lock.exists() and is_held(lock))

    @property
    def has_unsaved(self) -> bool:
        """Whether it holds what the place has not, so far as can be seen without a lock."""
        return self.path.exists() and last_change_seen(self.path) != self.note.saved

    @property
    def last_used(self) -> datetime:
        """When a window had it last."""
        return datetime.fromtimestamp((self.folder / _HELD).stat().st_mtime, UTC)

    def is_there(self) -> bool:
        """Whether the folder of the place is there, on the disk on which it was."""
        where = self.note.where
        try:
            if where.kind in (PlaceKind.NETWORK, PlaceKind.REMOVABLE):
                # Where a disk was mounted an empty folder of this computer's own may remain.
                return whereabouts(self.place) == where and self.place.parent.is_dir()
            return self.place.parent.is_dir()
        except OSError:
            return False

    def is_lacking(self) -> bool:
        """Whether the place is there, and the file is not."""
        return self.is_there() and not is_seen(self.place)

    def standing(self, progress: Progress) -> Standing:
        """Tell how the place stands to the copy; nothing is changed but what is remembered.

        Raises:
            DamagedLibraryError: the copy cannot be read.
            LibraryInUseError: somebody has the copy open.
            OSError: the place cannot be read.
        """
        if not self.path.exists():
            return Standing.FRESH if is_seen(self.place) else Standing.MISSING
        number = last_change(self.path)
        if not self.is_there() or not is_seen(self.place):
            return Standing.GONE
        if self._is_as_seen(progress):
            return Standing.KEPT
        return Standing.FRESH if number == self.note.saved else Standing.BOTH

    def save_back(self, file: Path, progress: Progress) -> SavedBack:
        """Let a closed file, which holds what this library holds, take its place.

        Whatever somebody else put there stays as it is: then the file comes to lie beside it, and
        that is the place of this copy from then on.

        Raises:
            PlaceGoneError: the place is not there now.
            LibraryInUseError: somebody has the file at the place open.
            DamagedLibraryError: the file is not sound.
            LibraryUnwritableError: the place refuses.
        """
        asked = self.place
        if not self.is_there():
            raise PlaceGoneError(path=asked)
        prove_sound(file, file)
        number = last_change(file)
        draft = self._draft()
        try:
            coming = Coming(carry(file, draft, progress), number)
            with ExitStack() as held:
                if self._is_last_seen(asked, held, progress):
                    self._replace(draft, coming, held)
                else:
                    self._put_beside(draft, coming)
        except OSError as error:
            raise LibraryUnwritableError(path=asked, finding=error.strerror) from error
        finally:
            self._clear_draft(draft)
        return SavedBack(self.place, asked)

    def divert(self) -> None:
        """Let it go back under another name from now on: the file at its place is another's."""
        self._clear_draft(self._draft())
        self.remember(replace(self.note, place=self._beside(), seen=None, coming=None))

    def remember(self, note: Note) -> None:
        """Keep another note of it.

        Raises:
            UnwritableFileError: the disk is full.
        """
        note.write(self.folder)
        self.note = note

    def compared(self) -> tuple[Held, Held]:
        """Tell what the copy holds and what the file at its place holds.

        Raises:
            DamagedLibraryError: one of them cannot be read.
        """
        return held_in(self.path), held_in(self.place)

    def put_aside(self) -> Path:
        """Give a copy that is damaged another name, under which nothing looks for it."""
        aside = free_name(self.path.with_stem(f"{self.path.stem} (damaged)"))
        self.path.rename(aside)
        return aside

    def remove(self) -> None:
        """Remove a copy of which nothing is needed; what else lies in its folder stays."""
        self.release()
        self._clear_draft(self._draft())
        for path in (self.path, self.folder / NOTE, self.folder / _HELD):
            path.unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()

    def _is_as_seen(self, progress: Progress) -> bool:
        """Whether the file at the place is the last one seen; one that came is seen now."""
        seen, coming = self.note.seen, self.note.coming
        now = Seen.at(self.place, "")
        if seen is not None and (now.size, now.modified) == (seen.size, seen.modified):
            return True  # enough to open; before anything is overwritten its bytes are read
        with self.place.open("rb") as file:
            now = replace(now, sha256=sum_of(file, progress))
        if coming is not None and now.sha256 == coming.sha256:
            self._settle(now, coming)
            return True
        return seen is not None and now.sha256 == seen.sha256

    def _is_last_seen(self, place: Path, held: ExitStack, progress: Progress) -> bool:
        """Read the file at the place again; locked and open it stays what was read."""
        if not os.path.lexists(place):
            return True
        held.enter_context(alone(place))
        file = held.enter_context(place.open("rb"))
        seen, coming = self.note.seen, self.note.coming
        known = {each.sha256 for each in (seen, coming) if each is not None}
        return sum_of(file, progress) in known

    def _replace(self, draft: Path, coming: Coming, held: ExitStack) -> None:
        self.remember(replace(self.note, coming=coming))
        if self.place.exists():
            keep_mode(self.place, draft)
        clear_siblings(self.place)
        if os.name == "nt":
            held.close()  # no open file is replaced there: another's lock refuses it as well
        seen = Seen.at(draft, coming.sha256)
        draft.replace(self.place)
        self._settle(seen, coming)

    def _put_beside(self, draft: Path, coming: Coming) -> None:
        target = self._beside()
        keep_mode(self.place, draft)
        self.remember(replace(self.note, place=target, seen=None, coming=coming))
        clear_siblings(target)
        seen = Seen.at(draft, coming.sha256)
        draft.rename(target)
        self._settle(seen, coming)

    def _settle(self, seen: Seen, coming: Coming) -> None:
        """What was to come is at the place."""
        with suppress(OSError):  # not every network drive can do that for a folder
            sync(self.place.parent)
        self.remember(replace(self.note, seen=seen, saved=coming.number, coming=None))

    def _draft(self) -> Path:
        """Name what is written at the place first; cloud services leave such names alone."""
        return self.place.with_name(f"~{self.place.name}.{self.folder.name[:8]}.tmp")

    def _clear_draft(self, draft: Path) -> None:
        with suppress(OSError):  # the disk may be gone
            draft.unlink(missing_ok=True)

    def _beside(self) -> Path:
        """Name a file beside the place, by this computer and the time, that is not there yet."""
        now = datetime.now().astimezone()
        stem = f"{self.place.stem} ({platform.node() or 'copy'} {now:%Y-%m-%d %H.%M})"
        return free_name(self.place.with_name(f"{stem}{self.place.suffix}"))


def free_name(path: Path) -> Path:
    """Name a file that is not there yet."""
    number, free = 2, path
    while os.path.lexists(free):
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free
