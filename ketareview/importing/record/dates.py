"""Years and days as they are written in metadata and on first pages."""

import re

_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")
_DAY = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)-(\d\d)-(\d\d)(?!\d)")


def year(written: str) -> int:
    """Find the first year in what was written; 0 where there is none."""
    compact = re.match(r"\s*(?:D:)?((?:19|20)\d\d)(?:[01]\d[0-3]\d)", written)
    found = compact or _YEAR.search(written) or _COMPACT.search(written)
    return int(found.group(1)) if found else 0


def day(written: str) -> str:
    """Find a day of the form 2021-03-15; empty where there is none."""
    found = _DAY.search(written)
    return found.group() if found else ""
