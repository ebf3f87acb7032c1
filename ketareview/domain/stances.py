"""Which stances speak against each other: the one rule of what is contested."""

from collections.abc import Iterable, Mapping

SUPPORTS = "supports"
CONTRADICTS = "contradicts"
NO_DIFFERENCE = "no-difference"

AGAINST = (CONTRADICTS, NO_DIFFERENCE)
"""What stands against support; what contradicts comes first."""

OPPOSED: Mapping[str, tuple[str, ...]] = {
    SUPPORTS: AGAINST,
    CONTRADICTS: (SUPPORTS,),
    NO_DIFFERENCE: (SUPPORTS,),
}
"""What each stance is spoken against by; “qualifies” and “mentions” oppose nothing."""


def is_contested(stances: Iterable[str]) -> bool:
    """Whether one passage supports, and another contradicts or found no difference."""
    found = set(stances)
    return SUPPORTS in found and not found.isdisjoint(AGAINST)
