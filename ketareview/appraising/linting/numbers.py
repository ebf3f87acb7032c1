"""Numbers as they are printed, as they are spelled, and as they follow from one another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import permutations

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPELLED = {word: number for number, word in enumerate(_UNITS)} | {
    word: number * 10 for number, word in enumerate(_TENS, 2)
}
_SHARES = {
    "half": (50,),
    "halves": (50,),
    "halved": (50,),
    "twice": (2, 200),
    "double": (2, 200),
    "doubled": (2, 200),
    "third": (33, 3),
    "thirds": (67, 33, 66),
    "quarter": (25,),
    "quarters": (75, 25),
    "fifth": (20,),
    "fifths": (40, 60, 80),
    "dozen": (12,),
}
_WORDS = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[\s-]({'|'.join(_UNITS[1:10])}))?|({'|'.join(_UNITS)}))\b"
    r"(\s+hundred)?",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"\b({'|'.join(_SHARES)})\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w.,/])(?<![A-Za-z][-\u2010\u2011])(?:\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+|\d+)?(?:[.\u00b7]\d+)?"
    r"(?<=\d)(?![\w]*[A-Za-z]-?\d)"
)
_COMMA = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])")
_SEPARATOR = re.compile("[,\u2009\u202f\u00a0]")
_MOST = 14


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: how it is written, what it is, and where it stands."""

    written: str
    value: Decimal
    start: int
    end: int

    @property
    def is_decimal(self) -> bool:
        """Whether it has digits behind the point."""
        return "." in self.written or "\u00b7" in self.written


def printed(text: str) -> Iterator[Number]:
    """List the numbers in figures; signs do not count."""
    for found in _NUMBER.finditer(text):
        written = found.group()
        value = Decimal(_SEPARATOR.sub("", written).replace("\u00b7", "."))
        yield Number(written, value, found.start(), found.end())


def with_commas(text: str) -> Iterator[Decimal]:
    """List what may be numbers with a comma before their decimals, as most of Europe writes."""
    for found in _COMMA.finditer(text):
        yield Decimal(found.group().replace(",", "."))


def spelled(text: str) -> Iterator[Decimal]:
    """List the numbers in words, and what "half" and "a third" come to in percent."""
    for tens, more, unit, hundred in _WORDS.findall(text):
        value = _SPELLED[(tens or unit).lower()] + (_SPELLED[more.lower()] if more else 0)
        yield Decimal(value * 100 if hundred else value)
    for share in _SHARE.findall(text):
        yield from map(Decimal, _SHARES[share.lower()])


def follows(number: Number, known: Iterable[Decimal]) -> bool:
    """Whether a number is one of others, rounded, or their difference, sum, share or rest."""
    some = list(dict.fromkeys(known))[:_MOST]
    return any(_rounds_to(each, number) for each in (*some, *_derived(some)))


def _derived(known: list[Decimal]) -> Iterator[Decimal]:
    for each in known:
        yield from (100 - each, 1 - each, each * 100, each / 100)
    for one, other in permutations(known, 2):
        yield from (one - other, one + other)
        if other:
            yield one / other * 100


def _rounds_to(value: Decimal, number: Number) -> bool:
    value = abs(value)
    digits = Decimal(1).scaleb(min(int(number.value.as_tuple().exponent), 0))
    return number.value in {
        value.quantize(digits, ROUND_HALF_UP),
        value.quantize(digits, ROUND_HALF_EVEN),
    }
