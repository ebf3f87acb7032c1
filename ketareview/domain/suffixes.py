"""Suffixes of names (Jr, III): behind the given names, after a comma and without a dot."""

import re

_ORDINAL = r"I{2,3}|IV|2nd|3rd|4th"
_OF_FAMILY = re.compile(rf"(.*[^\s,])[\s,]+((?:(?i:[JS]r)\.?|{_ORDINAL}))")
_OF_GIVEN = re.compile(
    rf"(.*[^\s,])(?:\s*,\s*((?i:[JS]r)\.?|{_ORDINAL})|\s+([JS]r\.?|[js]r\.|{_ORDINAL}))"
)


def settled(family: str, given: str) -> tuple[str, str]:
    """Put a suffix where it belongs: `Smith Jr., John` is `Smith`, `John, Jr`.

    `JR` without a comma are initials.
    """
    if not family or not given:
        return family, given
    if found := _OF_FAMILY.fullmatch(family):
        bare, behind = parted(given)
        return found[1], f"{bare}, {behind or found[2].rstrip('.')}"
    bare, suffix = parted(given)
    return family, f"{bare}, {suffix}" if suffix else given


def parted(given: str) -> tuple[str, str]:
    """Part given names from the suffix behind them, which is empty where there is none."""
    found = _OF_GIVEN.fullmatch(given)
    return (found[1], (found[2] or found[3]).rstrip(".")) if found else (given, "")
