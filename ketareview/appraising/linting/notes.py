"""Numbers in a reviewer's note that its quotation does not bear out."""

import re
from decimal import Decimal

from ketareview.appraising.linting.case import Tagged
from ketareview.appraising.linting.numbers import (
    Number,
    follows,
    printed,
    spelled,
    with_commas,
)
from ketareview.appraising.linting.rule import Finding, Rule

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ELSEWHERE = re.compile(
    r"\b(?:pp?|pages?|tab(?:le)?s?|fig(?:ure)?s?|sections?|refs?|references?|chapters?|appendix"
    r"|supplement(?:ary)?|supp|lines?|paragraphs?|para|no|version|step|row|column|items?|eq|box"
    r"|panel|arms?|groups?|highlights?|claims?|passages?|study|level|grade|rob|visit|vol|slide"
    r"|codes?|key|type|phase|stage|version|question|aim|hypothesis|experiment|trial|issue|#)"
    r"\.?\s?#?[A-Z]{0,2}\d+(?:[.\u2013-]\d+)*[a-z]?\b"
    r"|\bNCT\d+|\bPMID:?\s?\d+|\b10\.\d{4,9}/\S+|https?://\S+|\b(?:19|20)\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\.?(?: of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b"
    r"|\b\d+(?:st|nd|rd|th)\b|\b9[059]\s?%?\s?(?:CI|confidence)|\[\d+\]|\b\d{1,2}:\d\d\b"
    r"|\b(?:oxford|cebm)\b.*",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?:(?<![\w.])(?P<number>\d+(?:\.\d+)?)|\b(?P<word>an?|one|next|following|two|three|four|five"
    r"|six|seven|eight|ten|twelve))[\s-](?P<unit>h|hours?|hrs?|d|days?|wk|weeks?|months?|min|minutes?"
    r"|years?|yrs?)\b",
    re.IGNORECASE,
)
_HOURS = {
    "m": Decimal(1) / 60,
    **{unit: Decimal(hours) for unit, hours in (("h", 1), ("d", 24), ("w", 168))},
    **{unit: Decimal(hours) for unit, hours in (("mo", 730), ("y", 8760))},
}
_PLAIN = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8} | {
    "ten": 10,
    "twelve": 12,
}
_PEOPLE = re.compile(
    r"\s?(?:patients?|participants?|people|persons?|adults|subjects?|veterans|women|men|cases?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bn\s?=\s?$", re.IGNORECASE)
_SHARE = re.compile(r"\s?(?:%|per ?cent)", re.IGNORECASE)
_ROUGHLY = re.compile(r"(?:about|around|approx\w*\.?|roughly|nearly|almost|~|\u2248|c\.|ca\.?)\s?$")
_NEAR = Decimal("0.05")
_ALIKE = Decimal("0.06")
"""How far durations may be apart: four weeks are a month."""

_SMALL = 10


def _number_not_in_quote(case: Tagged) -> Finding | None:
    if not any(sign.isdigit() for sign in case.tags.note):
        return None
    note = _ELSEWHERE.sub(_blank, case.tags.note)
    told = _durations_not_told(note, case.quote)
    if told:
        return Finding(told, f"“{told}” stands in the note, but not in the passage.")
    note = _DURATION.sub(_blank, note)
    figures = (each.value for each in printed(case.quote))
    known = [*figures, *with_commas(case.quote), *spelled(case.quote)]
    for number in printed(note):
        if _weighs(number, note) and not follows(number, known):
            if _ROUGHLY.search(note[: number.start]) and _is_near(number.value, known):
                continue
            share = _SHARE.match(note, number.end)
            words = number.written + (share.group() if share else "")
            return Finding(words, f"“{words}” stands in the note, but not in the passage.")
    return None


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _weighs(number: Number, note: str) -> bool:
    """Whether a number says something of the findings: small ones count much else in notes."""
    if number.is_decimal or number.value >= _SMALL:
        return True
    behind = _SHARE.match(note, number.end) or _PEOPLE.match(note, number.end)
    return bool(behind or _COUNTED.search(note[: number.start]))


def _is_near(value: Decimal, known: list[Decimal]) -> bool:
    return any(abs(each - value) <= each * _NEAR for each in known)


def _durations_not_told(note: str, quote: str) -> str:
    """Find a duration in the note where the passage tells others only; empty without one."""
    known = [_hours(each) for each in _DURATION.finditer(quote)]
    for each in _DURATION.finditer(note):
        hours = _hours(each)
        if known and not any(abs(hours - one) <= max(hours, one) * _ALIKE for one in known):
            return each.group()
    return ""


def _hours(found: re.Match[str]) -> Decimal:
    unit = found["unit"].lower()
    unit = "mo" if unit.startswith("mo") else unit[0]
    word = (found["word"] or "").lower()
    count = Decimal(found["number"]) if found["number"] else Decimal(_PLAIN.get(word, 1))
    return count * _HOURS[unit]


NUMBER_NOT_IN_QUOTE = Rule(
    "number-not-in-quote",
    "A number that the passage does not give",
    "Numbers drift when they are copied: a note that says 176 where the paper says 167 is believed "
    "by the next reader.",
    "Correct the number, or mark the passage that gives it.",
    _number_not_in_quote,
    is_serious=True,
)
