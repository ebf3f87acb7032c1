"""Passages that move from one file of an article to another."""

from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.highlight import Passage

SURE = 0.96
"""The least confidence of a passage whose letters, numbers and signs are all the same."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A passage in another file; confidence is 1 where it says the same, however it is set."""

    passage: Passage
    confidence: float

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Move:
    """What is to become of a highlight; without a passage `after`, its place is lost."""

    highlight: UUID
    before: Passage
    after: Passage | None = None
    confidence: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look."""
        return self.after is not None and self.confidence >= SURE
