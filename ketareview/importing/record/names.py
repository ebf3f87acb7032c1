"""Authors, from lines and fields in the many ways in which names are written."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ketareview.domain.article import Author
from ketareview.domain.suffixes import settled
from ketareview.importing.record.accents import composed
from ketareview.importing.record.name_order import (
    BODIES,
    INITIALS,
    PARTICLES,
    TITLES,
    is_chinese_family_first,
    parted,
)

_DEGREE = (
    r"(?<![\w.])(?:M\.?D|Ph\.? ?D|D\.? ?Phil|Dr\. ?med|M\.?Sc|M\.?P\.?H|B\.?Sc|M\.?B\.?,? ?B\.?S|"
    r"M\.?B\.?,? ?Ch\.?B|FRCPsych|MRCPsych|FRCP|MRCP|FRCS|FRCA|FACS|FFPH|MFPH|DMSc|Psy\.?D|"
    r"Pharm\.?D|DO|DDS|DVM|DNP|R\.?N|B\.?S\.?N|M\.?S\.?N|[BM]\.?Psych|M\.?S\.?W|MA|BA|MS|BS|MBA|"
    r"M\.?Phil|M\.?Ed|Dr\.?P\.?H|Sc\.?D|Ed\.?D|Hons|Dipl?\.-\w+)(?![\w])\.?"
)
_DEGREES = re.compile(rf",?\s*{_DEGREE}")
_DEGREES_BEHIND = re.compile(rf",\s*{_DEGREE}")
"""Parted from the name, as initials never are; "Smith MA" may have them."""

_DEGREE_ALONE = re.compile(_DEGREE)
_HONOURS = re.compile(
    r"^(?:(?:Prof(?:essor|\.)?|Assoc\.? Prof\.?|Dr|Drs|Mr|Mrs|Ms|Sir)\b\.?\s+)+(?=\S)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w\s.,;:&'’ʼ`´()\[\]/\-‐‑–•·∙⋅|@]|_")  # noqa: RUF001 - signs of print
"""What no name holds: marks that lead to footnotes."""

_ET_AL = re.compile(r"[{(\[]?\bet\.? al\b\.?[})\]]?", re.IGNORECASE)
_MARKS = re.compile(  # those that lead to footnotes, but not in "COVID-19 Group" or "23andMe"
    r"\([A-Za-z]{1,5}\)|\([\d,; ]{1,20}\)|"
    r"(?!(?<= )(?:2nd|3rd|4th)(?!\w))(?<!\d)(?<![A-Za-z]-)(?!\b\d+[a-z]{3})\d+|"
    r"[*†‡§¶#∗✉⁎]+|\[[^\]]{0,40}\]|"  # noqa: RUF001 - signs of print
    r"[¹²³⁰⁴-⁹]+|\(\s*\)"
)
_MARK = r"[\d*†‡§¶#∗⁎‖✉⇤¹²³⁰⁴-⁹]"  # noqa: RUF001 - signs of print
_RAISED = re.compile(rf"{_MARK}+(?:[ ,]{{1,2}}{_MARK}+)*")
_PARTS_NAMES = re.compile(r"[,;&|•·∙⋅]|\b(?:and|und|et)\b")
_LETTER_MARKS = re.compile(r"\([A-Za-z]{1,5}\)|(?:^|\s)[a-hj-z](?=\s|,|$)")  # "Abdullah Shehab b"
_ORCID = re.compile(r"(?<=[a-z])ID(?=[\W\d_]|$)|(?<=[a-z]) ID(?= ?\d)|(?<=[\d*]) ?ID(?!\w)")
"""The sign of ORCID behind a name, as text."""

_BYLINE = re.compile(
    r"^\s*(?:(?:by|authors?|written by|par)\b\s*:?|von\b:?(?!\s+(?:der|den|dem|de|zu)\b)"
    r"(?=\s+[^\s,]+\s+[^\s,]+))\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?$")
_LETTERS = re.compile(r"[^\W\d_]+")
_SURELY_NO_MARK = 4
"""Letters of a family in capitals, of which fewer may be initials."""

_NAME = re.compile(r"[^\W\d_]{2}")
_GLUED = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z][a-z])")  # "N.Okafor"
_ACCENT_ALONE = re.compile(r"(?<!\S)[´`ʼ’'-]+(?!\S)")  # noqa: RUF001 - signs of print
_MOST_WORDS = 6
_WITH_INITIALS = 2
_MOST_INITIALS = 2
_MOST_LETTERS = 4
"""In capitals, that may be initials."""

_LONGEST = 20_000
"""Code points of a line of names: a thousand authors."""


def author(name: str) -> Author:
    """Part one name: `Family, Given`, `Given Family` or `Family GM`; bodies stay whole."""
    who = _author(name)
    return Author(*settled(who.family, who.given), who.literal)


def _author(name: str) -> Author:
    plain = _without_degrees(" ".join(name.split()))
    words = " ".join(_MARKS.sub(" ", plain).split()).strip(" ,;.&")
    words = _HONOURS.sub("", words.removeprefix("the "))
    words = _LETTER_MARKS.sub("", words)
    if not words or _ET_AL.fullmatch(words):
        return Author()
    if "," in words:
        family, _, given = words.partition(",")
        if not (" " in family and TITLES.fullmatch(given)):
            return Author(family=family.strip(), given=given.strip())
        words = family.strip()
    if len(words.split()) > _WITH_INITIALS and (suffix := _SUFFIX.search(words)):
        who = _person(words[: suffix.start()])
        return replace(who, family=who.family + suffix.group()) if who.family else who
    return _person(words)


def _person(words: str) -> Author:
    """Part given names from families, which stand first only before initials."""
    parts = words.split()
    if len(parts) == 1 or len(parts) > _MOST_WORDS or BODIES.search(words):
        return Author(literal=words)
    if INITIALS.fullmatch(parts[-1]) and len(parts[0]) > 1 and not INITIALS.fullmatch(parts[0]):
        return Author(family=" ".join(parts[:-1]), given=parts[-1])
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in PARTICLES:
        start -= 1
    return Author(family=" ".join(parts[start:]), given=" ".join(parts[:start]))


def _without_degrees(name: str) -> str:
    """Leave out degrees, but not what must be initials, as in "Smith MA"."""
    plain = _DEGREES.sub(" ", name)
    return plain if len(plain.split()) > 1 or len(name.split()) != _WITH_INITIALS else name


def is_degree(words: str) -> bool:
    """Whether it is a degree alone."""
    return _DEGREE_ALONE.fullmatch(words) is not None


def authors(line: str) -> tuple[Author, ...]:
    """Part a line of names, parted by semicolons, "and", or commas between whole names."""
    plain = _cut_at_marks(_ORCID.sub(" ", _ET_AL.sub(" ", composed(line[:_LONGEST]))))
    plain = _ACCENT_ALONE.sub(" ", _SIGNS.sub(" ", plain))
    plain = "\n".join(filter(None, (" ".join(each.split()) for each in plain.split("\n"))))
    plain = _MARKS.sub(" ", _DEGREES_BEHIND.sub(" ", plain))
    plain = _GLUED.sub(" ", _BYLINE.sub("", plain))
    if ";" in plain:
        names = plain.split(";")
    else:
        names = [name for each in plain.split("\n") for name in parted(each)]
    found = [author(name) for name in names if _NAME.search(name)]
    return tuple(dict.fromkeys(_written_usually([who for who in found if who != Author()])))


def _cut_at_marks(lines: str) -> str:
    """Put commas for the marks behind names, in lines that nothing else parts."""
    has_several = any(len(_RAISED.findall(line)) > 1 for line in lines.split("\n"))
    if not has_several:
        return lines
    names = [name for each in _RAISED.split(lines) if (name := " ".join(each.split()))]
    are_names = all(1 < len(name.split()) <= _MOST_WORDS for name in names)
    is_parted = any(map(_PARTS_NAMES.search, names))
    return ", ".join(names) if are_names and not is_parted else lines


def _written_usually(people: Sequence[Author]) -> Sequence[Author]:
    """Turn Chinese names that came with their families first, and write capitals as usual."""
    if is_chinese_family_first([f"{who.given} {who.family}".split() for who in people]):
        people = [Author(family=who.given, given=who.family) for who in people]
    people = _short_families(people)
    families = [who.family for who in people if who.family]
    if families and all(map(str.isupper, families)) and max(map(len, families)) >= _SURELY_NO_MARK:
        people = [
            replace(who, family=_capitalised(who.family), given=_capitalised(who.given))
            for who in people
        ]
    return people


def _short_families(people: Sequence[Author]) -> Sequence[Author]:
    """Take "Lars BERG" for a name, not for initials, where families are in capitals."""
    longest = max((len(who.family) for who in people if who.family.isupper()), default=0)
    if longest <= _MOST_LETTERS:
        return people
    return [
        Author(family=who.given, given=who.family)
        if len(who.given) > 1
        and who.given.isalpha()
        and who.given.isupper()
        and who.family.istitle()
        else who
        for who in people
    ]


def _capitalised(name: str) -> str:
    """Write a name in capitals as usual; what may be initials stays."""
    words = (
        word.lower()
        if word.lower() in PARTICLES
        else _LETTERS.sub(lambda letters: letters.group().capitalize(), word)
        if sum(map(str.isalpha, word)) > _MOST_INITIALS
        else word
        for word in name.split()
    )
    return " ".join(words) if name.isupper() else name
