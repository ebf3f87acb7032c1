"""How much was given, how fast, and how often."""

import re
from collections.abc import Iterator

from ketareview.appraising.study.context import is_exclusion
from ketareview.appraising.study.numbers import COUNT, NUMBER, count
from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.rules.treatments import COMPARATOR, TREATMENT
from ketareview.appraising.study.sentences import Sentence

_PER_KG = r"mg(?: ?/ ?| per )kg(?: ?/ ?(?:h|hr|hour|min|d|day)\b)?|mg ?kg ?-1(?: ?h ?-1)?"
_UNIT = rf"(?:{_PER_KG}|[\u03bcm]cg ?/ ?kg(?: ?/ ?min)?|\u03bcg ?/ ?kg(?: ?/ ?min)?|mg\b(?! ?/))"
_SERIES = re.compile(
    rf"(?<![\w./=-])(?P<numbers>{NUMBER}(?: ?(?:mg(?: ?/ ?kg)?)?(?:, (?:or |and )?| or | and | to "
    rf"| ?- ?){NUMBER})*) ?(?P<unit>{_UNIT})(?![\w/])",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"[^.;\d]{{0,60}}?\b(?:over|during|within|in|as an?|for|by)(?: (?:a|an|about|approximately|"
    rf"the course of))* (?P<n>{COUNT})[- ](?P<unit>min\b|minutes?|h\b|hours?)",
    re.IGNORECASE,
)
_STUDIED = re.compile(rf"{TREATMENT}|{COMPARATOR}|diphenhydramine|fentanyl", re.IGNORECASE)
_OTHER_DRUGS = re.compile(
    r"\b(?:ondansetron|lorazepam|glycopyrrol\w+|propofol|methohexital|thiopental|venlafaxine"
    r"|fluoxetine|sertraline|escitalopram|citalopram|quetiapine|lithium|xylazine|buprenorphine"
    r"|morphine|diazepam|clonidine|zolpidem|metoclopramide|paracetamol|acetaminophen|ibuprofen"
    r"|labetalol|succinylcholine|olanzapine|fluoxetine equivalents?|equivalents?)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:allowed|permitted|rescue|nausea|premedicat\w+|stable dose|anxiolytic)\b", re.IGNORECASE
)

_SINGLE = re.compile(
    r"\b(?:single|one)[- ](?:(?!to\b)[\w.-]+[- ]){0,3}?"
    r"(?:infusion|dose|administration|injection|treatment session)\b(?!s)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?P<n>up to {COUNT}|{COUNT})(?: (?:intravenous|subcutaneous|intramuscular|ketamine"
    r"|esketamine|consecutive|repeated|further|maintenance|additional|open-label|ECT|IV|i\.v\."
    r"|[\w-]+ ketamine)){0,2} (?P<what>infusions|doses|treatments"
    r"|sessions|administrations|injections)\b"
    r"(?:(?: \w+){0,2}? (?:over|in|within|during) (?:the course of )?"
    rf"(?P<span>{COUNT})[ -](?P<unit>days?|weeks?|months?)\b)?",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    rf"\b(?:(?P<often>once|twice|thrice|{COUNT} times)(?:[ -](?:a|per|each|every))?[ -]"
    r"(?P<per>daily|weekly|monthly|day|week|month)|every (?P<other>other|second|third|"
    rf"{COUNT}) (?P<each>days?|weeks?|months?)|(?P<latin>biweekly|fortnightly)"
    r"|(?P<weekly>weekly)(?= for))\b"
    rf"(?: for (?:a total of |up to )?(?P<span>{COUNT}) (?P<unit>days?|weeks?|months?))?",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:not responded|failed|resistan\w+|stopped|interrupted|refus\w+)\b", re.IGNORECASE
)
_RATED = re.compile(
    r"\b(?:visits?|recorded|follow(?:ed)?-?up|rated|assess\w+|measured)\b", re.IGNORECASE
)
CUES = (
    "single",
    "one",
    "infusions",
    "doses",
    "treatments",
    "sessions",
    "administrations",
    "injections",
    "once",
    "twice",
    "thrice",
    "times",
    "every",
    "weekly",
    "fortnight",
)
_FAR = 80
_BESIDE_IT = 25
_PARTED = re.compile(r"\b(?:or|and|versus|vs|v)\b|[;:]|\d")
_TIMES_A_DAY = 6
_LEAST_TIMES = 2
_MOST_TIMES = 60


def doses(sentence: Sentence) -> Iterator[Found]:
    """Read amounts of what was studied, with the time they were given in."""
    if is_exclusion(sentence) or _BESIDE.search(sentence.text):
        return
    for match in _SERIES.finditer(sentence.text):
        drug, place = _drug(sentence.text, match.start(), match.end())
        unit = _unit(match["unit"])
        if drug == "other" or (not drug and unit == "mg"):
            continue
        over = _OVER.match(sentence.text, match.end()) if unit != "mg" or drug else None
        value, end = f"{_numbers(match['numbers'])} {unit}", match.end()
        if over:
            value += f" over {count(over['n'])} {'min' if over['unit'][0] in 'mM' else 'h'}"
            end = over.end()
        why = "an amount" if not drug else "an amount beside what was given"
        weight = 1.0 if drug else 0.7 if "kg" in unit else 0.5
        yield Found("dose", match.start(), end, value, why, weight, place)


def _drug(text: str, start: int, end: int) -> tuple[str, int]:
    """Name what drug an amount is of, and the arm: the one just before it, else the nearest."""
    near: list[tuple[int, str, int]] = []
    for kind, pattern in (("studied", _STUDIED), ("other", _OTHER_DRUGS)):
        for match in pattern.finditer(text):
            is_before = match.end() <= start
            distance = start - match.end() if is_before else match.start() - end
            is_beside = is_before and distance <= _BESIDE_IT
            if is_beside and not _PARTED.search(text[match.end() : start]):
                distance = -_BESIDE_IT + distance
            is_control = re.match(COMPARATOR, match[0], re.IGNORECASE) or match[0][0] in "dDfF"
            near.append((distance, kind, 2 if is_control else 1))
    distance, kind, place = min(near, default=(0, "", 1))
    return (kind, place) if distance <= _FAR else ("", 1)


def _unit(words: str) -> str:
    unit = (
        re.sub(r"\s", "", words)
        .casefold()
        .replace("per", "/")
        .replace("kg-1", "/kg")
        .replace("h-1", "/h")
    )
    unit = unit.replace("\u03bcg", "mcg").replace("//", "/")
    return re.sub(r"/(?:hr|hour)$", "/h", unit)


def _numbers(words: str) -> str:
    """Write a series of amounts alike: `56 or 84`, `0.5 to 1.0`, `30, 60 or 90`."""
    bare = re.sub(r" ?mg(?: ?/ ?kg)?", "", words)
    bare = re.sub(r"(?<=\d) ?- ?(?=\d)", " to ", bare)
    bare = bare.replace(", or ", " or ").replace(", and ", " and ")
    return re.sub(r"(?<=\d),(?=\d)", ".", bare)


def regimens(sentence: Sentence) -> Iterator[Found]:
    """Read how many doses there were, and how often."""
    if is_exclusion(sentence):
        return
    if _FAILED.search(sentence.text):
        return
    single = _SINGLE.search(sentence.text)
    if single:
        start, end = single.span()
        yield Found("regimen", start, end, "single dose", "one dose", 1.0, 1)
    for match in _TIMES.finditer(sentence.text):
        yield from _times(match)
    for match in _OFTEN.finditer(sentence.text):
        is_too_often = match["often"] and _per_time(match["often"]) > _TIMES_A_DAY
        if not is_too_often and not _RATED.search(sentence.text):
            value = _often(match)
            yield Found("regimen", match.start(), match.end(), value, "how often", 1.0, 1)


def _times(match: re.Match[str]) -> Iterator[Found]:
    words = match["n"].casefold().removeprefix("up to ")
    number = count(words)
    if not _LEAST_TIMES <= number <= _MOST_TIMES:
        return
    most = "up to " if match["n"].casefold().startswith("up to") else ""
    value = f"{most}{number} {match['what'].casefold()}"
    if match["span"]:
        value += f" over {_span(match)}"
    yield Found("regimen", match.start(), match.end(), value, "how many doses", 1.0, 1)


def _per_time(often: str) -> int:
    words = often.casefold().removesuffix(" times")
    return {"once": 1, "twice": 2, "thrice": 3}.get(words) or count(words)


def _often(match: re.Match[str]) -> str:
    if match["latin"]:
        value = match["latin"].casefold()
    elif match["weekly"]:
        value = "weekly"
    elif match["other"]:
        other = match["other"].casefold()
        each = match["each"].casefold()
        value = f"every {other} {each}" if other.isalpha() and other in {"other", "second"} else ""
        value = value or f"every {count(other) if other != 'third' else 3} {each}"
    else:
        often = match["often"].casefold()
        per = {"day": "daily", "week": "weekly", "month": "monthly"}
        times = {"once": "once", "twice": "twice", "thrice": "3 times"}
        told = times.get(often) or f"{count(often.removesuffix(' times'))} times"
        value = f"{told} {per.get(match['per'].casefold(), match['per'].casefold())}"
    return f"{value} for {_span(match)}" if match["span"] else value


def _span(match: re.Match[str]) -> str:
    number = count(match["span"])
    unit = match["unit"].casefold().rstrip("s")
    return f"{number} {unit}{'' if number == 1 else 's'}"
