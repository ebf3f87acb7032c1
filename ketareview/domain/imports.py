"""What comes out of a file, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ketareview.domain.article import Origin, Record
from ketareview.domain.copied import Copied
from ketareview.domain.geometry import Rect
from ketareview.domain.text import Page


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the reviewer said of a file before it is read.

    `columns` maps a table's column, as its first row names it, to a field of the record or to any
    other name under which the record keeps it; without it the columns are guessed.
    """

    password: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TablePreview:
    """A table as it is shown before it is imported.

    `fields` has the field of a record that each column was taken for, in the columns' order, "" for
    none; `rows` are the first few below the one that names the columns.
    """

    fields: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...] = ()


class MarkKind(StrEnum):
    """How another program marked a passage."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    STRIKEOUT = "strikeout"
    AREA = "area"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a mark stands: code points of a page's text, a box on the page, or both."""

    page: int
    start: int = 0
    end: int = 0
    box: Rect | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that another program marked; one without spans has lost its place.

    `name` is what the file itself calls it, so that the same mark never comes in twice. `quote` is
    what the other program says that it marked, and may differ from the text at its spans. `colour`
    is `#rrggbb`, or empty; `codes` are the tags that it had there. `copied` is the highlight of
    ours, if it is one that came back. `stretch` is where it begins and ends in the code points of
    the whole document, as the file says; `place` is all that it says of where the mark stands.
    """

    name: str
    spans: tuple[Span, ...] = ()
    quote: str = ""
    before: str = ""
    after: str = ""
    kind: MarkKind = MarkKind.HIGHLIGHT
    colour: str = ""
    codes: tuple[str, ...] = ()
    note: str = ""
    author: str = ""
    created: datetime | None = None
    changed: datetime | None = None
    copied: Copied | None = None
    stretch: tuple[int, int] | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A file that lay within the file that was read, and becomes the article's own source."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Search:
    """Where records were searched for: the database, the words, the day."""

    database: str = ""
    words: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read from a file, before it is stored; `left_out` says what was not kept.

    `hidden_marks` counts marks that were not kept, as their program does not show them.

    A paper has pages, empty ones for a scan; a reference has none. `files` are the paths of papers
    that a reference names, as it writes them. `search` is how a file says that its records were
    found; it comes with one of them.
    """

    record: Record
    origin: Mapping[str, Origin]
    pages: tuple[Page, ...] = ()
    left_out: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    content: Content | None = None
    hidden_marks: int = 0
    search: Search | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the code of a `KetaReviewError`, or of a notice, with its facts."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unread:
    """A record of a file that could not be understood, while those around it could."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read, or a portion of its records from `first` (counted from 1).

    `sha256` and `size` are those of its bytes; `password` is what opened it, if it was locked.
    `is_whole` is false while records are left to read. `counted` is how many the worker saw from
    the file's beginning to the end of this portion; None where nobody counted.
    """

    sha256: str
    size: int
    media_type: str
    drafts: tuple[Draft | Unread, ...]
    is_paper: bool = True
    first: int = 1
    is_whole: bool = True
    password: str = ""
    counted: int | None = None


class Outcome(StrEnum):
    """What became of a file or record."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    ATTACHED = "attached"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one file, or of one record in it (`record` counts from 1).

    `notices` say what was left out, or with what it came together.
    """

    path: str
    outcome: Outcome
    record: int | None = None
    article_id: UUID | None = None
    title: str = ""
    reason: Reason | None = None
    notices: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: who, when, from where, and how many files and records had which fate.

    `ended` is None while it runs, and after the program was ended in the middle of it.
    """

    id: UUID
    name: str
    search: Search
    reviewer: str
    started: datetime
    ended: datetime | None
    files: int
    counts: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file of a batch that is not done; `taken` of its records are stored already."""

    path: str
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A batch that was interrupted, with the files that are left of it."""

    batch: UUID
    topics: tuple[UUID, ...]
    files: tuple[Waiting, ...]
