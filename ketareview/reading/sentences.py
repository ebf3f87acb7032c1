"""Where sentences begin and end."""

import re

_END = re.compile(r"[.!?\u2026\u3002][\u201d\u2019\"')\]]*(?:\s+|$)|\n[ \t]*\n\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:al|vs|v|cf|e\.g|i\.e|i\.v|i\.m|s\.c|p\.o|fig|figs|eq|ref|refs|no|nos|vol|pp?|dr|prof|"
    r"mr|mrs|ms|st|approx|ca|ed|eds|inc|ltd|jr|sr|resp|tab|sect|suppl)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Find the sentence around an offset, without the white space at its ends."""
    start = 0
    for found in _END.finditer(text):
        if not _ends_here(text, found):
            continue
        if found.end() > offset:
            return _trimmed(text, start, found.end())
        start = found.end()
    return _trimmed(text, start, len(text))


def _ends_here(text: str, found: re.Match[str]) -> bool:
    if found.group()[0] != ".":
        return True
    behind = text[found.end() : found.end() + 1]
    if behind.islower() or behind.isdigit() or behind in {",", ";", ")"}:
        return False
    return not _ABBREVIATION.search(text[max(found.start() - 8, 0) : found.start() + 1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end].rstrip()
    return start + len(words) - len(words.lstrip()), start + len(words)
