"""Names as BibTeX and BibLaTeX write them."""

import re
from collections.abc import Iterator

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from ketareview.domain.article import Author
from ketareview.importing.bibtex.latex import text_of
from ketareview.importing.characters import one_line

_LONGEST_NAME = 1_000
_EXTENDED = re.compile(
    r'(?:^|,)\s*"?(family|given|prefix|suffix|given-i|family-i|useprefix|id|sortingkey|nick)'
    r'\s*=\s*("[^"]*"|\{[^{}]*\}|[^,"{}]*)"?'
)
_OTHERS = frozenset({"others", "et al", "et al.", "{others}", "{et al.}"})
_NUMBERED = re.compile(r"^\W*\d*\W*$")


def authors(written: str) -> Iterator[Author]:
    """Read the names of a field; "and others" is nobody's."""
    for name in split_multiple_persons_names(written):
        if name.strip().lower() in _OTHERS or _NUMBERED.match(name):
            continue
        who = author(name)
        if who != Author():
            yield who


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
    family = _plain(" ".join((*parts.von, *parts.last)))
    given = _plain(" ".join(parts.first))
    suffix = _plain(" ".join(parts.jr))
    if not family or not (given or suffix):
        return Author(literal=family or given or suffix)
    return Author(family=family, given=", ".join(part for part in (given, suffix) if part))


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
    family = " ".join(part for part in (parts.get("prefix", ""), parts.get("family", "")) if part)
    given = [parts.get("given", ""), parts.get("suffix", "")]
    if not family:
        return Author(literal=given[0] or _plain(name))
    return Author(family=family, given=", ".join(part for part in given if part))


def _plain(written: str) -> str:
    return one_line(text_of(written))
