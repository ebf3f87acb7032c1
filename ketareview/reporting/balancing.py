"""What stands on each side: which claim types are contested, and where the stronger design is."""

from collections.abc import Sequence

from ketareview.reporting.report import Group, Quotation
from ketareview.reporting.wording import counted, listed

_SIDES = (
    ("supports", "for"),
    ("no-difference", "no difference"),
    ("qualifies", "qualified"),
    ("mentions", "mentioned only"),
    ("contradicts", "against"),
)


def brief(groups: Sequence[Group], *, has_claims: bool = False) -> tuple[str, ...]:
    """Say what is contested, unless claims say so, what rests on nothing, what is not looked up."""
    contested = [group for group in groups if group.is_contested]
    unchecked = sum(each.level is None for group in groups for each in group.quotations)
    told = [] if has_claims else [*_contested(contested, len(groups)), *_stronger(contested)]
    told += _unsupported(groups)
    if unchecked:
        rests = "rests" if unchecked == 1 else "rest"
        told.append(
            f"{counted(unchecked, 'passage')} {rests} on references that nobody has looked up yet."
        )
    return tuple(told)


def sides(group: Group) -> list[tuple[str, int, str]]:
    """List the stances found, from for to against: key, number of passages, words."""
    counts = ((key, len(group.of(key)), words) for key, words in _SIDES)
    return [(key, count, words) for key, count, words in counts if count]


def strongest(group: Group, stance: str) -> Quotation:
    """Choose the passage of a stance with the strongest design, the first of several."""
    return max(group.of(stance), key=_level)


def _level(quotation: Quotation) -> int:
    return -1 if quotation.level is None else quotation.level


def _name(group: Group) -> str:
    label = group.label
    return label.lower() if label[1:2].islower() else label


def _contested(contested: Sequence[Group], groups: int) -> list[str]:
    if not contested:
        return []
    named = [
        f"{_name(group)} ({len(group.of('supports'))} for, {len(group.of('contradicts'))} against)"
        for group in contested
    ]
    verb = "is" if len(contested) == 1 else "are"
    of = "The only claim type" if groups == 1 else f"{len(contested)} of {groups} claim types"
    return [f"{of} {verb} contested: {listed(named)}."]


def _stronger(contested: Sequence[Group]) -> list[str]:
    against: list[str] = []
    supporting: list[str] = []
    for group in contested:
        lead = _level(strongest(group, "contradicts")) - _level(strongest(group, "supports"))
        if lead:
            (against if lead > 0 else supporting).append(_name(group))
    told = [
        f"{side}: {listed(names)}"
        for side, names in (("against", against), ("for", supporting))
        if names
    ]
    if not told:
        return []
    return [f"The stronger study design is {'; '.join(told)}."]


def _unsupported(groups: Sequence[Group]) -> list[str]:
    bare = [each for group in groups for each in group.quotations if each.level == 0]
    only = [_name(group) for group in groups if all(each.level == 0 for each in group.quotations)]
    told: list[str] = []
    if bare:
        articles = len({each.article for each in bare})
        verb = "cites" if len(bare) == 1 else "cite"
        told.append(
            f"{counted(len(bare), 'passage')} from {counted(articles, 'article')} {verb} no "
            "evidence at all."
        )
    if only:
        told.append(f"Nothing but uncited assertion stands behind: {listed(only)}.")
    return told
