"""Claims: statements in the reviewer's words, and the passages that speak for and against them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import fixed_id


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement under a topic, or under none yet; `order` sorts it among its neighbours."""

    id: UUID
    statement: str
    topic: UUID | None
    order: int
    note: str
    reviewer: Reviewer
    created: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Filed:
    """A highlight filed under a claim, with its stance toward it (a key of the codebook)."""

    claim: UUID
    highlight: UUID
    stance: str
    reviewer: UUID


@dataclass(frozen=True, slots=True)
class Cited:
    """A work that a passage rests on.

    `key` names it: `doi:` or `pmid:` with the identifier, or `words:` with the folded title; its
    words as printed are `words`. The article is there when the library has the work.
    """

    highlight: UUID
    key: str
    words: str
    article: UUID | None = None


def claim_filing_id(claim: UUID, highlight: UUID, reviewer: UUID) -> UUID:
    """Name the filing of a highlight under a claim by one reviewer."""
    return fixed_id("claim-filing", str(claim), str(highlight), str(reviewer))


def cited_id(highlight: UUID, key: str, reviewer: UUID) -> UUID:
    """Name what one reviewer said a passage rests on."""
    return fixed_id("cited", str(highlight), key, str(reviewer))
