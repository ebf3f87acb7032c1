"""Passages that speak against each other, in pairs: under one claim, or one claim type."""

from collections.abc import Mapping, Sequence

from ketareview.domain.ledger import Opposition
from ketareview.domain.stances import CONTRADICTS
from ketareview.reporting.composing.material import Material
from ketareview.reporting.conclusions import ClaimEntry, Contradiction
from ketareview.reporting.report import Group, Quotation


def contradictions_of(
    material: Material, ledger: Sequence[ClaimEntry], groups: Sequence[Group]
) -> tuple[Contradiction, ...]:
    """Pair the strongest of both sides of what is contested, under claims and without any."""
    quotations = {each.id: each for group in groups for each in group.quotations}
    labels = {group.key: group.label for group in groups}
    found = [_under_claim(claim) for claim in ledger if claim.is_contested]
    for each in material.oppositions:
        support, against = (
            _strongest([quotations[one.id] for one in side if one.id in quotations])
            for side in (each.supporting, each.contradicting)
        )
        if support and against:
            label = _label(material, each, labels)
            is_other_way = against.stance == CONTRADICTS
            why = "" if is_other_way else material.words(f"side.{against.stance}")
            found.append(Contradiction(support.number, against.number, None, label, why))
    return tuple(pair for pair in found if pair is not None)


def _under_claim(claim: ClaimEntry) -> Contradiction | None:
    support, against = claim.strongest_for, claim.strongest_against
    if support is None or against is None:
        return None
    return Contradiction(support, against, claim.number, claim.statement)


def _strongest(quotations: Sequence[Quotation]) -> Quotation | None:
    """Choose as under a claim: what contradicts before what found no difference."""
    return max(
        quotations,
        key=lambda each: (
            each.stance == CONTRADICTS,
            -1 if each.level is None else each.level,
            -each.number,
        ),
        default=None,
    )


def _label(material: Material, opposed: Opposition, labels: Mapping[str, str]) -> str:
    topic = material.topics.get(opposed.topic, "")
    return " \u00b7 ".join(filter(None, (topic, labels.get(opposed.claim_type, ""))))
