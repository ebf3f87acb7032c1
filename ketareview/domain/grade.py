"""GRADE: how certain a claim is across studies, never of one passage; the arithmetic is ours.

Guyatt et al., GRADE guidelines 1 (J Clin Epidemiol 2011;64:383) and 9, rating up (2011;64:1311);
start at high with ROBINS-I: Schünemann et al., GRADE guidelines 18 (2019;111:105).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from ketareview.domain.errors import (
    CodeNotFoundError,
    RatingUpRefusedError,
    StepRefusedError,
    UnexplainedConcernError,
    UnexplainedStepError,
)
from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import fixed_id


class Certainty(StrEnum):
    """How sure a body of evidence makes one; the first four are GRADE's."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
    NO_STUDIES = "no-studies"
    NOT_RATED = "not-rated"

    @property
    def label(self) -> str:
        """Its name as a reviewer reads it."""
        return "No included studies" if self is Certainty.NO_STUDIES else _label(self)

    @property
    def meaning(self) -> str:
        """What it says of the claim, in our words."""
        return _MEANINGS[self]


class Start(StrEnum):
    """Where the judgement starts: by design, or with nothing to judge."""

    RANDOMISED = "randomised"
    OBSERVATIONAL = "observational"
    ROBINS_I = "robins-i"
    NO_STUDIES = "no-studies"

    @property
    def label(self) -> str:
        """Its name as a reviewer reads it."""
        return _STARTS[self]


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

    @property
    def label(self) -> str:
        """Its name as a reviewer reads it."""
        if self is Domain.CONFOUNDING:
            return "Confounding would shrink the effect"
        return "Dose-response" if self is Domain.DOSE_RESPONSE else _label(self)

    @property
    def raises(self) -> bool:
        """Whether its steps go up."""
        return max(CHANGES[self]) > 0


CHANGES = {
    **dict.fromkeys(tuple(Domain)[:5], (-2, -1, 0)),
    Domain.LARGE_EFFECT: (0, 1, 2),
    Domain.DOSE_RESPONSE: (0, 1),
    Domain.CONFOUNDING: (0, 1),
}
"""The steps that each domain allows."""

_SIGNS = ("\N{MINUS SIGN}", "+")
_LADDER = (Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)
_FROM = {Start.RANDOMISED: 3, Start.ROBINS_I: 3, Start.OBSERVATIONAL: 1}
_STARTS = {
    Start.RANDOMISED: "Randomised trials: High",
    Start.OBSERVATIONAL: "Observational studies: Low",
    Start.ROBINS_I: "Observational studies, judged with ROBINS-I: High",
    Start.NO_STUDIES: "No included studies",
}
_MEANINGS = {
    Certainty.HIGH: "We are very sure that the real effect is close to the estimate.",
    Certainty.MODERATE: (
        "The real effect is probably close to the estimate, but may be substantially different."
    ),
    Certainty.LOW: "Our trust is limited: the real effect may be substantially different.",
    Certainty.VERY_LOW: (
        "We have very little trust: the real effect is likely to be substantially different."
    ),
    Certainty.NO_STUDIES: "Nothing eligible was found.",
    Certainty.NOT_RATED: "Nobody has judged yet.",
}


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
            raise _refused(self.domain, str(self.change))

    @property
    def is_explained(self) -> bool:
        """Whether it has a reason."""
        return bool(self.reason.strip())


@dataclass(frozen=True, slots=True)
class Concern:
    """Something in the evidence that High would have to answer, in any of these domains."""

    domains: tuple[Domain, ...]
    why: str
    highlights: tuple[UUID, ...] = ()

    @property
    def answered_by(self) -> str:
        """The domains in which a reason answers it, in words."""
        return " or ".join(domain.label.lower() for domain in self.domains)


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
        total = _FROM[self.start] + sum(step.change for step in self.weighing)
        return _LADDER[min(max(total, 0), len(_LADDER) - 1)]

    @property
    def weighing(self) -> tuple[Step, ...]:
        """The steps that count: not those up from randomised trials, nor any without studies."""
        if self.start is Start.NO_STUDIES:
            return ()
        up = self.start is not Start.RANDOMISED
        return tuple(s for s in self.steps if s.change and (up or not s.domain.raises))

    @property
    def arithmetic(self) -> str:
        """How the certainty came about, from the start over each step, as one reads it aloud."""
        if self.start is Start.NO_STUDIES:
            return self.certainty.label
        steps = (
            f" {_SIGNS[step.change > 0]} {abs(step.change)} ({step.domain.label.lower()})"
            for step in self.weighing
        )
        return f"{_LADDER[_FROM[self.start]].label}{''.join(steps)} = {self.certainty.label}"

    @property
    def in_words(self) -> str:
        """Who judged, how the certainty came about, and why; for where it stands as a note."""
        reasons = [
            f"{step.domain.label}: {step.reason.strip()}"
            for step in self.steps
            if step.is_explained
        ]
        said = (f"{self.reviewer.name}: {self.arithmetic}", *reasons, self.note.strip())
        return "; ".join(filter(None, said))

    @property
    def unexplained(self) -> tuple[Domain, ...]:
        """The domains with a step but no reason."""
        return tuple(step.domain for step in self.steps if step.change and not step.is_explained)

    def unanswered(self, concerns: Iterable[Concern]) -> tuple[Concern, ...]:
        """List the concerns that no step with a reason answers."""
        answered = {step.domain for step in self.steps if step.is_explained}
        return tuple(each for each in concerns if answered.isdisjoint(each.domains))

    def check(self, concerns: Iterable[Concern] = ()) -> None:
        """Make sure that the judgement may stand.

        Raises:
            UnexplainedStepError: a step has no reason.
            RatingUpRefusedError: randomised trials are rated up, or no studies at all are rated.
            UnexplainedConcernError: it comes to High over concerns that no step answers.
        """
        for domain in self.unexplained:
            raise UnexplainedStepError(domain=domain.label)
        for step in self.steps:
            if step.change and step not in self.weighing:
                raise RatingUpRefusedError(domain=step.domain.label, start=self.start.label)
        if self.certainty is Certainty.HIGH:
            for concern in self.unanswered(concerns):
                raise UnexplainedConcernError(why=concern.why, domains=concern.answered_by)


def domain_named(typed: str) -> Domain:
    """Find a domain by its key or its name.

    Raises:
        CodeNotFoundError: there is none.
    """
    for domain in Domain:
        if _key(typed) in {domain.value, _key(domain.label)}:
            return domain
    raise CodeNotFoundError(scheme="domain of GRADE", typed=typed, known=", ".join(Domain))


def step_typed(domain: str, change: str, reason: str) -> Step:
    """Read a step as it is typed: `imprecision`, `-1`, and why.

    Raises:
        CodeNotFoundError: there is no such domain.
        StepRefusedError: the domain has no such step.
    """
    found = domain_named(domain)
    for allowed in CHANGES[found]:
        if change.strip().replace("\N{MINUS SIGN}", "-") in {str(allowed), f"{allowed:+d}"}:
            return Step(found, allowed, reason)
    raise _refused(found, change)


def start_named(typed: str) -> Start:
    """Find a start by its key.

    Raises:
        CodeNotFoundError: there is none.
    """
    for start in Start:
        if _key(typed) == start.value:
            return start
    raise CodeNotFoundError(scheme="start of GRADE", typed=typed, known=", ".join(Start))


def certainty_id(claim: UUID, reviewer: UUID) -> UUID:
    """Name one reviewer's judgement of a claim."""
    return fixed_id("certainty", str(claim), str(reviewer))


def certainty_step_id(claim: UUID, domain: Domain, reviewer: UUID) -> UUID:
    """Name one reviewer's step in one domain."""
    return fixed_id("certainty-step", str(claim), domain.value, str(reviewer))


def _refused(domain: Domain, typed: str) -> StepRefusedError:
    known = ", ".join(f"{change:+d}" if change else "0" for change in CHANGES[domain])
    return StepRefusedError(domain=domain.label, typed=typed, known=known)


def _label(word: str) -> str:
    return word.replace("-", " ").capitalize()


def _key(typed: str) -> str:
    return "-".join(typed.casefold().split())
