"""What of the evidence filed under a claim speaks against High certainty, before anybody judges.

Which of GRADE's domains each belongs to: GRADE guidelines 4 to 8 (J Clin Epidemiol 2011;64:407-415
and 1277-1310). Selective reporting is a study's bias in guideline 4 and, where whole outcomes are
missing, a publication bias in guideline 5; a reason in either answers it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from ketareview.domain.grade import Concern, Domain, Start
from ketareview.domain.ledger import Standing, Weighed
from ketareview.domain.modifier import Modifier
from ketareview.domain.stances import AGAINST, SUPPORTS

ENOUGH = 400
"""People below whom GRADE guidelines 6 call a result imprecise, as a rule of thumb for means."""

_TRIAL = 5
_OBSERVED = 3
_NOT_BEARING = "mentions"

_OF_MODIFIERS = {
    "masking-broken": ("masking is likely broken", (Domain.RISK_OF_BIAS,)),
    "high-attrition": ("many were lost to follow-up", (Domain.RISK_OF_BIAS,)),
    "secondary-analysis": ("the analysis was not planned", (Domain.RISK_OF_BIAS,)),
    "retracted": ("a publication was retracted", (Domain.RISK_OF_BIAS,)),
    "preprint": (
        "a preprint or abstract was not reviewed",
        (Domain.RISK_OF_BIAS, Domain.PUBLICATION_BIAS),
    ),
    "very-small": ("a study is very small", (Domain.IMPRECISION,)),
    "indirect": ("population, outcome or route are not the claim's", (Domain.INDIRECTNESS,)),
    "short-follow-up": ("follow-up is shorter than the claim", (Domain.INDIRECTNESS,)),
    "spin": ("reporting is selective", (Domain.PUBLICATION_BIAS, Domain.RISK_OF_BIAS)),
    "financial-interest": (
        "those who report stand to gain",
        (Domain.PUBLICATION_BIAS, Domain.RISK_OF_BIAS),
    ),
    "unpublished": ("a registered study is unpublished", (Domain.PUBLICATION_BIAS,)),
}


def concerns(
    standing: Standing,
    modifiers: Mapping[UUID, Sequence[Modifier]],
    people: Mapping[UUID, int] | None = None,
    biased: Mapping[UUID, str] | None = None,
) -> tuple[Concern, ...]:
    """Gather what High would have to answer.

    `people` are the participants of articles' studies, `biased` the articles that an instrument
    found at high risk, and its words.
    """
    bearing = [each for each in standing.weighed if each.stance != _NOT_BEARING]
    marked = [each.highlight.id for each in bearing]
    return (
        *_marked(marked, modifiers),
        *_biased(bearing, biased or {}),
        *_divided(standing),
        *_few(standing, people or {}),
        *_weak(standing),
    )


def suggested_start(standing: Standing) -> Start:
    """Suggest where to start: at the best design among the passages that bear on the claim."""
    levels = [each.level or 0 for each in standing.weighed if each.stance != _NOT_BEARING]
    best = max(levels, default=0)
    if best >= _TRIAL:
        return Start.RANDOMISED
    return Start.OBSERVATIONAL if best >= _OBSERVED else Start.NO_STUDIES


def _marked(
    highlights: Iterable[UUID], modifiers: Mapping[UUID, Sequence[Modifier]]
) -> Iterator[Concern]:
    """Gather the modifiers of passages, each once with all passages that have it."""
    found: dict[str, list[UUID]] = {}
    for highlight in highlights:
        for key in dict.fromkeys(each.key for each in modifiers.get(highlight, ())):
            found.setdefault(key, []).append(highlight)
    for key, (why, domains) in _OF_MODIFIERS.items():
        if key in found:
            yield Concern(domains, why, tuple(found[key]))


def _biased(bearing: Iterable[Weighed], biased: Mapping[UUID, str]) -> Iterator[Concern]:
    """Gather the passages from articles at high risk, by what was found."""
    found: dict[str, list[UUID]] = {}
    for each in bearing:
        if each.highlight.article in biased:
            found.setdefault(biased[each.highlight.article], []).append(each.highlight.id)
    for why, highlights in sorted(found.items()):
        yield Concern((Domain.RISK_OF_BIAS,), why, tuple(highlights))


def _divided(standing: Standing) -> Iterator[Concern]:
    if standing.is_contested:
        against = standing.of(*AGAINST)
        passages = (*standing.of(SUPPORTS), *against)
        yield Concern(
            (Domain.INCONSISTENCY,),
            "passages stand on both sides",
            tuple(each.highlight.id for each in passages),
        )


def _few(standing: Standing, people: Mapping[UUID, int]) -> Iterator[Concern]:
    """Ask about numbers where one study stands behind all, or all have too few people.

    A review of trials is one work, but not one study.
    """
    reviews = {each.highlight.id for each in standing.weighed if (each.level or 0) > _TRIAL}
    if not standing.works or any(reviews.intersection(work.passages) for work in standing.works):
        return
    numbers = [people.get(work.article) if work.article else None for work in standing.works]
    known = [number for number in numbers if number is not None]
    total = sum(known)
    if len(known) == len(numbers) and total >= ENOUGH:
        return
    passages = tuple(each.highlight.id for each in standing.weighed)
    if len(numbers) == 1:
        size = f", with {total} people" if known else ""
        yield Concern((Domain.IMPRECISION,), f"one study stands behind it{size}", passages)
    elif len(known) == len(numbers):
        yield Concern((Domain.IMPRECISION,), f"all studies have {total} people together", passages)


def _weak(standing: Standing) -> Iterator[Concern]:
    """Ask about designs where no trial stands behind a claim, or nothing at all."""
    start = suggested_start(standing)
    passages = tuple(each.highlight.id for each in standing.weighed)
    if start is Start.NO_STUDIES:
        domains = (Domain.RISK_OF_BIAS, Domain.INDIRECTNESS)
        yield Concern(domains, "no study in people stands behind it", passages)
    elif start is Start.OBSERVATIONAL:
        yield Concern((Domain.RISK_OF_BIAS,), "no randomised trial stands behind it", passages)
