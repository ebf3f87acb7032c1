"""Authors, from lines and fields in the many ways in which names are written."""

import re

from ketareview.domain.article import Author

_PARTICLES = frozenset(
    {
        *("van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du"),
        *("la", "le", "ter", "zu"),
    }
)
_DEGREES = re.compile(
    r",?\s*\b(?:MD|M\.D\.|PhD|Ph\.D\.|DPhil|MSc|MPH|BSc|MBBS|FRCPsych|PsyD|RN|DO|MA|MBA|DrPH|ScD|MRCPsych)"
    r"\b\.?"
)
_MARKS = re.compile(r"\([A-Za-z]{1,5}\)|[\d*†‡§¶#∗✉⁎]+|\[[^\]]*\]|[¹²³⁰⁴-⁹]+|\(\s*\)")  # noqa: RUF001 - footnote marks
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,4}")
_LETTER_MARKS = re.compile(r"\([A-Za-z]{1,5}\)|(?:^|\s)[a-hj-z](?=\s|,|$)")  # "Abdullah Shehab b"
_TITLES = re.compile(r"(?:[\s,(]*[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]?\)?)+")  # ", FRCGP, APD"
_NAME = re.compile(r"[^\W\d_]{2}")
_BODIES = re.compile(
    r"\b(?:group|consortium|collaboration|committee|organi[sz]ation|institute|association|society|"
    r"network|team|investigators|university|department|staff|editors?|admin|clinic|health|press|"
    r"college|academy|council|cent(?:re|er)|hospital|agency|administration|ministry|foundation|"
    r"federation|commission|services?|forum)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 6


def author(name: str) -> Author:
    """Part one name: `Family, Given`, `Given Family` or `Family GM`; bodies stay whole."""
    words = " ".join(_MARKS.sub(" ", _DEGREES.sub(" ", name)).split()).strip(" ,;.&")
    words = _LETTER_MARKS.sub("", words)
    if not words:
        return Author()
    if "," in words:
        family, _, given = words.partition(",")
        if not (" " in family and _TITLES.fullmatch(given)):
            return Author(family=family.strip(), given=given.strip())
        words = family.strip()
    parts = words.split()
    if len(parts) == 1 or len(parts) > _MOST_WORDS or _BODIES.search(words):
        return Author(literal=words)
    if _INITIALS.fullmatch(parts[-1]) and len(parts[0]) > 1 and not _INITIALS.fullmatch(parts[0]):
        return Author(family=" ".join(parts[:-1]), given=parts[-1])
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in _PARTICLES:
        start -= 1
    return Author(family=" ".join(parts[start:]), given=" ".join(parts[:start]))


def authors(line: str) -> tuple[Author, ...]:
    """Part a line of names, parted by semicolons, "and", or commas between whole names."""
    plain = _MARKS.sub(" ", _DEGREES.sub(" ", line))
    plain = re.sub(
        r"^\s*(?:by|authors?|written by|von|par)\b\s*:?\s*", "", plain, flags=re.IGNORECASE
    )
    if ";" in plain:
        names = plain.split(";")
    elif re.fullmatch(r"\s*[^\s,]+(?:\s[^\s,]+)?,\s*[^\s,]+(?:\s[A-Z]\.?)*\s*", plain):
        names = [plain]  # one "Family, Given"
    else:
        names = re.split(r",|\band\b|&|•|\n", plain)
    found = [author(name) for name in names if not _TITLES.fullmatch(name) and _NAME.search(name)]
    return tuple(dict.fromkeys(who for who in found if who != Author()))
