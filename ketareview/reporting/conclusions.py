"""What a report concludes, as values: claims, findings, studies, contradictions, warnings.

Numbers of claims, passages and sources are those that the report prints.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ketareview.domain.highlight import Passage
from ketareview.reporting.prose import Run, with_minus


@dataclass(frozen=True, slots=True)
class Side:
    """How many passages under a claim have a stance; `words` say it: `for`, `against`."""

    stance: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """An independent work behind a claim, and the sources in the report that rest on it.

    `source` is its own number, where it is one of them.
    """

    key: str
    label: str
    source: int | None
    documents: tuple[int, ...]
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step of certainty: its domain in words, what it changes, and why."""

    domain: str
    label: str
    change: int
    reason: str
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class ConcernEntry:
    """What came up after High was judged, and the domains that would answer it, in words."""

    why: str
    domains: str


@dataclass(frozen=True, slots=True)
class JudgementEntry:
    """One reviewer's certainty; `arithmetic` tells the sum: High - 1 risk of bias = Moderate."""

    reviewer: str
    certainty: str
    label: str
    start: str
    steps: tuple[StepEntry, ...]
    arithmetic: str
    note: str = ""
    unexplained: tuple[ConcernEntry, ...] = ()
    unexplained_told: str = ""


@dataclass(frozen=True, slots=True)
class FiledPassage:
    """A passage under a claim: its number, and its stance toward the claim."""

    number: int
    stance: str
    stance_label: str
    level: int | None


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim of the ledger.

    `certainty` is the key of what the reviewers agree on, `certainty_label` its words. Without a
    passage against it, `none_against` says so: "none found among 11 articles read".
    """

    number: int
    id: UUID
    statement: str
    topic: str
    note: str
    sides: tuple[Side, ...]
    passages: tuple[FiledPassage, ...]
    works: tuple[WorkEntry, ...]
    unfounded: tuple[int, ...]
    certainty: str
    certainty_label: str
    judgements: tuple[JudgementEntry, ...]
    strongest_for: int | None
    strongest_against: int | None
    none_for: str
    none_against: str
    is_contested: bool
    told: str = ""
    """Its counts in a line: 8 for · 2 against · 5 independent sources · GRADE moderate."""
    works_told: str = ""
    """What the independent works are, and which documents repeat the same one."""


@dataclass(frozen=True, slots=True)
class FindingResult:
    """A result on a study card that belongs to a claim."""

    source: int
    cited_as: str
    outcome: str
    time: str
    result: str

    @property
    def told(self) -> str:
        """What was measured, when, and what came out."""
        about = ", ".join(filter(None, (self.outcome, self.time)))
        return with_minus(f"{about}: {self.result}" if about else self.result)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A row of the summary of findings; `effect` says what `results` do not: none, or how many.

    `footnotes` say whose participants were not added, and why.
    """

    claim: int
    statement: str
    studies: str
    certainty: str
    certainty_label: str
    results: tuple[FindingResult, ...]
    effect: str
    comments: str
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StudyCell:
    """A value of a study card, with the passage that it was taken from; `place` is its page.

    `told` is the value where its field is not named: 84 randomised.
    """

    field: str
    label: str
    position: int
    value: str
    passage: Passage | None = None
    place: str = ""
    is_checked: bool = True
    note: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class StudyRow:
    """An article of the study table, with all that its card says; `level` is Oxford 2011."""

    source: int
    article: UUID
    cited_as: str
    cells: tuple[StudyCell, ...]
    level: str = ""
    appraisal: str = ""

    def of(self, field: str) -> tuple[StudyCell, ...]:
        """List the values of one field, in the order of arms and results."""
        return tuple(cell for cell in self.cells if cell.field == field)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two passages that speak against each other, under a claim or, without one, a claim type.

    `why` tells what else than the opposite the other found: no difference.
    """

    support: int
    against: int
    claim: int | None
    label: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class WarningEntry:
    """What the linter warns of; `dismissed` is the reason why a reviewer let it stand."""

    rule: str
    words: str
    quote: str
    passage: int | None = None
    source: int | None = None
    claim: int | None = None
    dismissed: str = ""


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code that the report uses, and how often."""

    scheme: str
    scheme_label: str
    key: str
    sign: str
    label: str
    definition: str
    passages: int


@dataclass(frozen=True, slots=True)
class ReaderEntry:
    """Who read what, and from when to when she marked."""

    name: str
    passages: int
    sources: tuple[int, ...]
    first: date
    last: date
    told: str = ""


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """A source in the citation style chosen: how the text cites it, and how the list tells it."""

    number: int
    citation: tuple[Run, ...]
    text: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """Something that is otherwise than in an earlier report of the topic."""

    kind: str
    words: str
    passage: int | None = None
    source: int | None = None
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since an earlier report."""

    since: str
    entries: tuple[ChangeEntry, ...]
