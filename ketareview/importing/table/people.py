"""The authors in one cell of a table, in the many ways in which programs put them there."""

import re
from collections.abc import Sequence

from ketareview.domain.article import Author
from ketareview.importing.record import names

_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_AND = re.compile(r"\s+(?:and|&)\s+|\s*;\s*|\s*\|+\s*|\s*\n\s*")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,5}(?:,? ?(?:Jr|Sr|I{2,3}|IV)\.?)?")
_SUFFIX = re.compile(r"(?:Jr|Sr|2nd|3rd|I{2,3}|IV)\.?")
_SHORT = re.compile(r"(?P<family>\S.*?) (?P<given>(?:[A-Z]\.?[- ]?){1,4})")
_RUN_TOGETHER = re.compile(
    r"(?<=[A-Z]\.)(?=[A-Z][a-z'])|(?<![Mm]c)(?<!Mac)(?<!De)(?<=[a-z])(?=[A-Z][a-z])"
)
_SPACES = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = frozenset({"and", "et", "al", "others"})
_LONGEST_LIST = 20_000
_LONGEST_NAME = 300
_PAIR = 2
_OTHERS = frozenset({"others", "et al", "et al."})


def authors(cell: str) -> list[Author]:
    """Part a cell into its authors, in their order."""
    cell = _SPACES.sub(" ", cell).strip()
    return [who for name in _parted(cell) if (who := author(name)) != Author()]


def are_whole(told: Sequence[Author], cell: str) -> bool:
    """Whether all words of a cell stand in its authors: marks and degrees are left out of them."""
    shown = " ".join(f"{who.family} {who.given} {who.literal}" for who in told).casefold()
    return all(word in shown for word in _WORD.findall(cell.casefold()) if word not in _BETWEEN)


def values(cell: str) -> list[str]:
    """Part a cell of several values: a list as Python writes it, semicolons, bars or lines."""
    cell = cell.strip()
    if cell[:1] == "[" and cell[-1:] == "]" and len(cell) <= _LONGEST_LIST:
        return [(one or other) for one, other in _QUOTED.findall(cell)] or [cell]
    return [value for each in re.split(r"[;|\n]", cell) if (value := each.strip())]


def author(name: str) -> Author:
    """Part one name: `Family, Given`, `Family GM`, `Given Family`; letters of a name all stay."""
    name = " ".join(name.split()).strip(" ,;")
    if name.lower() in _OTHERS:
        return Author()
    if len(name) > _LONGEST_NAME:
        return Author(literal=name)
    family, comma, given = name.partition(",")
    if _SUFFIX.fullmatch(given.strip()):
        who = author(family)
        return Author(who.family, f"{who.given}, {given.strip()}") if who.given else who
    if comma and family.strip():
        return Author(family=family.strip(), given=given.strip())
    if short := _SHORT.fullmatch(name):
        return Author(family=short["family"], given=short["given"])
    return names.author(name)


def _parted(cell: str) -> list[str]:
    if cell[:1] == "[" and cell[-1:] == "]":
        return values(cell)
    parts = [part.strip(" ,") for part in _AND.split(cell) if part.strip(" ,")]
    if len(parts) <= 1:
        return [name for part in parts for name in _by_commas(part)]
    # "A Smith, B Jones and C Lee" has commas between names, "Smith, A and Jones, B" within them.
    counts = [part.count(",") for part in parts]
    if ";" not in cell and "\n" not in cell and counts[-1] == 0 and max(counts) > 0:
        return [name for part in parts for name in _by_commas(part)]
    return [
        name for part in parts for name in (_by_commas(part) if part.count(",") > _PAIR else [part])
    ]


def _by_commas(names_given: str) -> list[str]:
    parts = [part.strip() for part in names_given.split(",") if part.strip()]
    if len(parts) == 1:
        return _apart(parts[0])
    if len(parts) > 1 and _SUFFIX.fullmatch(parts[-1]):
        *before, last = _by_commas(",".join(parts[:-1]))
        return [*before, f"{last}, {parts[-1]}"]
    if len(parts) % 2 == 0 and all(map(_INITIALS.fullmatch, parts[1::2])):
        return _paired(parts)
    singles = sum(" " not in part for part in parts)
    if len(parts) == _PAIR and singles:
        return [names_given]  # "Di Benedetto, Mirella": no whole name has one word
    if len(parts) % 2 == 0 and singles == len(parts):
        return _paired(parts)
    return parts


def _paired(parts: Sequence[str]) -> list[str]:
    return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]


def _apart(name: str) -> list[str]:
    """Part names that a program wrote without anything between them, where each is whole."""
    parts = _RUN_TOGETHER.split(name)
    return parts if len(parts) > 1 and all(" " in part.strip() for part in parts) else [name]
