"""How many took part: randomised, analysed, in each arm, and lost."""

import re
from collections.abc import Iterator

from ketareview.appraising.study.context import is_unreal
from ketareview.appraising.study.numbers import BEFORE_COUNT, COUNT, count
from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.rules.treatments import COMPARATOR, TREATMENT, arms
from ketareview.appraising.study.sentences import Sentence

PEOPLE = (
    r"(?:patients|participants|subjects|adults|individuals|people|women|men|veterans|adolescents"
    r"|children|outpatients|inpatients|volunteers|persons|students)"
)
_N = rf"{BEFORE_COUNT}(?<![\w.-])(?P<n>{COUNT})(?![\w%]|\.\d| ?%)"
_RANDOMISED = r"(?:randomi[sz]ed|randomly (?:assigned|allocated)|allocated at random)"


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in patterns)


_OF_ALL = _patterns(
    rf"{_N}(?: [\w-]+){{0,4}}? {PEOPLE}(?: with [\w -]{{3,40}}?)? (?:were|was|underwent) "
    rf"(?:\w+ ){{0,2}}?(?:{_RANDOMISED}|randomi[sz]ation)",
    rf"{_N} (?:were|was) (?:\w+ )?{_RANDOMISED}",
    rf"\b(?:randomi[sz]ed|randomly (?:assigned|allocated)) {_N}(?: [\w-]+){{0,3}}? {PEOPLE}",
    rf"\b[Oo]f (?:the |all )?{_N} randomi[sz]ed {PEOPLE}",
    rf"{_N} (?:{PEOPLE} )?(?:entered|underwent|completed) (?:the )?randomi[sz](?:ed|ation)",
    rf"\b(?:total|sample) of {_N} {PEOPLE} (?:underwent|completed) randomi[sz]ation",
    rf"\b{_N} {PEOPLE} underwent randomi[sz]ation",
    rf"\b{_RANDOMISED}[ ,(]+n ?= ?{_N}",
)
_SET = (
    r"(?:(?:modified )?(?:full|intention-to-treat|intent-to-treat|ITT|mITT|per-protocol|final|"
    r"primary|efficacy|main) (?:analysis )?(?:set|population|sample|analys[ie]s))"
)
_IN_ANALYSIS = _patterns(
    rf"{_N}(?: {PEOPLE})? (?:were|was) (?:all )?(?:included|analy[sz]ed) in (?:the |our )?"
    rf"(?:\w+[ -]){{0,4}}?(?:analys[ei]s|sample|population)",
    rf"{_N}(?: {PEOPLE})? (?:were|was) analy[sz]ed",
    rf"{_N} (?:[\w-]+ ){{0,3}}?{PEOPLE} (?:completed [\w ]{{2,30}} and )?were analy[sz]ed",
    rf"\b{_SET} (?:included|comprised|consisted of|was|were|had)(?: of)? {_N}(?: {PEOPLE})?"
    r"(?! (?:\w+ )?in the)(?! (?:patients|participants) in the)",
    rf"\b{_SET} \(n ?= ?{_N}",
    rf"\ba total of n ?= ?{_N} were analy[sz]ed",
)
_IN_GROUP = re.compile(
    rf"\b{COUNT} of {_N}(?: {PEOPLE})?(?: \([^)]*\))? (?:in|on|given|with) (?:the )?(?:[\w-]+ )?"
    rf"(?={TREATMENT}|{COMPARATOR})",
    re.IGNORECASE,
)
_EQUALS = re.compile(rf"\b[nN] ?= ?{_N}")
_TO_ARM = re.compile(
    rf"{_N}(?: {PEOPLE})?(?: were)? (?:(?:assigned|allocated|randomi[sz]ed) )?"
    rf"(?:to (?:receive )?|in |on |received |given )(?:the |either )?(?:[\w-]+ ){{0,2}}?"
    rf"(?={TREATMENT}|{COMPARATOR}|control)",
    re.IGNORECASE,
)
_LEFT = re.compile(
    rf"{_N}(?: of (?:the )?{COUNT})?(?: {PEOPLE})?(?: \([^)]*\))? (?:also )?(?:were |had |was )?"
    r"(?:withdrew|dropped out|discontinued|lost to follow-up|did not complete|withdrawn)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(rf"^(?:of|among) (?:the )?{COUNT}", re.IGNORECASE)
_NEAR = 45
_LEAST = 5
"""Fewer are told of for other reasons: who withdrew, who was randomised by mistake."""

_EVENTS = re.compile(
    r"\b(?:withdr\w+|dropped|discontinu\w+|adverse|events?|nausea|report(?:ed|s)|died|lost|missing"
    r"|error|excluded)\b",
    re.IGNORECASE,
)


def randomised(sentence: Sentence) -> Iterator[Found]:
    """Count who was randomised in all."""
    yield from _counted(sentence, "randomised", _OF_ALL, "a number that was randomised")


def analysed(sentence: Sentence) -> Iterator[Found]:
    """Count who was analysed."""
    yield from _counted(sentence, "analysed", _IN_ANALYSIS, "a number that was analysed")


def _counted(
    sentence: Sentence, field: str, patterns: tuple[re.Pattern[str], ...], why: str
) -> Iterator[Found]:
    if is_unreal(sentence):
        return
    told = set()
    for pattern in patterns:
        for match in pattern.finditer(sentence.text):
            value = count(match["n"])
            behind = sentence.text[match.end() : match.end() + 12]
            is_arm = field == "randomised" and _is_of_arm(sentence, match, behind)
            if value >= _LEAST and value not in told and not is_arm:
                told.add(value)
                yield Found(field, match.start("n"), match.end(), str(value), why)


def _is_of_arm(sentence: Sentence, match: re.Match[str], behind: str) -> bool:
    """Whether it is the number of one arm: `34 were randomised to ketamine and 33 to placebo`."""
    if not behind.startswith(" to "):
        return False
    rest = sentence.text[match.end() :]
    return bool(_TO_ARM.search(rest))


def in_arms(sentence: Sentence) -> Iterator[Found]:
    """Count who was in each arm."""
    if is_unreal(sentence):
        return
    told = arms(sentence)
    seen = {each.start for each in randomised(sentence)}
    listed = (
        []
        if _EVENTS.search(sentence.text)
        else [match for each in (_TO_ARM, _IN_GROUP) for match in each.finditer(sentence.text)]
    )
    for match in (*listed, *_EQUALS.finditer(sentence.text)):
        if match.start("n") in seen:
            continue
        place = _place(sentence, match, told)
        if place:
            seen.add(match.start("n"))
            value = count(match["n"])
            if value >= _LEAST:
                start, end = match.start("n"), match.end("n")
                yield Found("n", start, end, str(value), "a number beside an arm", 1.0, place)


def _place(sentence: Sentence, match: re.Match[str], told: list[tuple[int, int, int]]) -> int:
    """Find the arm that a number stands beside: the next one behind it, or the last before."""
    if match[0][:1] not in "nN":
        return next((place for start, _, place in told if start >= match.start("n")), 2)
    before = [place for _, end, place in told if 0 <= match.start() - end <= _NEAR]
    between = sentence.text[: match.start()]
    is_set = re.search(rf"{_SET}[ (]*$", between, re.IGNORECASE)
    return before[-1] if before and not is_set else 0


def left(sentence: Sentence) -> Iterator[Found]:
    """Tell who left before the end."""
    if is_unreal(sentence):
        return
    for match in _LEFT.finditer(sentence.text):
        yield Found("attrition", match.start(), match.end(), match[0], "some left before the end")
