"""A library: papers, what is marked in them, and everything that was ever done to it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from ketareview.domain.checking import CheckReport
from ketareview.domain.errors import LibraryUnwritableError
from ketareview.domain.highlight import Reviewer
from ketareview.domain.history import Changed
from ketareview.domain.ids import fixed_id
from ketareview.domain.progress import Progress, silent
from ketareview.library import founding, occupancy, opening, renewing, sums
from ketareview.library.articles import Articles
from ketareview.library.codebooks import Codebooks
from ketareview.library.database import Database
from ketareview.library.evidence.appraisals import Appraisals
from ketareview.library.evidence.certainties import Certainties
from ketareview.library.evidence.citations import Citations
from ketareview.library.evidence.claims import Claims
from ketareview.library.evidence.dismissals import Dismissals
from ketareview.library.evidence.levels import Levels
from ketareview.library.evidence.maps import Maps
from ketareview.library.evidence.modifiers import Modifiers
from ketareview.library.evidence.opposing import Opposing
from ketareview.library.evidence.studies import Studies
from ketareview.library.evidence.summaries import Summaries
from ketareview.library.evidence.templates import Templates
from ketareview.library.finding.searching import Search
from ketareview.library.highlights import Highlights
from ketareview.library.history import History
from ketareview.library.imports import Imports
from ketareview.library.moving import Moving
from ketareview.library.relations import Relations
from ketareview.library.safety import checking, compacting, repairing
from ketareview.library.safety.backing.rescuing import rescue
from ketareview.library.safety.backups import Backups
from ketareview.library.safety.surroundings import Surroundings
from ketareview.library.safety.timeline import Timeline
from ketareview.library.safety.trash import Trash
from ketareview.library.sources import Sources
from ketareview.library.topics import Topics


class Library:
    """An open library file. Methods of its parts may be called from any thread.

    `put_aside` are the names under which is kept what another program had left beside it.
    """

    def __init__(self, database: Database, put_aside: tuple[Path, ...] = ()) -> None:
        self._database = database
        self.path = database.path
        self.reviewer = database.journal.reviewer
        self.put_aside = put_aside
        self.id: UUID = founding.library_id(database)
        self.articles = Articles(database)
        self.sources = Sources(database)
        self.highlights = Highlights(database)
        self.surroundings = Surroundings(database)
        self.studies = Studies(database)
        self.moving = Moving(database)
        self.opposing = Opposing(database)
        self.citations = Citations(database)
        self.maps = Maps(database)
        self.topics = Topics(database)
        self.claims = Claims(database, self.topics)
        self.certainties = Certainties(database)
        self.levels = Levels(database)
        self.appraisals = Appraisals(database)
        self.codebooks = Codebooks(database)
        self.modifiers = Modifiers(database, self.codebooks)
        self.dismissals = Dismissals(database)
        self.imports = Imports(database)
        self.relations = Relations(database)
        self.history = History(database)
        self.summaries = Summaries(database)
        self.templates = Templates(database)
        self.search = Search(database)
        self.trash = Trash(database)
        self.backups = Backups(database, self.id)
        self.timeline = Timeline(database)

    @classmethod
    def create(cls, path: Path, *, reviewer: str) -> Self:
        """Make a library with the default codebook, and open it.

        Raises:
            LibraryExistsError: something is at `path` already.
            LibraryUnwritableError: nothing can be written there.
        """
        founding.make(path)
        return cls.open(path, reviewer=reviewer)

    @classmethod
    def open(cls, path: Path, *, reviewer: str, progress: Progress = silent) -> Self:
        """Open a library, upgrading one of an older program on a copy.

        Raises:
            LibraryNotFoundError: nothing is at `path`.
            ForeignFileError: it is something else.
            NewerLibraryError: a later program made it.
            DamagedLibraryError: SQLite finds it damaged.
            LibraryInUseError: somebody else has it open.
            LibraryUnwritableError: it cannot be written.
        """
        put_aside = opening.prepare(path, progress=progress)
        database = Database(path, reviewer_named(reviewer))
        was_left_open = occupancy.beside(path).exists()
        try:
            occupancy.write(path, reviewer)
            renewing.renew(database, progress)
            renewing.recognise(database)
            renewing.finish(database)
            library = cls(database, put_aside)
            library.imports.sweep()
            library.trash.finish()
            if was_left_open:
                with suppress(LibraryUnwritableError):  # a full disk keeps nobody out
                    checking.forget(database)
        except BaseException:
            database.close()
            occupancy.clear(path)
            raise
        return library

    def listen(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `listener` after each commit, in the writing thread, until the result is called."""
        return self._database.listen(listener)

    def check(self, progress: Progress = silent) -> CheckReport:
        """Prove that everything in the library is whole, or tell what is not."""
        report = checking.check(self._database, progress)
        if report.ok and not self.is_only_to_read:
            checking.note(self._database, datetime.now(UTC))
            sums.complete(self._database)
        return report

    def repair(self, progress: Progress = silent) -> None:
        """Make anew all that is computed from other things: indexes, their text, identities.

        Raises:
            Cancelled: the reviewer stopped it; the next opening does the rest.
        """
        repairing.repair(self._database, progress)

    @property
    def checked(self) -> datetime | None:
        """When the library was found to be whole last; not known after an end that was none."""
        return checking.noted(self._database)

    def spare(self) -> int:
        """Tell how many bytes of the file hold nothing, and would be saved by compacting it."""
        return compacting.spare(self._database)

    def compact(self, progress: Progress = silent) -> int:
        """Write the file anew without empty room, and tell the bytes saved; others wait meanwhile.

        Raises:
            LibraryUnwritableError: there is no room for a copy; nothing was changed.
            DamagedLibraryError: the copy does not hold what the library holds; nothing was changed.
            Cancelled: somebody stopped it; nothing was changed.
        """
        return compacting.compact(self._database, progress)

    def rescue(self, elsewhere: Path, progress: Progress = silent) -> Path:
        """Copy all that was saved to a library beside this one, whose own file is out of reach.

        Where its disk is gone, the copy goes to the folder `elsewhere`.

        Raises:
            LibraryUnwritableError: neither place can be written, or the open file not be read.
            DamagedLibraryError: the copy does not hold what the library holds.
        """
        return rescue(self._database, elsewhere, datetime.now().astimezone(), progress)

    @property
    def is_saving(self) -> bool:
        """Whether something is being written now."""
        return self._database.is_writing

    def close_to_changes(self) -> None:
        """Let nothing be changed from now on: every change is refused with `OnlyToReadError`."""
        self._database.is_only_to_read = True

    @property
    def is_only_to_read(self) -> bool:
        """Whether this is a copy to look at, in which nothing can be changed."""
        return self._database.is_only_to_read

    def close(self) -> None:
        """Give the file free for others."""
        self._database.close()
        occupancy.leave(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def reviewer_named(name: str) -> Reviewer:
    """Make the reviewer of a name: the same one on every laptop."""
    return Reviewer(fixed_id("reviewer", name.strip()), name.strip())
