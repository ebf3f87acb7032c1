"""What a check of a whole library found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

_REPAIRABLE = {"damaged-index", "stale-text"}
CHECKED_EVERY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong: the code of its sentence, and the facts."""

    code: str
    facts: Mapping[str, str]

    @property
    def is_repairable(self) -> bool:
        """Whether it is about something that is computed, and can be again."""
        return self.code in _REPAIRABLE


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

    @property
    def is_repairable(self) -> bool:
        """Whether anything that is wrong can be made anew."""
        return any(each.is_repairable for each in self.problems)


def is_due(checked: datetime | None, now: datetime) -> bool:
    """Whether it is time to check a library: each month, and where no check is known."""
    return checked is None or now - checked >= CHECKED_EVERY or checked > now
