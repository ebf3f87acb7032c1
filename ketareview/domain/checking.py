"""What a check of a whole library found."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong: the code of its sentence, and the facts."""

    code: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything that is wrong, and how much was looked at."""

    problems: tuple[Problem, ...]
    sources: int
    pages: int
    highlights: int
    study_values: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems
