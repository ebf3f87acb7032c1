"""Rules on how a finding is tagged: with or without comparison, against or no difference."""

import re

from ketareview.appraising.linting.case import Tagged
from ketareview.appraising.linting.rule import Finding, Rule

_BEFORE = r"(?:the )?(?:pre-?treatment|baseline|before|admission|entry|screening|intake|start\b)"
_NO_COMPARISON = re.compile(
    rf"\b(?:compared (?:with|to)|than|versus|vs\.?|relative to|against) (?:at |in |on )?{_BEFORE}"
    r"|\b(?:more|less|fewer|greater|higher|lower|longer|shorter|better|later|earlier) than "
    r"(?:an? (?:third|quarter|half|day|week|month|year)|\d|half|one|two|three|four|five|six"
    r"|expected)"
    r"|\bself.control\w*|\bcontrol (?:of|over)\b|\bwell.controlled\b|\b(?:un"
    r"|open.label, un)controlled\b",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:versus|vs\.?|v\.?s\.?|than|compar(?:ed|ing|ison|isons|ator|ators|able)|against|unlike"
    r"|relative to"
    r"|placebo|saline|midazolam|sham|controls?|controlled|active control|ECT|electroconvulsive"
    r"|waiting.list|wait-?list|usual care|treatment as usual|untreated|matched|historical"
    r"|between.groups?|(?:both|the|two|three) (?:groups|arms)|groups? differ\w*|randomi[sz]\w+"
    r"|superior\w*|non-?inferior\w*|inferior\w*|exceed(?:ed|s)|outperform\w*|crossover|dummy)\b"
    r"|\b\w+ v \w+\b",
    re.IGNORECASE,
)
_NO_DIFFERENCE = re.compile(
    r"\bno (?:\w+[ -]){0,3}?(?:differences?|separation|superiority|advantage|(?:treatment "
    r"|main )?effects?"
    r"|benefits?)\b"
    r"|\b(?:did|do|does|could) not (?:\w+ ){0,2}?(?:differ|separate|outperform|exceed|beat)\b"
    r"|\bnot (?:statistically |significantly |clearly ){0,2}(?:different|superior|better|differ)\b"
    r"|\b(?:was|were|is) not (?:statistically )?significant\b|\bnon-?significant\w*\b"
    r"|\b(?:did not reach|failed to reach|short of) (?:statistical )?significance\b"
    r"|\bfailed to (?:separate|differ|outperform|beat|(?:show|demonstrate|find) (?:an? )?(?:\w+ )?"
    r"(?:difference|superiority|advantage|benefit|effect))\b"
    r"|\b(?:similar|comparable|alike|equal|the same) (?:\w+ )?(?:in|across|between|for"
    r"|on) (?:both|the|all|treatment)\b"
    r"|\bindistinguishable\b|\bequally (?:well|effective|efficacious)\b"
    r"|\b(?:similar|comparable|alike|equal) (?:on|with|under|after|between) "
    r"(?:\w+[ -]){1,3}?(?:and|or|versus|vs)\b"
    r"|\b(?:groups|arms|drugs|treatments|both) (?:were|was|are|remained) (?:\w+ )?"
    r"(?:similar|comparable|alike|equal) (?:on|in|at)\b"
    r"|\bno (?:better|more effective) than\b|\bwithout (?:a |any )?(?:significant )?difference\b",
    re.IGNORECASE,
)
_OTHER_WAY = re.compile(
    r"\b(?:worse\w*|deteriorat\w+|deepened|disadvantage|harm(?:ed|s|ful)?|favou?r(?:ed"
    r"|ing) (?:the )?"
    r"(?:placebo|saline|midazolam|control|ECT)|(?<!non-)(?<!non)inferior)\b"
    r"|\b(?:but|however|whereas|although|though|while|yet|and)\b[^.]*\b(?:higher|lower|more|fewer"
    r"|sooner"
    r"|increased|superior|better|greater|longer|shorter)\b(?! than (?:chance|expected))",
    re.IGNORECASE,
)

_BESIDE = re.compile(r"\b(?:heterogeneity|baseline)\b", re.IGNORECASE)
"""What does not differ there is no finding about the drug."""


def _efficacy_without_comparator(case: Tagged) -> Finding | None:
    if case.tags.claim_type != "efficacy" or case.tags.strength != "uncontrolled":
        return None
    if _COMPARISON.search(_NO_COMPARISON.sub(" ", case.sentence)):
        return None
    return Finding("efficacy", "The data are uncontrolled, and no comparator is named.")


def _contradicts_no_difference(case: Tagged) -> Finding | None:
    if case.tags.stance != "contradicts" or not case.claims_data:
        return None
    told = _NO_DIFFERENCE.search(case.quote)
    if told is None or _OTHER_WAY.search(case.quote) or _BESIDE.search(case.quote):
        return None
    return Finding(told.group(), f"“{told.group()}” reports no difference, not the opposite.")


EFFICACY_WITHOUT_COMPARATOR = Rule(
    "efficacy-without-comparator",
    "Efficacy without a comparator",
    "Without a comparison, change over time may be nature, hope or chance; efficacy means against "
    "something.",
    "Choose “outcome without comparison”, or mark the words that name the comparator.",
    _efficacy_without_comparator,
)
CONTRADICTS_NO_DIFFERENCE = Rule(
    "contradicts-no-difference",
    "“Contradicts”, but no difference found",
    "A small trial that finds no difference has not shown that there is none; counted as a "
    "contradiction it weighs too much.",
    "Choose “no difference”.",
    _contradicts_no_difference,
    is_serious=True,
)
