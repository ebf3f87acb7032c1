"""What is to be opened, what was found, and what was opened."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ketareview.domain.away import Held, Standing
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.whereabouts import Whereabouts
from ketareview.library import Library, WorkingCopy


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be opened, by whom, and the folder of working copies.

    `directly` are the ids of libraries of which no copy is wanted; `is_alone` opens a library
    although somebody else says to have it open; without `may_make` none is made where none is.
    """

    path: Path
    reviewer: str
    copies: Path
    directly: Collection[str] = ()
    is_alone: bool = False
    may_make: bool = True


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
