"""What lies in the trash, and what emptying it frees."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Trashed(StrEnum):
    """The kinds of things that can be in the trash; each is the name of its table."""

    ARTICLE = "article"
    HIGHLIGHT = "highlight"
    CLAIM = "claim"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class TrashItem:
    """A thing in the trash: `words` name it, `beside` tells where it was.

    `bytes` are those of its files that nothing else needs; `since` is None where the journal does
    not tell of the deletion.
    """

    kind: Trashed
    id: UUID
    words: str
    beside: str
    bytes: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Freed:
    """The files that nothing needs, or that were removed: how many, and bytes with their text."""

    files: int
    bytes: int
