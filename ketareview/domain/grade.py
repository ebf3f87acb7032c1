"""GRADE: how certain a claim is across studies, never of one passage; the arithmetic is ours.

Guyatt et al., GRADE guidelines 1 (J Clin Epidemiol 2011;64:383) and 9 (2011;64:1311); start at high
with ROBINS-I: Schünemann et al., GRADE guidelines 18 (2019;111:105).
"""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from ketareview.domain.highlight import Reviewer


class Certainty(StrEnum):
    """How sure a body of evidence makes one; the first four are GRADE's."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
    NO_STUDIES = "no-studies"
    NOT_RATED = "not-rated"


class Start(StrEnum):
    """Where the judgement starts: by design, or with nothing to judge."""

    RANDOMISED = "randomised"
    OBSERVATIONAL = "observational"
    ROBINS_I = "robins-i"
    NO_STUDIES = "no-studies"


class Domain(StrEnum):
    """What lowers certainty, and below that what raises it."""

    RISK_OF_BIAS = "risk-of-bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication-bias"
    LARGE_EFFECT = "large-effect"
    DOSE_RESPONSE = "dose-response"
    CONFOUNDING = "confounding"


CHANGES = {
    **dict.fromkeys(tuple(Domain)[:5], (-2, -1, 0)),
    Domain.LARGE_EFFECT: (0, 1, 2),
    Domain.DOSE_RESPONSE: (0, 1),
    Domain.CONFOUNDING: (0, 1),
}
"""The steps that each domain allows."""

_LADDER = (Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)
_FROM = {Start.RANDOMISED: 3, Start.ROBINS_I: 3, Start.OBSERVATIONAL: 1}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of certainty in one domain, with its reason and, where wanted, a passage.

    A change of 0 with a reason says that the concern was looked at and does not weigh.
    """

    domain: Domain
    change: int
    reason: str
    highlight: UUID | None = None

    def __post_init__(self) -> None:
        if self.change not in CHANGES[self.domain]:
            raise ValueError("the domain does not allow this step")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one reviewer judged of a claim; each domain has at most one step."""

    start: Start
    reviewer: Reviewer
    steps: tuple[Step, ...] = field(default=())
    note: str = ""

    def __post_init__(self) -> None:
        domains = [step.domain for step in self.steps]
        if len(set(domains)) != len(domains):
            raise ValueError("a domain is judged once")

    @property
    def certainty(self) -> Certainty:
        """The sum of start and steps, within the ladder."""
        if self.start is Start.NO_STUDIES:
            return Certainty.NO_STUDIES
        total = _FROM[self.start] + sum(step.change for step in self.steps)
        return _LADDER[min(max(total, 0), len(_LADDER) - 1)]

    @property
    def unexplained(self) -> tuple[Domain, ...]:
        """The domains with a step but no reason."""
        return tuple(step.domain for step in self.steps if step.change and not step.reason.strip())
