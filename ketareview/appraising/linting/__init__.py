"""The linter: rules that find tags, cards, levels and certainty which cannot be right, offline.

Each rule is a small function over plain values; it blocks nothing, and every warning of it can be
dismissed with a reason.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from ketareview.appraising.linting import (
    certainty,
    citing,
    designs,
    doses,
    levels,
    notes,
    results,
    suicidality,
)
from ketareview.appraising.linting.case import Carded, Judged, Levelled, Tagged
from ketareview.appraising.linting.round_marks import may_be_marked, numbering
from ketareview.appraising.linting.rule import Finding, Rule

Subject = TypeVar("Subject")

PASSAGE_RULES: tuple[Rule[Tagged], ...] = (
    designs.RETRACTED_QUOTED,
    designs.TRIAL_ON_WEB_PAGE,
    designs.REVIEW_OF_ONE_STUDY,
    designs.TRIAL_BY_NO_TRIAL,
    designs.ANIMALS_AS_PEOPLE,
    designs.EXPERIENCE_AS_PROOF,
    designs.PREPRINT_AT_FULL_STRENGTH,
    citing.REFERENCE_UNRATED,
    citing.OWN_DATA_INTRODUCTION,
    suicidality.SUICIDALITY_MERGED,
    results.CONTRADICTS_NO_DIFFERENCE,
    results.EFFICACY_WITHOUT_COMPARATOR,
    notes.NUMBER_NOT_IN_QUOTE,
    doses.DOSE_WITHOUT_ROUTE,
    levels.OLD_LEVEL_NOTED,
    citing.UNCHECKED_LEFT,
)
CARD_RULES: tuple[Rule[Carded], ...] = (doses.CARD_WITHOUT_ROUTE,)
LEVEL_RULES: tuple[Rule[Levelled], ...] = (levels.OLD_LEVEL,)
CLAIM_RULES: tuple[Rule[Judged], ...] = (certainty.HIGH_ONE_SMALL_TRIAL, certainty.HIGH_CONTESTED)
RULES: tuple[Rule[Any], ...] = (*PASSAGE_RULES, *CARD_RULES, *LEVEL_RULES, *CLAIM_RULES)
"""All of them; those of one key are one rule to the reviewer."""

__all__ = [
    "CARD_RULES",
    "CLAIM_RULES",
    "LEVEL_RULES",
    "PASSAGE_RULES",
    "RULES",
    "Carded",
    "Finding",
    "Judged",
    "Levelled",
    "Rule",
    "Tagged",
    "lint",
    "may_be_marked",
    "numbering",
]


def lint(
    subject: Subject, rules: Iterable[Rule[Subject]]
) -> Iterator[tuple[Rule[Subject], Finding]]:
    """Ask every rule about a subject, and tell what they find."""
    for rule in rules:
        found = rule.find(subject)
        if found is not None:
            yield rule, found
