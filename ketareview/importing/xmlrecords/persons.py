"""Persons as XML records name them, in one string."""

import re

from ketareview.domain.article import Author
from ketareview.importing.record import names

_LONGEST_NAME = 300
_SHORT = re.compile(r"(?P<family>[^\W\d_]\S*(?: \S+)*?) (?P<given>(?:[A-Z]\.?[- ]?){1,4})")


def person(name: str) -> Author:
    """Part `Family, Given`, `Family GM` or `Given Family`; a comma at the end marks a body."""
    name = " ".join(name.split())
    if len(name) > _LONGEST_NAME:
        return Author(literal=name)
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and not given:
        return Author(literal=family)
    if comma:
        return Author(family=family, given=given)
    if short := _SHORT.fullmatch(name):
        return Author(family=short["family"], given=short["given"])
    return names.author(name)


def shown(who: Author) -> str:
    """Write a name as lists of references do."""
    return f"{who.family}, {who.given}" if who.family and who.given else who.short
