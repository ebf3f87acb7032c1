"""Our own highlights as they stand in a copy of their paper, on their way to whoever opens it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ketareview.domain.highlight import Passage

TopicPath = tuple[tuple[UUID, str], ...]
"""A topic's id and name, behind those of the topics above it."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What of a highlight other programs have no place for.

    `sources` are the SHA-256 of the file that it was marked in and of those which that was a copy
    of, the oldest first; `topics` are known by their ids or, in another library, by
    their names.
    `shown` and `stamped` are the note and the day of change that its annotation had when it was
    written: whoever changes it with another program changes these.
    """

    id: UUID
    sources: tuple[str, ...]
    passage: Passage
    claim_type: str
    strength: str
    stance: str
    basis: str
    topics: tuple[TopicPath, ...]
    note: str
    created: datetime
    changed: datetime
    shown: str = ""
    stamped: datetime | None = None
