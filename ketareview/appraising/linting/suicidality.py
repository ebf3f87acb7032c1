"""Thoughts of suicide, attempts and deaths are three matters, never one."""

import re

from ketareview.appraising.linting.case import Tagged
from ketareview.appraising.linting.rule import Finding, Rule

_SPOKEN = {
    "ideation": re.compile(
        r"\bideation\b|\bsuicid\w* (?:ideas?|thoughts?|thinking|cognitions?|plans?)\b"
        r"|\bthoughts? (?:of|about) (?:suicide|death|dying|killing|ending|self.harm)"
        r"|\b(?:wish(?:es|ed)?|want(?:ed|ing)?|desire) to (?:die|be dead|kill)\b|\bdeath wish"
        r"|\b(?:SSI|BSSI?|BSI)\b|\bsuicidality (?:item|score)s?\b",
        re.IGNORECASE,
    ),
    "attempts": re.compile(
        r"\battempt(?:s|ed|er|ers)?\b|\bself.?(?:harm|injur|poison|mutilat)\w*|\bparasuicid\w*"
        r"|\bsuicid\w* (?:acts?|gestures?)\b|\bbehaviou?rs?\b|\bnon-?fatal\b",
        re.IGNORECASE,
    ),
    "deaths": re.compile(
        r"\b(?:died|dying|dead) (?:by|from|of) (?:\w+ )?suicide|\bsuicide (?:deaths?|mortality"
        r"|rates?)\b"
        r"|\bdeaths? (?:by|from|due to|through|of) (?:\w+ )?suicide|\bcomplet\w+ suicides?\b"
        r"|\bsuicides\b"
        r"|\bmortality (?:by|from|due to) suicide|\b(?:took|taken) (?:his|her"
        r"|their) (?:own )?li(?:fe|ves)"
        r"|\bkilled (?:him|her|them)sel(?:f|ves)|\bfatal(?:it\w+)?\b"
        r"|(?<!of )(?<!about )\bdeaths\b|\b(?:death|deaths) (?:by"
        r"|from) suicide",
        re.IGNORECASE,
    ),
}
_FILED = {
    "ideation": re.compile(r"\bideation\b|\bthoughts\b", re.IGNORECASE),
    "attempts": re.compile(r"\battempts?\b|\bbehaviou?r\b", re.IGNORECASE),
    "deaths": re.compile(r"\bdeaths?\b|\bcompleted\b|\bmortality\b", re.IGNORECASE),
}
_UNTOLD = re.compile(r"\bsuicidality\b", re.IGNORECASE)
"""Thoughts, attempts or both: which is not told, but no deaths."""

_NAMES = {"ideation": "suicidal ideation", "attempts": "suicide attempts", "deaths": "deaths"}


def _suicidality_merged(case: Tagged) -> Finding | None:
    filed = [(topic, kind) for topic in case.topics if (kind := _kind(topic))]
    if not filed:
        return None
    spoken = [kind for kind, words in _SPOKEN.items() if words.search(case.quote)]
    is_untold = not spoken and _UNTOLD.search(case.quote)
    for topic, kind in filed:
        if (spoken and kind not in spoken) or (is_untold and kind == "deaths"):
            of = " and ".join(_NAMES[each] for each in spoken) or "suicidality"
            return Finding(topic, f"It is filed under “{topic}”, but speaks of {of} only.")
    return None


def _kind(topic: str) -> str:
    """Tell which of the three a topic is for; none for one that names two, such as a condition."""
    if "suicid" not in topic.lower():
        return ""
    kinds = [kind for kind, words in _FILED.items() if words.search(topic)]
    return kinds[0] if len(kinds) == 1 else ""


SUICIDALITY_MERGED = Rule(
    "suicidality-merged",
    "Ideation, attempts and deaths confused",
    "Scores of ideation that fall say nothing about attempts or deaths; filed together, they make "
    "a report promise what nobody has shown.",
    "File the passage under what it speaks of.",
    _suicidality_merged,
    is_serious=True,
)
