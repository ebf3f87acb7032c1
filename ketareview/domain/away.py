"""A library whose file lies where others may touch it: work goes on in a copy on this computer."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from ketareview.domain.errors import LibraryError, LibraryInUseError


class Standing(Enum):
    """How a library's file stands to the copy of it on this computer."""

    DIRECT = auto()
    """The file itself is opened; no copy is made."""
    MISSING = auto()
    """There is neither file nor copy."""
    FRESH = auto()
    """A copy is to be taken: there is none, or the file has changed and the copy has not."""
    KEPT = auto()
    """The file is as it was seen last."""
    GONE = auto()
    """The file is not there now; there is a copy."""
    BOTH = auto()
    """The file has changed, and the copy holds what was not saved back."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one of two files holds, to choose between them."""

    articles: int
    highlights: int
    changed: datetime | None
    by: str


@dataclass(frozen=True, slots=True)
class SavedBack:
    """Where a copy was saved back to; `place` is the file that somebody else had changed."""

    path: Path
    place: Path

    @property
    def is_beside(self) -> bool:
        """Whether it came to lie beside the file, under another name."""
        return self.path != self.place


class LibraryOpenThereError(LibraryInUseError):
    """`holder` says, beside the library at `path`, to have it open there since `since`."""


class PlaceGoneError(LibraryError):
    """The folder of `path`, to which a working copy is to be saved back, is not there now."""


class NotCopiedError(LibraryError):
    """The library at `path` could not be copied to this computer, and is worked on directly."""


class UnsavedCopyError(LibraryError):
    """Changes of the library at `path` stand in its working copy `copy` only."""
