"""Levels of 2009 in the field for those of 2011."""

import re

from ketareview.appraising.linting.case import Levelled, Tagged
from ketareview.appraising.linting.rule import Finding, Rule

_OLD = r"[1-3][abc][-\u2212+]?(?!\w)"
_ELSEWHERE = (
    r"(?:fig(?:ure|\.)?|tab(?:le|\.)?|phase|stage|panel|box|appendix|section|type|aim|study)s?"
)
_TYPED = re.compile(rf"(?:\b({_ELSEWHERE})\s)?(?<![\w.]){_OLD}", re.IGNORECASE)
_NOTED = re.compile(
    rf"\b(?:oxford|cebm|levels? of evidence|evidence level|LoE"
    rf"|level)\b[^.;]{{0,30}}?(?<![\w.]){_OLD}",
    re.IGNORECASE,
)
_OPINION = re.compile(r"\bexperts?(?:'s?|\u2019s?)? opinions?\b", re.IGNORECASE)
_LOWEST = 5


def _old_level(levelled: Levelled) -> Finding | None:
    for found in _TYPED.finditer(levelled.reason):
        if not found[1]:
            return Finding(found.group(), f"“{found.group()}” is a level of the 2009 table.")
    opinion = _OPINION.search(levelled.reason) if levelled.level == _LOWEST else None
    if opinion:
        return Finding(
            opinion.group(), "The table of 2009 put expert opinion at 5; that of 2011 does not."
        )
    return None


def _old_level_noted(case: Tagged) -> Finding | None:
    found = _NOTED.search(case.tags.note) if case.tags.note else None
    if found is None:
        return None
    return Finding(found.group(), f"“{found.group()}” is a level of the 2009 table.")


_KEY = "oxford-2009"
_TITLE = "An Oxford level of 2009"
_REASON = (
    "The tables of 2009 (1a to 5) and 2011 (1 to 5) rank differently: a trial is 1b in the one and "
    "2 in the other."
)
OLD_LEVEL = Rule(_KEY, _TITLE, _REASON, "Choose the level from the table of 2011.", _old_level)
OLD_LEVEL_NOTED = Rule(
    _KEY,
    _TITLE,
    _REASON,
    "Give the article its level of 2011 on its card, and say in the note that this is of 2009.",
    _old_level_noted,
)
