"""What stands on each side: which claim types are contested, and where the stronger design is."""

from collections.abc import Sequence

from ketareview.domain.stances import AGAINST, NO_DIFFERENCE, OPPOSED
from ketareview.reporting.report import Group, Quotation
from ketareview.reporting.wording import listed
from ketareview.reporting.words import Words, words

_ENGLISH = words()

_SIDES = ("supports", "no-difference", "qualifies", "mentions", "contradicts")


def brief(groups: Sequence[Group], say: Words, *, has_claims: bool = False) -> tuple[str, ...]:
    """Say what is contested, unless claims say so, what rests on nothing, what is not looked up."""
    contested = [group for group in groups if group.is_contested]
    unchecked = sum(each.level is None for group in groups for each in group.quotations)
    told: list[str] = []
    if not has_claims:
        told += [*_contested(contested, len(groups), say), *_stronger(contested, say)]
    told += _unsupported(groups, say)
    if unchecked:
        told.append(say.counted("brief.unchecked", unchecked))
    return tuple(told)


def sides(group: Group, say: Words = _ENGLISH) -> list[tuple[str, int, str]]:
    """List the stances found, from for to against: key, number of passages, words."""
    counts = ((key, len(group.of(key)), say(f"side.{key}")) for key in _SIDES)
    return [(key, count, words) for key, count, words in counts if count]


def facing(group: Group, say: Words = _ENGLISH) -> dict[str, Sequence[Quotation]]:
    """Give both sides of a contested type with their names, from against to for."""
    found = [say(f"side.{stance}") for stance in AGAINST if group.of(stance)]
    return {say("side.or").join(found): group.opposing, say("side.supports"): group.supporting}


def strongest(side: Sequence[Quotation]) -> Quotation:
    """Choose the passage with the strongest design, what contradicts first, then the first."""
    leading = [each for each in side if each.stance != NO_DIFFERENCE]
    return max(leading or side, key=_level)


def _level(quotation: Quotation) -> int:
    return -1 if quotation.level is None else quotation.level


def _name(group: Group) -> str:
    label = group.label
    return label.lower() if label[1:2].islower() else label


def _contested(contested: Sequence[Group], groups: int, say: Words) -> list[str]:
    if not contested:
        return []
    named = [
        say(
            "brief.both",
            name=_name(group),
            sides=", ".join(f"{count} {words}" for _, count, words in _told(group, say)),
        )
        for group in contested
    ]
    if groups == 1:
        return [say("brief.only-type", named=listed(named, say))]
    return [say.counted("brief.types", len(contested), groups=groups, named=listed(named, say))]


def _told(group: Group, say: Words) -> list[tuple[str, int, str]]:
    return [side for side in sides(group, say) if side[0] in OPPOSED]


def _stronger(contested: Sequence[Group], say: Words) -> list[str]:
    against: list[str] = []
    supporting: list[str] = []
    for group in contested:
        lead = _level(strongest(group.opposing)) - _level(strongest(group.supporting))
        if lead:
            (against if lead > 0 else supporting).append(_name(group))
    told = [
        say(f"brief.stronger-{side}", named=listed(names, say))
        for side, names in (("against", against), ("for", supporting))
        if names
    ]
    if not told:
        return []
    return [say("brief.stronger", sides="; ".join(told))]


def _unsupported(groups: Sequence[Group], say: Words) -> list[str]:
    bare = [each for group in groups for each in group.quotations if each.level == 0]
    only = [_name(group) for group in groups if all(each.level == 0 for each in group.quotations)]
    told: list[str] = []
    if bare:
        articles = say.counted("head.articles", len({each.article for each in bare}))
        told.append(say.counted("brief.bare", len(bare), articles=articles))
    if only:
        told.append(say("brief.nothing-behind", named=listed(only, say)))
    return told
