"""Pairs of records that are the same for certain, probably, or as versions of one work."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from ketareview.domain import identity
from ketareview.domain.article import Record
from ketareview.domain.identity import Pair, Sureness
from ketareview.domain.progress import Progress, silent
from ketareview.importing.likeness import evidence, reasons
from ketareview.importing.likeness.blocks import Entry, candidates, entries

_STEP = 2_000
_ORDER = {Sureness.CERTAIN: 0, Sureness.VERSION: 1, Sureness.PROBABLE: 2}


def pairs(records: Sequence[tuple[UUID, Record]], progress: Progress = silent) -> list[Pair]:
    """Find the pairs: certain ones first, then versions, then probable ones, the likest first.

    Where certain pairs unite records to groups, only the likest of the other pairs between two
    groups is told. The order of the records changes nothing but which one of a pair is first.
    """
    ids = [each for each, _ in records]
    compared = entries([record for _, record in records])
    asked = candidates(compared)
    found: list[Pair] = []
    for number, (first, second) in enumerate(asked):
        if number % _STEP == 0:
            progress(number, len(asked))
        pair = _pair(ids, compared[first], compared[second])
        if pair is not None:
            found.append(pair)
    progress(len(asked), len(asked))
    return sorted(_likest(found), key=lambda pair: (_ORDER[pair.sureness], -pair.score))


def groups(joined: Iterable[tuple[UUID, UUID]]) -> dict[UUID, UUID]:
    """Unite pairs to groups; tell for each member the one that stands for its group."""
    leaders: dict[UUID, UUID] = {}

    def leader(one: UUID) -> UUID:
        while leaders.setdefault(one, one) != one:
            leaders[one] = leaders[leaders[one]]
            one = leaders[one]
        return one

    for first, second in joined:
        low, high = sorted((leader(first), leader(second)))
        leaders[high] = low
    return {one: leader(one) for one in list(leaders)}


def _pair(ids: Sequence[UUID], a: Entry, b: Entry) -> Pair | None:
    first, second = ids[a.number], ids[b.number]
    if key := identity.same(a.traits, b.traits):
        return Pair(first, second, Sureness.CERTAIN, 1.0, reasons.of_key(key, a, b))
    if a.traits.is_preprint != b.traits.is_preprint:
        points, sureness = evidence.weigh_versions(a, b), Sureness.VERSION
        first, second = (first, second) if a.traits.is_preprint else (second, first)
    else:
        points, sureness = evidence.weigh(a, b), Sureness.PROBABLE
    if not points or evidence.total(points) < evidence.ENOUGH:
        return None
    score = min(evidence.score(points), 0.99)
    return Pair(first, second, sureness, score, reasons.of_points(points, a, b))


def _likest(found: Sequence[Pair]) -> list[Pair]:
    """Keep of the pairs between two groups the likest one; certain ones stay."""
    certain = [pair for pair in found if pair.sureness is Sureness.CERTAIN]
    group = groups((pair.first, pair.second) for pair in certain)
    best: dict[frozenset[UUID], Pair] = {}
    for pair in found:
        between = frozenset(group.get(each, each) for each in (pair.first, pair.second))
        known = best.get(between)
        if len(between) > 1 and (known is None or _rank(pair) < _rank(known)):
            best[between] = pair
    return [*certain, *best.values()]


def _rank(pair: Pair) -> tuple[float, list[UUID]]:
    return -pair.score, sorted((pair.first, pair.second))
