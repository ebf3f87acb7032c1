"""Numbers as lists write them."""

import re

_WHOLE = re.compile(r"[0-9]{1,9}")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 4000
_LETTERS = 26
_MOST_LETTERS = 8


def whole(written: str) -> int | None:
    """Read a number that a program wrote; None for what is none, or larger than any count is."""
    return int(written) if _WHOLE.fullmatch(written) else None


def roman(number: int) -> str:
    """Write a number in small Roman numerals, as far as they go."""
    if not 0 < number < _LARGEST_ROMAN:
        return str(number)
    words = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        words += sign * count
    return words


def letters(number: int) -> str:
    """Write a number as a to z, aa to zz, and so on."""
    if not 0 < number <= _LETTERS * _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
