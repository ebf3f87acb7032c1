"""Who took part: age, diagnosis, and what the paper calls resistant to treatment."""

import re
from collections.abc import Iterator

from ketareview.appraising.study.context import is_denied, is_exclusion
from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.rules.people import PEOPLE
from ketareview.appraising.study.sections import Section
from ketareview.appraising.study.sentences import Sentence

_AGES = re.compile(
    r"\b(?:aged|ages|age range|between the ages of|between)(?: (?:from|between))? \d{1,2}"
    r"(?: years)? ?(?:to|-|and) ?\d{1,2}(?: years| y\b)(?: of age)?"
    r"|\baged \d{1,2} ?(?:to|-|and) ?\d{1,2}\b"
    r"|\b\d{1,2} ?(?:to|-) ?\d{1,2} years (?:of age|old)"
    r"|\b(?:mean|median) age(?: \w+){0,3}? (?:was|of|is|=)? ?\d{1,2}(?:\.\d+)?(?: years| y\b)?"
    r"|\baged (?:at least |over |\u2265 ?|>=? ?)\d{1,2} years(?: or older| and older)?",
    re.IGNORECASE,
)
_DEPRESSION = ("depressi", "trd", "mdd", "bipolar")
_DIAGNOSES = (
    (
        "trd",
        _DEPRESSION,
        (
            r"\b(?:treatment|drug|therapy)[- ](?:resistant|refractory) (?:[\w-]+ ){0,2}?depressi\w+"
            r"|\bTRD\b|\btreatment resistance in depression"
        ),
    ),
    ("psychotic-depression", _DEPRESSION, r"\bpsychotic depression"),
    (
        "bipolar-depression",
        _DEPRESSION,
        r"\bbipolar (?:I |II |I or II )?(?:depressi\w+|disorder)",
    ),
    ("perinatal-depression", _DEPRESSION, r"\b(?:postpartum|postnatal|perinatal) depressi\w+"),
    ("late-life-depression", _DEPRESSION, r"\b(?:late-life|geriatric) depressi\w+"),
    (
        "mdd",
        _DEPRESSION,
        r"\bmajor depressi(?:ve disorder|ve episode|on)\b|\bunipolar depressi\w+|\bMDD\b",
    ),
    (
        "ptsd",
        ("stress disorder", "ptsd"),
        r"\bpost-?traumatic stress disorder|\bPTSD\b(?! Checklist| scale)",
    ),
    ("ocd", ("obsessive", "ocd"), r"\bobsessive[- ]compulsive disorder|\bOCD\b"),
    (
        "social-anxiety",
        ("social anxiety", "social phobia"),
        r"\bsocial anxiety disorder|\bsocial phobia",
    ),
    (
        "anxiety",
        ("ed anxiety", "panic"),
        r"\bgenerali[sz]ed anxiety disorder|\bpanic disorder",
    ),
    (
        "eating-disorder",
        ("anorexia", "bulimia", "eating"),
        r"\banorexia nervosa|\bbulimia|\beating disorder",
    ),
    ("alcohol", ("alcohol",), r"\balcohol (?:use disorder|dependence)|\balcoholi(?:cs|sm)\b"),
    (
        "substance",
        ("cocaine", "opioid", "heroin", "cannabis", "amphetamine"),
        r"\b(?:cocaine|opioid|heroin|cannabis|methamphetamine)[- ](?:use disorder|depend\w+)",
    ),
    ("borderline", ("borderline",), r"\bborderline personality"),
    (
        "chronic-pain",
        ("pain", "crps", "fibromyalgia", "phantom"),
        (
            r"\bcomplex regional pain syndrome|\bCRPS\b|\bneuropathic pain|\bfibromyalgia"
            r"|\bchronic (?:\w+ )?pain|\bphantom limb"
        ),
    ),
    (
        "healthy",
        ("healthy",),
        r"\bhealthy (?:volunteers|subjects|participants|adults|controls)",
    ),
)
CUES = tuple({cue for _, cues, _ in _DIAGNOSES for cue in cues} | {"suicidal"})
_FINDERS = tuple(
    (key, cues, re.compile(pattern, re.IGNORECASE)) for key, cues, pattern in _DIAGNOSES
)
_SUICIDAL = re.compile(
    r"\b(?:suicidal (?:ideation|thoughts|behaviou?r)|acutely suicidal)", re.IGNORECASE
)
_DEPRESSED = re.compile(r"\bdepress(?:ion|ed|ive)\b|\bMDD\b", re.IGNORECASE)
_PEOPLE = re.compile(rf"\b(?:{PEOPLE}|man|woman|boy|girl)\b", re.IGNORECASE)
_NONPSYCHOTIC = re.compile(r"non-?\s?psychotic|without psychotic", re.IGNORECASE)
_ACTS = (Section.FRONT, Section.ABSTRACT)

_DEFINED = re.compile(
    r"\b(?:treatment[- ]resist\w+|TRD|resistance|resistant depression)\b[^.;]{0,80}?"
    r"(?:\b(?:was |is |were )?defined (?:as|by)|\bi\.e\.,?|\bthat is,) ?"
    r"(?P<words>[^.;]{8,200})",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?P<words>(?:had |have )?(?:failed(?: to (?:respond|benefit))?|failure (?:of|to respond)|"
    r"inability to respond|"
    r"non-?response to|no response to|not responded to|inadequate(?:ly)? (?:response to|"
    r"responded to)|unresponsive to)[^.;]{0,30}?\b(?:at least|one or more|two|three|>=?|\u2265|\d)"
    r"[^.;]{0,140}?\b(?:antidepress\w+|trials?|treatments?|medications?|drugs|agents|adequate)\b"
    r"[^.;,]{0,90}?(?= (?:were|was|took|entered|received|got|are)\b|[.;,]|$)"
    r"|(?:at least |more than )?(?:one or more|two or more|two|three|four)[^.;]{0,20}?"
    r"(?:antidepressants?|(?:treatment|antidepressant) trials)[^.;]{0,60}? (?:had|have) failed"
    r"(?: in [\w ]{3,30})?)",
    re.IGNORECASE,
)


def populations(sentence: Sentence) -> Iterator[Found]:
    """Read the ages of those who took part."""
    if is_exclusion(sentence):
        return
    for match in _AGES.finditer(sentence.text):
        words = match[0].strip()
        end = match.start() + len(match[0].rstrip())
        yield Found("population", match.start(), end, words, "ages", 0.8)


def diagnoses(sentence: Sentence) -> Iterator[Found]:
    """Name what they had."""
    if is_exclusion(sentence):
        return
    text = sentence.text
    if sentence.section not in _ACTS and not _PEOPLE.search(text):
        return
    found = {
        key: match
        for key, cues, pattern in _FINDERS
        if any(cue in sentence.low for cue in cues) and (match := pattern.search(text))
    }
    suicidal = _SUICIDAL.search(text)
    if suicidal and _PEOPLE.search(text) and _DEPRESSED.search(text):
        found.pop("mdd", None)
        found["suicidal-depression"] = suicidal
    if {"trd", "bipolar-depression", "psychotic-depression"} & found.keys():
        found.pop("mdd", None)
    if _NONPSYCHOTIC.search(text):
        found.pop("psychotic-depression", None)
    for key, match in found.items():
        if not is_denied(sentence, match.start()):
            yield Found("diagnosis", match.start(), match.end(), key, "a diagnosis by name")


def resistance(sentence: Sentence) -> Iterator[Found]:
    """Read the paper's own definition of resistance."""
    defined = _DEFINED.search(sentence.text)
    match = defined or _FAILED.search(sentence.text)
    if match:
        words = match["words"].strip(" ,:(")
        start = match.start("words") + match["words"].index(words)
        why = "what resistance is defined as" if defined else "what treatment had failed"
        weight = 1.0 if defined else 0.8
        yield Found("resistance", start, start + len(words), words, why, weight)
