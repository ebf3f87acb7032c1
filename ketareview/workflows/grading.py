"""A claim's certainty, judged with the evidence filed under it in view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.domain.concerns import concerns, suggested_start
from ketareview.domain.grade import Concern, Domain, Judgement, Start, Step
from ketareview.domain.ledger import Standing
from ketareview.workflows.ledger import standings

if TYPE_CHECKING:
    from ketareview.library import Library

_PEOPLE = ("analysed", "randomised")  # fields of the study card, the better first


@dataclass(frozen=True, slots=True)
class Grading:
    """What a reviewer sees when she judges a claim: the evidence, and what she judged before.

    `begun` are steps of hers that may not stand yet, where she has not judged.
    """

    standing: Standing
    concerns: tuple[Concern, ...]
    suggested: Start
    own: Judgement | None
    begun: tuple[Step, ...] = ()

    @property
    def others(self) -> tuple[Judgement, ...]:
        """What other reviewers judged."""
        return tuple(each for each in self.standing.judgements if each is not self.own)


def grading(library: Library, claim: UUID) -> Grading:
    """Gather what bears on a claim's certainty.

    Raises:
        ClaimNotFoundError: the claim is gone.
    """
    [standing] = standings(library, [library.claims.get(claim)])
    found = concerns_of(library, standing)
    mine = (each for each in standing.judgements if each.reviewer.id == library.reviewer.id)
    begun = library.certainties.begun(claim)
    return Grading(standing, found, suggested_start(standing), next(mine, None), begun)


def concerns_of(library: Library, standing: Standing) -> tuple[Concern, ...]:
    """Gather what High would have to answer, as the evidence is now."""
    modifiers = library.modifiers.of([each.highlight.id for each in standing.weighed])
    articles = [work.article for work in standing.works if work.article is not None]
    read = dict.fromkeys(each.highlight.article for each in standing.weighed)
    return concerns(standing, modifiers, _people(library, articles), _biased(library, read))


def judge(library: Library, claim: UUID, judgement: Judgement) -> Grading:
    """Keep a judgement that answers the concerns of the evidence as it is now.

    Raises:
        UnexplainedStepError: a step has no reason.
        RatingUpRefusedError: randomised trials are rated up, or no studies at all are rated.
        UnexplainedConcernError: it comes to High over concerns that no step answers.
        ClaimNotFoundError: the claim is gone.
    """
    library.certainties.judge(claim, judgement, grading(library, claim).concerns)
    return grading(library, claim)


def revised(
    seen: Grading, library: Library, start: Start | None, steps: Iterable[Step]
) -> Judgement:
    """Change a start and some steps of what was judged before, or begin as is suggested."""
    before = seen.own or Judgement(seen.suggested, library.reviewer, seen.begun)
    by_domain = {step.domain: step for step in (*before.steps, *steps)}
    ordered = tuple(by_domain[domain] for domain in Domain if domain in by_domain)
    return Judgement(start or before.start, library.reviewer, ordered, before.note)


def _people(library: Library, articles: Iterable[UUID]) -> dict[UUID, int]:
    """Read from study cards how many people took part."""
    found = {}
    for article, values in library.studies.many(articles).items():
        by_field = {value.field: value.value for value in values}
        number = next((by_field[field] for field in _PEOPLE if field in by_field), None)
        if number is not None:
            found[article] = int(number)
    return found


def _biased(library: Library, articles: Iterable[UUID]) -> dict[UUID, str]:
    """Tell which articles an instrument found at high risk, whoever answered it."""
    return {
        article: f"{each.instrument.name} comes to “{each.overall.label}”"
        for article, several in library.appraisals.of(articles).items()
        for each in several
        if each.is_adverse and each.overall is not None
    }
