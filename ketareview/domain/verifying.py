"""What a check of a report against its evidence found."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ketareview.domain.checking import Problem


class SourceState(StrEnum):
    """Whether the library at hand holds a file that was quoted."""

    PRESENT = "present"
    ABSENT = "absent"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """A file that a report quotes, by the number and title of its article in the report."""

    number: int
    title: str
    sha256: str
    state: SourceState


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at and what is wrong.

    `compared` counts the quotations that were compared with their sources, and `sources` tells of
    these; both are empty where no library was at hand.
    """

    title: str
    made: str
    program: str
    counts: Mapping[str, int]
    compared: int
    sources: tuple[SourceSeen, ...]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems
