"""Passages that a reviewer marked, and what she said of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ketareview.domain.geometry import Rect

CONTEXT = 32
"""Code points kept before and after a quotation."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page's text in code points, or, for figures and scans, a box on the page."""

    page: int
    start: int = 0
    end: int = 0
    box: Rect | None = None

    def __post_init__(self) -> None:
        if self.page < 1:
            raise ValueError("pages count from 1")
        if self.box is None and not 0 <= self.start < self.end:
            raise ValueError("a piece of text holds one code point at least")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source: what they are, where they stand, and what stands around them.

    One without pieces is an orphan: its words are kept, its place is lost. What a reviewer typed
    off a box on the page is its transcription.
    """

    source: str
    pieces: tuple[Piece, ...]
    quote: str
    before: str = ""
    after: str = ""
    transcription: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """Page and code point where it begins; an orphan stands before all others, on page 0."""
        return (self.pieces[0].page, self.pieces[0].start) if self.pieces else (0, 0)


@dataclass(frozen=True, slots=True)
class Tags:
    """What a reviewer says of a passage: keys of the codebook, topics by id, a note."""

    claim_type: str
    strength: str
    stance: str = "supports"
    basis: str = "none"
    topics: tuple[UUID, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who reads with this library."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked passage with its tags; belongs to the reviewer who made it.

    One that moved here from another file says how surely, from 0 to 1; None where it was marked
    here. One that was looked for in vain names that file and stays in its own.
    """

    id: UUID
    article: UUID
    passage: Passage
    tags: Tags
    reviewer: Reviewer
    created: datetime
    changed: datetime
    confidence: float | None = None
    lost_in: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A node of the topic tree; the counts include the topics below."""

    id: UUID
    name: str
    parent: UUID | None
    order: int
    articles: int = 0
    highlights: int = 0


@dataclass(frozen=True, slots=True)
class Brought:
    """A highlight that another program made, ready to be stored; `author` is its reviewer's name.

    The id is made from what the other program calls it, so that it comes in once only. `colour` is
    `#rrggbb` where nobody has said yet what it means. One that `is_returned` was ours before;
    `new_topics` are those of its topics that the library has not, from the top.
    """

    id: UUID
    passage: Passage
    tags: Tags
    author: str
    created: datetime
    changed: datetime
    colour: str = ""
    is_returned: bool = False
    new_topics: tuple[Topic, ...] = ()
