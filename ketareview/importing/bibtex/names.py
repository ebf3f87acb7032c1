"""Names as BibTeX and BibLaTeX write them."""

import re
from collections.abc import Iterator, Sequence

from bibtexparser.middlewares.names import (
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from ketareview.domain.article import Author
from ketareview.importing.bibtex.latex import escaped_text_of
from ketareview.importing.characters import one_line
from ketareview.importing.record.particles import with_particle

_LONGEST_NAME = 400
_EXTENDED = re.compile(
    r'(?:^|,)\s*"?(family|given|prefix|suffix|given-i|family-i|useprefix|id|sortingkey|nick)'
    r'\s*=\s*("[^"]*"|\{[^{}]*\}|[^,"{}]*)"?'
)
_OTHERS = frozenset({"others", "et al", "et al.", "{others}", "{et al.}"})
_NOTHING = re.compile(r"\W*")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ ~-]?){1,4}")
_CAPITALS = re.compile(r"[A-Z]{1,3}")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|V)", re.IGNORECASE)
_LOOSE_AND = re.compile(r"^\s*and\s|\sand\s*$", re.IGNORECASE)
_MOST_COMMAS = 2


def authors(written: str) -> Iterator[Author]:
    """Read the names of a field; "and others" is nobody's."""
    several = [name for name in _names(written) if not _is_nobody(name)]
    is_family_first = _are_family_first(several)
    for name in several:
        family, _, initials = name.strip().rpartition(" ")
        who = author(f"{family}, {initials}" if is_family_first else name)
        if who != Author():
            yield who


def others(written: str) -> str:
    """Find the words that say that there are more authors than a field names."""
    found = (name.strip() for name in _names(written) if name.strip().lower() in _OTHERS)
    return _plain(next(found, ""))


def author(written: str) -> Author:
    """Read one name; one that is whole in braces is a body's."""
    name = written.strip().rstrip(",").strip()
    if len(name) > _LONGEST_NAME:
        return Author(literal=_plain(name))
    if _EXTENDED.match(name):
        return _extended(name)
    if _is_braced(name):
        return Author(literal=_plain(name))
    parts = parse_single_name_into_parts(name, strict=False)
    if _is_only_suffix(parts):  # "John Doe, Jr." means John Doe
        whole = parse_single_name_into_parts(" ".join((*parts.von, *parts.last)), strict=False)
        parts.jr, parts.first, parts.von, parts.last = parts.first, *_three(whole)
    family = with_particle(_plain(" ".join(parts.von)), _plain(" ".join(parts.last)))
    given = _plain(" ".join(parts.first))
    suffix = _plain(" ".join(parts.jr))
    if not family or not (given or suffix):
        return Author(literal=family or given or suffix)
    return Author(family=family, given=", ".join(part for part in (given, suffix) if part))


def _is_nobody(name: str) -> bool:
    return name.strip().lower() in _OTHERS or bool(_NOTHING.fullmatch(name))


def _are_family_first(names: Sequence[str]) -> bool:
    """Whether names are written as in PubMed, `Okafor N`: no family has one letter alone."""
    ends = [name.strip().rpartition(" ")[2] for name in names if "," not in name]
    return (
        len(ends) == len(names)
        and all(_CAPITALS.fullmatch(end) for end in ends)
        and any(len(end) == 1 for end in ends)
    )


def _names(written: str) -> Iterator[str]:
    """Part a field at each "and"; some people write semicolons or only commas instead."""
    parts = split_multiple_persons_names(_LOOSE_AND.sub(" ", _opened(written)))
    if len(parts) == 1 and ";" in written and "{" not in written and "\\" not in written:
        parts = written.split(";")
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",")]
        if len(pieces) - 1 <= _MOST_COMMAS or "{" in part or _EXTENDED.match(part.strip()):
            yield part
        elif len(pieces) % 2 == 0 and all(_INITIALS.fullmatch(piece) for piece in pieces[1::2]):
            pairs = zip(pieces[::2], pieces[1::2], strict=True)
            yield from (f"{family}, {given}" for family, given in pairs)
        else:
            yield from (piece for piece in pieces if piece)


def _opened(written: str) -> str:
    """Take the braces from around a whole list of names, as some databases write it."""
    inner = written.strip()
    if not _is_braced(inner):
        return written
    parts = split_multiple_persons_names(inner[1:-1])
    is_list = len(parts) > 1 and all(part.count(",") == 1 for part in parts)
    return inner[1:-1] if is_list else written


def _is_only_suffix(parts: NameParts) -> bool:
    family = [*parts.von, *parts.last]
    return (
        len(family) > 1
        and not parts.jr
        and len(parts.first) == 1
        and bool(_SUFFIX.fullmatch(parts.first[0]))
    )


def _three(parts: NameParts) -> tuple[list[str], list[str], list[str]]:
    return parts.first, parts.von, parts.last


def shown(who: Author) -> str:
    """Write a name on one line, as further fields keep it."""
    return who.literal or ", ".join(part for part in (who.family, who.given) if part)


def _is_braced(name: str) -> bool:
    """Whether one pair of braces stands around all of a name, and no accent is meant by it."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for place, sign in enumerate(name):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return place == len(name) - 1
    return False


def _extended(name: str) -> Author:
    """Read the parts of a BibLaTeX name that are each called by their name."""
    parts = {
        found.group(1): _plain(found.group(2).strip('"')) for found in _EXTENDED.finditer(name)
    }
    family = with_particle(parts.get("prefix", ""), parts.get("family", ""))
    given = [parts.get("given", ""), parts.get("suffix", "")]
    if not family:
        return Author(literal=given[0] or _plain(name))
    return Author(family=family, given=", ".join(part for part in given if part))


def _plain(written: str) -> str:
    return one_line(escaped_text_of(written))
