"""What was measured, and when."""

import re
from collections.abc import Iterator

from ketareview.appraising.study.context import is_exclusion
from ketareview.appraising.study.numbers import BEFORE_COUNT, COUNT, count
from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.sentences import Sentence

_SCALES = (
    ("madrs", r"\bi?MADRS\b|Montgomery\W+\w+sberg(?: Depression Rating Scale)?"),
    ("ham_a", r"\bHAM-?A\b|\bHamilton Anxiety"),
    (
        "ham_d",
        (
            r"\bHAM-?D(?:[- ]?\d{1,2})?\b|\bHDRS(?:[- ]?\d{1,2})?\b|\bHRSD(?:[- ]?\d{1,2})?\b"
            r"|\bHamilton (?:Depression|Rating Scale for Depression)(?: Rating Scale| Scale)?"
        ),
    ),
    ("qids", r"\bQIDS(?:[- ](?:SR|C))?(?:[- ]?16)?\b|\bQuick Inventory of Depressive"),
    ("bdi", r"\bBDI(?:-II|-2)?\b|\bBeck Depression Inventory"),
    ("phq_9", r"\bPHQ-?9\b|\bPatient Health Questionnaire"),
    ("c_ssrs", r"\bC-?SSRS\b|\bColumbia[- ]Suicide Severity"),
    ("bss", r"\bBSS\b|\bSSI\b|\b(?:Beck )?Scale for Suicid\w+ Ideation"),
    ("caps_5", r"\bCAPS(?:-5|-IV)?\b(?!ule)|\bClinician-Administered PTSD"),
    ("pcl_5", r"\bPCL(?:-5|-C|-M)?\b|\bPTSD Checklist"),
    ("y_bocs", r"\bY-?BOCS\b|\bYale-Brown"),
    ("lsas", r"\bLSAS\b|\bLiebowitz Social Anxiety"),
    ("cadss", r"\bCADSS\b|\bClinician-Administered Dissociative"),
    ("bprs", r"\bBPRS\+?|\bBrief Psychiatric Rating"),
    ("ymrs", r"\bYMRS\b|\bYoung Mania"),
    ("cgi", r"\bCGI(?:-[SI])?\b|\bClinical Global Impression"),
    ("pain", r"\bpain (?:intensity|scores?|severity)|\bpain on the (?:visual|numeric)"),
    (
        "response",
        (
            r"\b(?<!no )(?<!non-)(?<!to )(?:clinical |treatment )?response "
            r"(?:rates?|was|were|occurred|"
            r"at|did)\b|\bresponded\b(?! to)|\bresponders\b"
        ),
    ),
    ("remission", r"\bremission\b|\bremitted\b|\bremitters\b"),
    ("relapse", r"\brelapses?\b|\brelapsed\b"),
)
_SCALE = re.compile(
    # All that is not a word begins with a capital: most places need no closer look.
    r"\b(?=[A-Zi])(?:" + "|".join(f"(?P<{key}>{each})" for key, each in _SCALES) + ")"
)
_WORDS = {"response", "remission", "relapse", "pain"}
_LOWER = re.compile(
    r"\b(?=[ctpr])(?:"
    + "|".join(f"(?P<{key}>{each})" for key, each in _SCALES if key in _WORDS)
    + ")",
    re.IGNORECASE,
)
CUES = (
    *(
        "madrs",
        "montgomery",
        "ham",
        "hdrs",
        "hrsd",
        "qids",
        "quick inv",
        "bdi",
        "beck",
        "phq",
        "patient health",
    ),
    *(
        "ssrs",
        "columbia",
        "bss",
        "ssi",
        "suicid",
        "caps",
        "clinician-adm",
        "pcl",
        "checklist",
        "bocs",
    ),
    *("yale", "lsas", "liebowitz", "cadss", "bprs", "brief psych", "ymrs", "young mania", "cgi"),
    *("impression", "pain", "respon", "remi", "relapse"),
)
_FAILURE = re.compile(r"\b(?:failure|failed|non-?response|no response)\b", re.IGNORECASE)

_UNIT = r"(?P<unit>minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|years?|d)"
_ONE = re.compile(
    rf"{BEFORE_COUNT}(?<![\w.])(?P<n>{COUNT})(?P<more>(?:(?:,| and| or|, and) {COUNT})*)"
    rf"[- ]?{_UNIT}\b"
    r"(?P<behind>[- ](?:later|after|post\w*|following|follow-?up|from (?:the |first )|"
    r"(?:end ?|time ?)points?|assessment|of follow-up))?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?P<unit>day|week|month|hour)s? (?P<n>\d{1,3})(?P<more>(?:(?:,| and| or|, and| to|-) ?"
    r"\d{1,3})*)\b(?!\s?(?:%|mg|patients|participants|points))",
    re.IGNORECASE,
)
_NUMBERS = re.compile(COUNT, re.IGNORECASE)
_AT = re.compile(r"\b(?:at|by|within|until|after) $", re.IGNORECASE)
_FOLLOWED = re.compile(r"\bfollow(?:ed)?(?:[ -]up)? for (?:up to )?$", re.IGNORECASE)
_UNITS = {"m": "minute", "h": "hour", "d": "day", "w": "week", "y": "year"}
_OUTCOME = re.compile(
    r"\b(?:scores?|scale|outcomes?|followed|response"
    r"|end ?points?|respon\w+|remi\w+|relapse\w*|rated|assess\w+|"
    r"symptoms?|severity|differ\w*|effects?|change|ideation|inventory|collected|CI|p ?[=<]|"
    r"antidepressant|separat\w+|pain|follow-?up|complet\w+|lower|higher|reduc\w+)\b",
    re.IGNORECASE,
)
_NOT_OUTCOME = re.compile(
    r"\b(?:half-life|blood pressure|washout|wash-out|monitored|stable|fasting|previous|prior)\b",
    re.IGNORECASE,
)
_MAIN = re.compile(r"\b(?:primary|secondary|main) (?:outcome|end ?point)", re.IGNORECASE)
_LATEST = {"hour": 200, "day": 730, "week": 260, "month": 120}
_AGE = re.compile(r"^[- ](?:old|of age)|^ ?\((?:SD|range)", re.IGNORECASE)


def scales(sentence: Sentence) -> Iterator[Found]:
    """Name the scales and end points that a sentence speaks of."""
    if is_exclusion(sentence):
        return
    told: set[str] = set()
    for match in (*_SCALE.finditer(sentence.text), *_LOWER.finditer(sentence.text)):
        key = match.lastgroup or ""
        if key in told or (key == "response" and _FAILURE.search(sentence.text)):
            continue
        told.add(key)
        value = key.replace("_", "-")
        weight = 0.6 if key in {"response", "remission", "relapse"} else 1.0
        yield Found("scale", match.start(), match.end(), value, "an outcome by name", weight)


def times(sentence: Sentence) -> Iterator[Found]:
    """Read when outcomes were measured."""
    text = sentence.text
    if not (_OUTCOME.search(text) or _SCALE.search(text)) or _NOT_OUTCOME.search(text):
        return
    if is_exclusion(sentence):
        return
    weight = 1.0 if _SCALE.search(text) or _MAIN.search(text) else 0.7
    for match in _NAMED.finditer(text):
        unit = match["unit"].casefold()
        for number in [match["n"], *_NUMBERS.findall(match["more"])]:
            if int(number) > _LATEST[unit]:
                continue  # the number of a line, as preprints have them
            value = f"{unit} {int(number)}"
            why = "a day, week or month by number"
            yield Found("time", match.start(), match.end(), value, why, weight)
    for match in _ONE.finditer(text):
        if _is_time(match, text):
            yield from _of(match, weight)


def _is_time(match: re.Match[str], text: str) -> bool:
    if _AGE.match(text[match.end() :]):
        return False
    if match["behind"]:
        return True
    if _AT.search(text[: match.start()]):
        return True
    rest = text[match.end() :]  # as in "4 h and 72 h post infusion"
    return bool(
        _FOLLOWED.search(text[: match.start()])
        or re.match(
            rf",?(?: and| or|,) {COUNT}[- ]?(?:h|hours?|days?|weeks?|months?)\b[- ]"
            r"(?:later|after|post|following)",
            rest,
        )
    )


def _of(match: re.Match[str], weight: float) -> Iterator[Found]:
    letters = match["unit"].casefold()
    unit = "month" if letters.startswith("mo") else _UNITS[letters[0]]
    for words in [match["n"], *_NUMBERS.findall(match["more"])]:
        number = count(words)
        value = f"{number} {unit}{'' if number == 1 else 's'}"
        start, end = match.start("n"), match.end("unit")
        yield Found("time", start, end, value, "a span of time", weight)
