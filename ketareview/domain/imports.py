"""What comes out of a file, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ketareview.domain.article import Origin, Record
from ketareview.domain.text import Page


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read from a file, before it is stored; `left_out` says what was not kept."""

    record: Record
    origin: Mapping[str, Origin]
    pages: tuple[Page, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its bytes' SHA-256, size and media type, and the articles in it."""

    sha256: str
    size: int
    media_type: str
    drafts: tuple[Draft, ...]


class Outcome(StrEnum):
    """What became of a file or record."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    ATTACHED = "attached"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the code of a `KetaReviewError`, or of a notice, with its facts."""

    code: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one file, or of one record in it (`record` counts from 1)."""

    path: str
    outcome: Outcome
    record: int | None = None
    article_id: UUID | None = None
    title: str = ""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: who, when, from where, with the fate of every file."""

    id: UUID
    name: str
    database: str
    search: str
    reviewer: str
    started: datetime
    results: tuple[ImportResult, ...]
