"""Days and months as XML records write them: in elements of their own, by name or number."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = re.compile(r"\d{1,2}")


def moment(year: str, month: str = "", day: str = "") -> str:
    """Write a date as 2021-03-15, as far as it is known; what is no month stays a word."""
    if not year:
        return ""
    if not month:
        return year
    number = _month(month)
    if not number:
        return f"{year} {month} {day}".strip()
    is_day = bool(_NUMBER.fullmatch(day)) and int(day) > 0
    return f"{year}-{number:02}-{int(day):02}" if is_day else f"{year}-{number:02}"


def _month(written: str) -> int:
    if _NUMBER.fullmatch(written):
        return int(written) if 1 <= int(written) <= len(_MONTHS) else 0
    short = written[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS and "-" not in written else 0
