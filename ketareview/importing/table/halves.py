"""Authors whose family and given names stand in columns of their own."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from ketareview.domain.article import Author
from ketareview.importing.table.names import squeezed

_HALF = re.compile(
    r"(?:(?:first|1st|lead)?author)?(?P<before>\d{0,2})"
    r"(?:(?P<family>last|family|sur)|first|given|fore|middle)names?(?P<behind>\d{0,2})"
)

Halves = Mapping[str, str]
"""Cells by the names of their columns."""


def is_half(column: str) -> bool:
    """Whether a column is called by a part of a name: `Last name`, `Author 2 given names`."""
    return _HALF.fullmatch(squeezed(column)) is not None


def authors(halves: Halves) -> Iterator[Author]:
    """Put names together; none where no column has families."""
    people: dict[str, tuple[list[str], list[str]]] = {}
    for column, cell in halves.items():
        found = _HALF.fullmatch(squeezed(column))
        if found is not None:
            families, given = people.setdefault(found["before"] or found["behind"], ([], []))
            (families if found["family"] else given).append(cell)
    if any(families for families, _ in people.values()):
        for families, given in people.values():
            yield from _joined("; ".join(families), " ".join(given))


def _joined(families: str, given: str) -> Iterator[Author]:
    """Pair names that semicolons part; what does not pair stays whole."""
    first, second = families.split(";"), given.split(";")
    if len(first) != len(second) and families and given:
        yield Author(literal=f"{given} {families}")
        return
    for family, name in zip_longest(map(str.strip, first), map(str.strip, second), fillvalue=""):
        yield Author(family, name) if family and name else Author(literal=family or name)
