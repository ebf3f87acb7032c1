"""The working copies on this computer: found again by library and place, and born whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from ketareview.domain.progress import Progress
from ketareview.domain.whereabouts import Whereabouts
from ketareview.files import hold, is_held, sync
from ketareview.library import founding
from ketareview.library.safety.away.carrying import alone, carry
from ketareview.library.safety.away.inside import (
    forget_replica,
    is_seen,
    last_change,
    library_of,
    prove_sound,
)
from ketareview.library.safety.away.note import Note, Seen
from ketareview.library.safety.away.working_copy import WorkingCopy
from ketareview.library.safety.backing.placing import make_folder, settle

_LOCK, _DRAFT = ".held", ".new"


class WorkingCopies:
    """All in one folder that only this user may look into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[WorkingCopy]:
        """List them."""
        if not self.folder.is_dir():
            return []
        folders = [each for each in self.folder.iterdir() if not each.name.startswith(".")]
        notes = [(each, Note.read(each)) for each in sorted(folders)]
        return [WorkingCopy(folder, note) for folder, note in notes if note is not None]

    def of(self, place: Path) -> WorkingCopy | None:
        """Find the copy of a file; one that holds unsaved changes goes before others."""
        found = [each for each in self.all() if each.place == place]
        return max(found, key=lambda each: each.has_unsaved, default=None)

    def known(self, place: Path, where: Whereabouts) -> WorkingCopy | None:
        """Find the copy of a file, also where the library lay elsewhere before.

        A stick comes to have another name, a folder is renamed: if what lay at the old place lies
        there no more, this is it. A copy of another library that lay here goes back beside it.

        Raises:
            OSError: the place, or what is remembered, cannot be read or written.
        """
        if not is_seen(place):
            return self.of(place)
        library = library_of(place)
        here = self.of(place)
        if here is not None and here.note.library != library:
            if library == "":
                return here  # it cannot be read, which is told when it is
            _leave(here)
            here = None
        found = here or next(
            (each for each in self.all() if each.note.library == library and _has_left(each)), None
        )
        if found is not None and (found.place, found.note.where) != (place, where):
            found.remember(replace(found.note, place=place, where=where))
        return found

    def take(self, place: Path, where: Whereabouts, progress: Progress) -> WorkingCopy:
        """Copy a file to this computer, proved equal byte by byte; the copy is held.

        Raises:
            LibraryInUseError: somebody has the file itself open.
            ForeignFileError, DamagedLibraryError: it is no library, or not sound.
            OSError: one of the disks refuses.
        """
        with self._draft() as draft:
            copy = draft / place.name
            with alone(place):
                size_and_time = Seen.at(place, "")
                seen = replace(size_and_time, sha256=carry(place, copy, progress))
            prove_sound(copy, place)
            forget_replica(copy)
            where_to = (place.name, place, where)
            return self._born(draft, Note(library_of(copy), *where_to, seen, last_change(copy)))

    def make(self, place: Path, where: Whereabouts) -> WorkingCopy:
        """Make a new library for a place where none is; the copy is held.

        Raises:
            LibraryUnwritableError: nothing can be written on this computer.
            OSError: the disk refuses.
        """
        with self._draft() as draft:
            copy = draft / place.name
            founding.make(copy)
            return self._born(draft, Note(library_of(copy), place.name, place, where))

    @contextmanager
    def _draft(self) -> Iterator[Path]:
        """Make a folder in which a copy is made; what a kill left of another one is removed."""
        make_folder(self.folder.parent)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        for lock in self.folder.glob(f".*{_LOCK}"):
            if not is_held(lock):
                _clear(lock)
        lock = self.folder / f".{uuid4().hex}{_LOCK}"
        with hold(lock):
            draft = lock.with_suffix(_DRAFT)
            draft.mkdir(mode=0o700)
            try:
                yield draft
            finally:
                _clear(lock)

    def _born(self, draft: Path, note: Note) -> WorkingCopy:
        """Give a copy that is whole its name: from then on it is one."""
        settle(draft / note.name)
        note.write(draft)
        folder = self.folder / draft.stem.removeprefix(".")
        draft.rename(folder)
        sync(self.folder)
        copy = WorkingCopy(folder, note)
        copy.hold()
        return copy


def _has_left(copy: WorkingCopy) -> bool:
    """Whether the library that was copied lies no more where it lay."""
    return copy.note.seen is not None and library_of(copy.place) != copy.note.library


def _leave(copy: WorkingCopy) -> None:
    """Another library lies at the place of a copy."""
    if copy.has_unsaved:
        copy.divert()
    elif not copy.is_held:
        copy.remove()


def _clear(lock: Path) -> None:
    shutil.rmtree(lock.with_suffix(_DRAFT), ignore_errors=True)
    with suppress(OSError):  # of one that is held on Windows, its own process does that
        lock.unlink(missing_ok=True)
