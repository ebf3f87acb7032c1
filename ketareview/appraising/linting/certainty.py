"""Rules on GRADE: what High may rest on."""

import re
from collections.abc import Sequence

from ketareview.appraising.linting.case import Judged
from ketareview.appraising.linting.rule import Finding, Rule
from ketareview.domain.grade import Certainty, Domain
from ketareview.domain.ledger import Weighed
from ketareview.domain.stances import AGAINST

_ENOUGH = 200
"""People below whom a study is small: fewer than 100 in each of two groups.

The cut at which small studies showed larger effects (Nüesch et al., BMJ 2010;341:c3515).
"""

_SIDES = ("supports", "contradicts", "qualifies", "no-difference")
_SYNTHESIS = 6
_COUNT = re.compile(
    r"\b[nN]\s?=\s?(\d[\d,]*)|\b(\d[\d,]*) (?:\w+ ){0,2}?(?:patients|participants|people|adults"
    r"|veterans|women|men|volunteers)\b"
)


def _high_one_small_trial(judged: Judged) -> Finding | None:
    if not _is_high(judged) or _is_weighed(judged, Domain.IMPRECISION):
        return None
    behind = judged.standing.of(*_SIDES)
    works = _works(judged, behind)
    if len(works) != 1 or any(each.level == _SYNTHESIS for each in behind):
        return None
    people = judged.people.get(works[0]) or _counted(behind)
    if people is not None and people >= _ENOUGH:
        return None
    size = f"one study of {people} people" if people else "one study, whose size is not told"
    return Finding(f"{size}", f"High certainty rests on {size}, and imprecision is not discussed.")


def _high_contested(judged: Judged) -> Finding | None:
    if not _is_high(judged) or not judged.standing.is_contested:
        return None
    if _is_weighed(judged, Domain.INCONSISTENCY):
        return None
    against = len(judged.standing.of(*AGAINST))
    count = "1 passage speaks" if against == 1 else f"{against} passages speak"
    return Finding(
        f"{against} against",
        f"Certainty is High, but {count} against the claim, and inconsistency is not discussed.",
    )


def _is_high(judged: Judged) -> bool:
    return judged.judgement.certainty is Certainty.HIGH


def _is_weighed(judged: Judged, domain: Domain) -> bool:
    """Whether a reviewer gave a reason in a domain; a step of 0 with one counts as looked at."""
    steps = judged.judgement.steps
    return any(step.domain is domain and step.reason.strip() for step in steps)


def _works(judged: Judged, behind: Sequence[Weighed]) -> list[str]:
    """Name the independent works behind passages; without any that is known, their articles."""
    passages = {each.highlight.id for each in behind}
    named = [work.key for work in judged.standing.works if passages & set(work.passages)]
    return named or list(dict.fromkeys(str(each.highlight.article) for each in behind))


def _counted(behind: Sequence[Weighed]) -> int | None:
    """Read the greatest number of people that the passages name."""
    found = [
        int((first or second).replace(",", ""))
        for each in behind
        for first, second in _COUNT.findall(each.highlight.passage.quote)
    ]
    return max(found, default=None)


HIGH_ONE_SMALL_TRIAL = Rule(
    "high-one-small-trial",
    "High certainty on one small study",
    "One small study can be right by luck, and small studies find larger effects than large ones; "
    "the next may turn the claim.",
    "Lower certainty for imprecision, or say in that domain why it does not weigh.",
    _high_one_small_trial,
    is_serious=True,
)
HIGH_CONTESTED = Rule(
    "high-contested",
    "High certainty against unexplained passages",
    "High means that the true effect is surely close; passages that say otherwise must be "
    "explained first.",
    "Lower certainty for inconsistency, or say in that domain why the passages differ.",
    _high_contested,
    is_serious=True,
)
