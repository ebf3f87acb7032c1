"""What a report says, as values; how it looks is the template's."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ketareview.domain.highlight import Passage
from ketareview.domain.reporting import SHOWN, Paper, PassageOrder, Section
from ketareview.domain.stances import AGAINST, SUPPORTS, is_contested
from ketareview.reporting.conclusions import (
    BibliographyEntry,
    Changes,
    ClaimEntry,
    CodeEntry,
    Contradiction,
    FindingRow,
    ReaderEntry,
    StudyRow,
    WarningEntry,
)
from ketareview.reporting.prose import Block


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in a report; `source` is the number of its source in the list.

    `place` is the page as printed, empty for reflowed text; `level` the rung of the evidence
    ladder, None for "unchecked"; `is_checked` that the words are exactly what the source says;
    `pictures` are the boxes on its pages as PNG.
    """

    number: int
    id: UUID
    article: UUID
    source: int
    cited_as: str
    title: str
    place: str
    passage: Passage
    claim_type: str
    strength: str
    level: int | None
    sign: str
    strength_label: str
    stance: str
    stance_sign: str
    stance_label: str
    basis: str
    basis_label: str
    topics: tuple[str, ...]
    note: str
    reviewer: str
    created: datetime
    changed: datetime
    is_checked: bool
    pictures: tuple[bytes, ...] = ()

    @property
    def check(self) -> str:
        """The name, under `print`, of the words that say whether it is what its source says."""
        if self.is_picture:
            return "pictured" if self.pictures else "unpictured"
        return "checked" if self.is_checked else "mismatch"

    @property
    def is_picture(self) -> bool:
        """Whether a figure, a table or a scan was marked, and no words of the text."""
        return not self.passage.quote and any(one.box for one in self.passage.pieces)


@dataclass(frozen=True, slots=True)
class Group:
    """The passages of one claim type: contradicting ones first, then by strength.

    In a contested type those that support it come second, since they stand beside the first.
    """

    key: str
    letter: str
    label: str
    definition: str
    colour: str
    quotations: tuple[Quotation, ...]

    def of(self, *stances: str) -> tuple[Quotation, ...]:
        """List the passages with one of these stances."""
        return tuple(each for each in self.quotations if each.stance in stances)

    @property
    def supporting(self) -> tuple[Quotation, ...]:
        """The passages on the one side."""
        return self.of(SUPPORTS)

    @property
    def opposing(self) -> tuple[Quotation, ...]:
        """The passages on the other side: first those that contradict."""
        return tuple(each for stance in AGAINST for each in self.of(stance))

    @property
    def is_contested(self) -> bool:
        """Whether passages stand on both sides."""
        return is_contested(each.stance for each in self.quotations)


@dataclass(frozen=True, slots=True)
class Level:
    """A column of the evidence map."""

    key: str
    sign: str
    label: str
    level: int | None


@dataclass(frozen=True, slots=True)
class MapRow:
    """A row of the evidence map: a claim type with the number of passages in each column."""

    key: str
    label: str
    counts: tuple[int, ...]
    is_contested: bool


@dataclass(frozen=True, slots=True)
class EvidenceMap:
    """Claim type by strength."""

    columns: tuple[Level, ...]
    rows: tuple[MapRow, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An article in the list of sources, with the hashes of the files that were quoted.

    `address` is its DOI or web address as printed, `link` where that leads, if anywhere.
    """

    number: int
    article: UUID
    authors: str
    year: int | None
    title: str
    details: str
    address: str
    link: str
    kind: str
    passages: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the report does not hold, and why."""

    reason: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the head of the report and what it counts."""

    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; the same values always give the same bytes.

    `sections` are those to be printed, in their order: what they hold is here whether or not they
    are. `summary` is the sentence at the head, `prose` the reviewer's own summary.
    """

    title: str
    asked: str
    made: datetime
    summary: str
    figures: tuple[Figure, ...]
    brief: tuple[str, ...]
    map: EvidenceMap
    groups: tuple[Group, ...]
    sources: tuple[SourceEntry, ...]
    left_out: tuple[LeftOut, ...]
    reviewers: tuple[str, ...]
    codebook: str
    codebook_version: str
    program: str
    paper: Paper = "a4"
    sections: tuple[Section, ...] = SHOWN
    order: PassageOrder = PassageOrder.BALANCE
    language: str = "en"
    style: str = ""
    is_archivable: bool = False
    prose: tuple[Block, ...] = ()
    claims: tuple[ClaimEntry, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    studies: tuple[StudyRow, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    warnings: tuple[WarningEntry, ...] = ()
    method: tuple[Block, ...] = ()
    codes: tuple[CodeEntry, ...] = ()
    readers: tuple[ReaderEntry, ...] = ()
    bibliography: tuple[BibliographyEntry, ...] = ()
    changes: Changes | None = None

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """List all passages in the order of the report."""
        return tuple(each for group in self.groups for each in group.quotations)
