"""Dates of BibTeX and BibLaTeX entries."""

import re

_NAMES = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTH = re.compile(rf"\b({'|'.join(_NAMES)})[a-z]*\b", re.IGNORECASE)
_ONLY_MONTH = re.compile(r"\W*(?:[A-Za-z]{3,9}|\d{1,2})\W*")
_NUMBER = re.compile(r"^\W*(\d{1,2})\W*$")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_LAST_MONTH, _LAST_DAY = 12, 31


def year(*written: str) -> int | None:
    """Find the first year of four digits in the first field that has one."""
    found = (_YEAR.search(each) for each in written)
    return next((int(each.group(1)) for each in found if each and int(each.group(1))), None)


def date(written_year: str, month: str, day: str) -> str:
    """Put a date together as 2021-03-15 or 2021-03; as written where it is no such date.

    A day may stand beside the month, as in `8~mar`.
    """
    if not month.strip():
        return ""
    found = year(written_year)
    number = _month(month)
    if not found or not number:
        return " ".join(part for part in (day.strip(), month.strip(), written_year.strip()) if part)
    named = _DAY.search(day) or (_DAY.search(month) if not _NUMBER.match(month) else None)
    has_range = bool(re.search(r"\d\s*[-/]\s*\d", month))
    if named and 1 <= int(named.group(1)) <= _LAST_DAY and not has_range:
        return f"{found:04}-{number:02}-{int(named.group(1)):02}"
    return f"{found:04}-{number:02}"


def is_month(written: str) -> bool:
    """Whether nothing but a month was written."""
    return bool(_month(written)) and bool(_ONLY_MONTH.fullmatch(written))


def is_day(written: str) -> bool:
    """Whether nothing but the day of a month was written."""
    found = _NUMBER.match(written)
    return found is not None and 1 <= int(found.group(1)) <= _LAST_DAY


def _month(written: str) -> int:
    if number := _NUMBER.match(written):
        return int(number.group(1)) if 1 <= int(number.group(1)) <= _LAST_MONTH else 0
    named = _MONTH.search(written)
    return _NAMES.index(named.group(1).lower()) + 1 if named else 0
