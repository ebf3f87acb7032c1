"""Who did not know what was given, and whether anybody asked."""

import re
from collections.abc import Iterator

from ketareview.appraising.study.numbers import COUNT, NUMBER
from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.sections import Section
from ketareview.appraising.study.sentences import Sentence

_BLIND = r"(?:blind|mask)(?:ed|ing)?"
_MASKING = tuple(
    (key, re.compile(pattern, re.IGNORECASE), why)
    for key, pattern, why in (
        ("triple", rf"\b(?:triple|quadruple)[- ]?{_BLIND}\b", "masking by name"),
        ("double", rf"\bdouble[- ]?{_BLIND}\b", "masking by name"),
        ("single", rf"\bsingle[- ]?{_BLIND}\b", "masking by name"),
        (
            "assessor",
            rf"\b(?:assessor|rater|observer|evaluator|outcome)s?[- ]{_BLIND}\b",
            "masking by name",
        ),
        (
            "open-label",
            (
                r"\bopen-?(?: |-)?label\b(?=,| (?:[\w-]+,? ){0,3}?(?:trial|study|design|pilot|"
                r"extension|phase|single-arm|randomi[sz]ed))|\bunblinded\b"
                r"|\b(?:was|were) open-?label\b"
            ),
            "masking by name",
        ),
    )
)
_WHO = re.compile(
    r"(?P<who>[^.;]*?)\b(?:(?:was|were|remained) (?:all |both |kept )?(?:" + _BLIND + r"|unaware)"
    r"|unaware of)\b",
    re.IGNORECASE,
)
_PATIENTS = re.compile(r"\b(?:patients|participants|subjects)\b", re.IGNORECASE)
_STAFF = re.compile(
    r"\b(?:clinicians?|investigators?|staff|doctors|anaesthet|nurses)\w*", re.IGNORECASE
)
_RATERS = re.compile(r"\b(?:raters?|assessors?|evaluators?|observers?)\b", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:neither|no one|nobody|not|nor)\b", re.IGNORECASE)

_GUESSING = re.compile(
    r"\bguess\w*|\b(?:named|identified) (?:their|the) (?:drug|treatment|allocation|group)\b"
    r"|\bwhich (?:treatment|drug|condition|arm|medication|group) (?:\w+ )?(?:they|he|she|"
    r"(?:the )?(?:patients?|participants?)) (?:\w+ )?(?:believed|thought|had|were|received)"
    r"|\b(?:Bang|James)(?:'s)? (?:blinding )?index\b|\bblinding index\b"
    r"|\b(?:integrity|success|adequacy) of (?:the )?(?:blind|mask)\w*"
    r"|\b(?:blind|mask)(?:ing)? (?:integrity|success|was assessed|was tested)",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"\b(?:treatments?|allocations?|assign\w+|groups?|correct\w*|blind\w*|mask\w*|receiv\w+|drugs?"
    r"|arms?|conditions?|medications?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never) (?:\w+ )?(?:assessed|measured|tested|evaluated|asked|examined)\b"
    r"|\bdid not (?:assess|measure|test|ask|evaluate|examine)\b",
    re.IGNORECASE,
)
_SHARE = (
    rf"(?:(?:only|about|nearly|almost|over) )?(?:{NUMBER} ?%(?: of [^,.;%]{{3,50}}?)?"
    rf"|{COUNT} of (?:the )?{COUNT}(?: \([^)]*\))?(?: \w+)?|{COUNT} \([\d.]+ ?%\)(?: \w+)?"
    r"|most (?:[\w-]+ ){0,5}?|the majority of (?:[\w-]+ ){1,5}?|half of (?:[\w-]+ ){1,5}?)"
)
_GUESSED = re.compile(
    rf"(?P<share>(?:{_SHARE} ?and )?{_SHARE}) ?(?:were able to |could |had )?(?:correctly )?"
    r"(?:guess\w*|identif\w+)\b[^.;]{0,60}",
    re.IGNORECASE,
)


def masked(sentence: Sentence) -> Iterator[Found]:
    """Name the masking that a sentence claims, or describes person by person."""
    if sentence.section in {Section.DISCUSSION, Section.INTRODUCTION}:
        return
    told = {}
    for key, pattern, why in _MASKING:
        match = pattern.search(sentence.text)
        if match:
            told[key] = Found("masking", match.start(), match.end(), key, why)
    if not told:
        told = {each.value: each for each in _described(sentence)}
    yield from told.values()


def _described(sentence: Sentence) -> Iterator[Found]:
    match = _WHO.search(sentence.text)
    if match is None or "guess" in sentence.text:
        return
    who = match["who"]
    start, end = match.start() + len(who) - len(who.lstrip()), match.end()
    patients, staff, raters = (bool(each.search(who)) for each in (_PATIENTS, _STAFF, _RATERS))
    if _NOBODY.search(match[0]):
        if patients:
            yield Found("masking", start, end, "open-label", "patients knew", 0.8)
    elif patients and staff and raters:
        yield Found("masking", start, end, "triple", "patients, staff and raters", 0.9)
    elif patients and (staff or raters):
        yield Found("masking", start, end, "double", "patients, and staff or raters", 0.8)
    elif raters:
        yield Found("masking", start, end, "assessor", "raters only", 0.9)
    elif patients:
        yield Found("masking", start, end, "single", "patients only", 0.6)


def guessing(sentence: Sentence) -> Iterator[Found]:
    """Tell whether anybody asked what was guessed, and how many were right."""
    match = _GUESSING.search(sentence.text)
    if match and match[0].casefold().startswith("guess") and not _OF_WHAT.search(sentence.text):
        return
    denied = _DENIED.search(sentence.text)
    told_of_it = match or re.search(r"\b(?:blind|mask)ing\b", sentence.text, re.IGNORECASE)
    if denied and told_of_it:
        start = min(told_of_it.start(), denied.start())
        end = max(told_of_it.end(), denied.end())
        yield Found("guessing", start, end, "not-measured", "it is said not to have been asked")
        return
    if match is None:
        return
    yield Found("guessing", match.start(), match.end(), "measured", "guesses are told of")
    guessed = _GUESSED.search(sentence.text)
    if guessed and re.search(r"correct|right", sentence.text, re.IGNORECASE):
        end = guessed.start() + len(guessed[0].rstrip(" ,."))
        words = sentence.text[guessed.start() : end]
        yield Found("guessed", guessed.start(), end, words, "a share that guessed")
