"""Whether a result on a study card belongs to a claim: by the words of both, outcome and time.

A paper has results for several outcomes. One that merely comes from a paper behind a claim may be
about something else, and would mislead beside it; in doubt a result is not tied.
"""

import re
from collections.abc import Iterable, Iterator

from ketareview.appraising.suggesting import stems
from ketareview.domain.study import field_of

_DEPRESSION = (
    *("depression score", "depression rating", "depression severity"),
    *("depressive symptom", "depressive severity", "symptom of depression"),
)
_MEASURED = {
    **dict.fromkeys(("madrs", "ham-d", "qids", "bdi", "phq-9"), _DEPRESSION),
    "c-ssrs": ("suicidal ideation", "suicidal thought"),
    "bss": ("suicidal ideation", "suicidal thought", "BSS", "SSI"),
    "caps-5": ("CAPS-5", "PTSD symptom", "PTSD severity", "PTSD score"),
    "pcl-5": ("PCL-5", "PTSD symptom", "PTSD severity", "PTSD score"),
    "y-bocs": ("OCD symptom", "obsessive symptom"),
    "lsas": ("social anxiety",),
    "ham-a": ("anxiety score", "anxiety symptom"),
    "cadss": ("dissociation", "dissociative symptom"),
    "bprs": ("psychotic symptom", "psychotomimetic"),
    "ymrs": ("manic symptom", "mania"),
    "pain": ("pain",),
}
"""What a claim may call the outcome that a scale measures."""

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_COUNT = rf"(?:\d{{1,3}}|an?|{'|'.join(_NUMBERS)}|fourteen|twenty-four)"
_UNITS = {"min": 1 / 60, "h": 1.0, "d": 24.0, "w": 168.0, "mo": 730.0, "y": 8766.0}
_UNIT = r"(?:min(?:ute)?s?|h(?:ou)?rs?|h|days?|weeks?|wks?|months?|years?)"
_TIME = re.compile(
    r"(?P<limit>\b(?:within|up to|in|by|before) (?:the )?(?:first )?)?"
    rf"(?:\b(?P<n>{_COUNT})[\s-]+(?P<unit>{_UNIT})\b"
    rf"|\b(?P<named>{_UNIT})[\s-]+(?P<which>\d{{1,3}})\b)",
    re.IGNORECASE,
)
_ARTICLES = {"a": 1, "an": 1}
_NAMED_COUNTS = _ARTICLES | {"fourteen": 14, "twenty-four": 24}
_NAMED_COUNTS |= {name: number for number, name in enumerate(_NUMBERS, start=1)}
_NEAR = 0.01


def is_named(scale: str, time: str, said: Iterable[str]) -> bool:
    """Whether an outcome, measured at a time, is what a claim's statement or topics speak of.

    All words of the outcome stand in one of them, and where a time is named, it is this one.
    """
    several = tuple(said)
    if not any(_holds(words, name) for words in several for name in _names(scale)):
        return False
    asked = [each for words in several for each in _times(words)]
    measured = [hours for hours, _ in _times(time)]
    return not asked or any(
        hours <= limit * (1 + _NEAR) if is_limit else abs(hours - limit) <= limit * _NEAR
        for hours in measured
        for limit, is_limit in asked
    )


def _names(scale: str) -> Iterator[str]:
    yield field_of("scale").shown(scale)
    yield from _MEASURED.get(scale, ())


def _holds(words: str, name: str) -> bool:
    wanted = stems(name)
    return bool(wanted) and wanted <= stems(words)


def _times(words: str) -> Iterator[tuple[float, bool]]:
    """Read the times in words, in hours, and whether each is a limit: within two weeks."""
    for found in _TIME.finditer(words):
        unit = (found["unit"] or found["named"]).casefold()
        typed = (found["n"] or found["which"]).casefold()
        if typed in _ARTICLES and not found["limit"]:  # twice a week
            continue
        count = int(typed) if typed.isdecimal() else _NAMED_COUNTS[typed]
        length = next(hours for key, hours in _UNITS.items() if unit.startswith(key))
        yield count * length, bool(found["limit"])
