"""The design of the study."""

import re
from collections.abc import Iterator

from ketareview.appraising.study.context import is_denied, is_future, is_unreal
from ketareview.appraising.study.numbers import COUNT
from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.sections import Section
from ketareview.appraising.study.sentences import Sentence

_DESIGNS = (
    (
        "meta-analysis",
        ("meta-anal",),
        r"\b(?:network |random-effects |one-stage |two-stage )?meta-analy[st]\w*",
    ),
    ("systematic-review", ("systematic",), r"\bsystematic(?:ally)? review\w*"),
    ("protocol", ("protocol",), r"\bstudy protocol\b"),
    (
        "preclinical",
        ("mice", "mouse", "rat", "rodent", "macaque", "vitro", "knock"),
        r"\b(?:mice|mouse|rats?|rodents?|macaques?|in vitro|knock-?out)\b",
    ),
    ("case-control", ("case",), r"\bcase-control\b"),
    ("cross-sectional", ("cross-",), r"\bcross-sectional\b"),
    (
        "case-report",
        ("case",),
        r"\bcase report\b|\b(?:his|her|the|this|a) case is (?:reported|described)\b",
    ),
    (
        "case-series",
        ("case", "report", "describe"),
        (
            r"\bcase series\b|\b(?:report|describe) (?:\w+ )?(?:two|three|four|five|six|seven|eight"
            r"|nine|ten|\d+) (?:\w+ )?(?:cases|patients)\b"
        ),
    ),
    (
        "qualitative",
        ("qualitative", "interview", "focus", "thematic"),
        (
            r"\bqualitative(?:ly)? (?:study|interview\w*|research|analy\w+)"
            r"|\bsemi-?structured interviews (?:were|with)\b|\bfocus groups\b|\bthematic analysis\b"
        ),
    ),
    (
        "crossover",
        ("crossover", "cross-over"),
        r"\bcross-?over (?!to\b)|\bcross-?over\b(?=[.,;)]|$)",
    ),
    (
        "randomised",
        ("random", "allocated", "assigned"),
        (
            r"\brandomi[sz](?:ed|ation)\b|\brandomly (?:assigned|allocated|assign)\b"
            r"|\ballocated in a \d:\d ratio|\bassigned (?:\w+ ){0,2}?to \w+ (?:and|or)\b"
            r"|\bassigned to \w+ and\b"
        ),
    ),
    (
        "cohort",
        ("cohort", "retrospective", "chart"),
        (
            r"\b(?:prospective|retrospective|historical|inception|population-based) cohort\b"
            r"|\bcohort study\b"
            r"|\bretrospective(?:ly)? (?:chart )?review\w*|\bchart review\b|\breviewed the charts\b"
            r"|\bretrospective (?:study|analysis)\b"
        ),
    ),
    (
        "single-arm",
        ("-arm", "label", "uncontrolled"),
        (
            r"\b(?:single|one)-arm\b|\bopen-?label (?:pilot )?(?:trial|study)\b"
            r"|\buncontrolled (?:trial|study)\b"
        ),
    ),
    (
        "guideline",
        ("consensus", "guideline"),
        (
            r"\bconsensus (?:guidelines?|statement|recommendations)\b"
            r"|\b(?:clinical )?practice guidelines?\b"
        ),
    ),
    ("review", ("review",), r"\b(?:narrative|literature) review\b"),
)
CUES = tuple({cue for _, cues, _ in _DESIGNS for cue in cues})
_FINDERS = tuple((key, cues, re.compile(pattern, re.IGNORECASE)) for key, cues, pattern in _DESIGNS)
_TRIALS = re.compile(
    r"randomi[sz]ed,? (?:[\w-]+,? ){0,4}(?:trials|studies|evidence|withdrawal)", re.IGNORECASE
)
_COUNTED = re.compile(rf"\b(?:{COUNT}|some|others|who)\b", re.IGNORECASE)
_TITLED = {Section.FRONT, Section.ABSTRACT}
_IN_TITLE = 1.4
"""Title and abstract name the design of the study itself, not of a part or of others."""

_REVIEWS = {"meta-analysis", "systematic-review"}
_OWN_REVIEW = re.compile(r"\b(?:we|our|this|pooled|PRISMA|searched)\b", re.IGNORECASE)
_CHANCE = {"randomised", "crossover"}


def designs(sentence: Sentence) -> Iterator[Found]:
    """Name the designs that a sentence speaks of; a chance that was denied is none."""
    found: dict[str, re.Match[str]] = {}
    for key, cues, pattern in _FINDERS:
        is_worth = any(cue in sentence.low for cue in cues)
        match = pattern.search(sentence.text) if is_worth else None
        if match:
            found[key] = match
    if is_future(sentence) and found.keys() & _CHANCE:
        match = found.get("randomised") or found["crossover"]
        yield _found("protocol", match, "it tells what will be done")
        return
    for key, match in found.items():
        if key in _CHANCE and _is_denied(sentence, match):
            if key == "randomised" and _is_choice(sentence, match):
                yield _found("non-randomised", match, "randomisation is denied")
        elif _counts(key, match, found, sentence):
            weight = _IN_TITLE if sentence.section in _TITLED else 1.0
            yield _found(key, match, "the design by name", weight)


def _is_denied(sentence: Sentence, match: re.Match[str]) -> bool:
    before = sentence.text[max(match.start() - 12, 0) : match.start()].casefold()
    return before.rstrip(" -").endswith(("not", "non", "were not", "not be")) or (
        before.endswith("non-") or is_denied(sentence, match.start())
    )


def _is_choice(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether it is the study that was not randomised, rather than some who were not."""
    before = sentence.text[: match.start()]
    return before.casefold().endswith("non-") or not _COUNTED.search(before)


def _counts(
    key: str, match: re.Match[str], found: dict[str, re.Match[str]], sentence: Sentence
) -> bool:
    if key == "randomised":
        return not (
            "crossover" in found
            or "meta-analysis" in found
            or is_unreal(sentence)
            or _TRIALS.match(sentence.text, match.start())
        )
    if key in _REVIEWS:
        is_told = sentence.section in _TITLED
        is_first = key == "meta-analysis" or "meta-analysis" not in found
        return is_first and (is_told or bool(_OWN_REVIEW.search(sentence.text)))
    if key == "protocol":
        return sentence.section in _TITLED
    if key == "single-arm":
        return "randomised" not in found
    if key in {"cohort", "review"}:
        return not found.keys() & {"case-control", "meta-analysis", "systematic-review"}
    return True


def _found(key: str, match: re.Match[str], why: str, weight: float = 1.0) -> Found:
    return Found("design", match.start(), match.end(), key, why, weight)
