"""Numbers as papers write them: digits, with points, dots or commas, and words."""

import re

_ONES = {
    word: number
    for number, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        )
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_WORD = "|".join(sorted({*_ONES, *_TENS, "hundred"}, key=len, reverse=True))

COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{_WORD})(?:[ -](?:(?<=hundred )and )?(?:{_WORD}))*)"
"""A pattern for a whole number."""

BEFORE_COUNT = r"\b(?=[\defhnostz])"
"""Stands before `COUNT` where many places are looked at: few letters begin a number."""

NUMBER = r"\d+(?:[.,]\d+)?"
"""A pattern for a number with or without decimals."""


def count(words: str) -> int:
    """Read a whole number that `COUNT` matched."""
    if words[0].isdigit():
        return int(words.replace(",", ""))
    total = 0
    for word in re.split(r"[ -]+", words.casefold()):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word != "and":
            total += _ONES.get(word, 0) + _TENS.get(word, 0)
    return total


def decimal(words: str) -> str:
    """Write a number that `NUMBER` matched with a point."""
    return words.replace(",", ".")
