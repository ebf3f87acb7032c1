"""What stands for and against each claim: passages, independent works, judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.domain.claim import Claim, Filed
from ketareview.domain.codebook import Codebook
from ketareview.domain.grade import Certainty, Judgement
from ketareview.domain.highlight import Highlight
from ketareview.domain.ledger import Opposition, Standing, Weighed
from ketareview.domain.stances import AGAINST, SUPPORTS
from ketareview.workflows.citations import Grounds

if TYPE_CHECKING:
    from ketareview.library import Library

Rungs = Sequence[tuple[int | None, int]]
"""Rungs of the ladder (None: not looked up), each with how many passages stand there."""

_OWN = ("own-data", "pooled")
_SIDES = {
    "supports": "for",
    "no-difference": "no difference",
    "contradicts": "against",
    "qualifies": "qualifying",
    "mentions": "mentioning it",
}
"""How passages of each stance are counted in words."""


def ledger(library: Library, topic: UUID | None) -> tuple[Standing, ...]:
    """Weigh the claims of a topic and those below it, or of the library, in their order."""
    claims = library.claims.all() if topic is None else library.claims.of(topic)
    return standings(library, claims)


def standings(library: Library, claims: Sequence[Claim]) -> tuple[Standing, ...]:
    """Weigh claims by what is filed under them."""
    filed = library.claims.filed([claim.id for claim in claims])
    wanted = tuple(dict.fromkeys(each.highlight for each in filed))
    highlights = {each.id: each for each in library.highlights.many(wanted)}
    weighed = _weighed(filed, highlights, library.codebooks.current())
    judged = library.certainties.of([claim.id for claim in claims])
    grounds = Grounds(library)
    grounds.read(highlights.values())
    return tuple(
        _standing(claim, weighed.get(claim.id, ()), grounds, judged.get(claim.id, ()))
        for claim in claims
    )


def summed_up(standing: Standing) -> str:
    """Say in a line what stands for and against a claim, and on what it rests."""
    sources = len(standing.works) if standing.weighed else None
    told = (
        in_words(standing.counts),
        differing_in_words(len(standing.differing)),
        grounds_in_words(sources, standing.certainty),
    )
    return " · ".join(each for each in told if each)


def in_words(counts: Mapping[str, int]) -> str:
    """Say how many passages stand how toward a claim."""
    words = [f"{counts[stance]} {word}" for stance, word in _SIDES.items() if counts.get(stance)]
    return " · ".join(words or ["no passages"])


def differing_in_words(count: int) -> str:
    """Say of how many passages reviewers think differently."""
    passages = "1 passage" if count == 1 else f"{count} passages"
    return f"reviewers differ over {passages}" if count else ""


def rungs_in_words(rungs: Mapping[str, Rungs]) -> str:
    """Say on which rungs passages of each stance stand."""
    told = []
    for stance, word in _SIDES.items():
        if rungs.get(stance):
            shown = (f"{n} at {'?' if level is None else level}" for level, n in rungs[stance])
            told.append(f"{word}: {', '.join(shown)}")
    return f"By strength: {'; '.join(told)}" if told else ""


def grounds_in_words(sources: int | None, certainty: Certainty) -> str:
    """Say on how many sources a claim rests, None while they are not counted, and its certainty."""
    words = []
    if sources is not None:
        number, noun = sources or "no", "source" if sources == 1 else "sources"
        words.append(f"{number} independent {noun}")
    if certainty is not Certainty.NOT_RATED:
        words.append(f"GRADE {certainty.value.replace('-', ' ')}")
    return " · ".join(words)


def oppositions(
    library: Library,
    topic: UUID | None,
    claims: Sequence[Standing] = (),
    known: Iterable[Highlight] = (),
) -> tuple[Opposition, ...]:
    """List where passages of one topic and claim type speak against each other.

    What already stands against each other under one of the claims is left out; highlights that are
    `known` are not read again.
    """
    sides = _Sides()
    for claim in claims:
        for each in claim.weighed:
            sides.put(claim.claim.id, each.highlight.id, each.stance)
    return _apart(library, topic, sides, known)


def unclaimed(library: Library, topic: UUID | None) -> tuple[Opposition, ...]:
    """List the same, left out what stands against each other under any claim of the library."""
    sides = _Sides()
    for each in library.claims.filed([claim.id for claim in library.claims.all()]):
        sides.put(each.claim, each.highlight, each.stance)
    return _apart(library, topic, sides)


def _apart(
    library: Library, topic: UUID | None, sides: _Sides, known: Iterable[Highlight] = ()
) -> tuple[Opposition, ...]:
    highlights = {each.id: each for each in known}
    order = library.topics.order()
    wanted = order if topic is None else sorted(library.topics.below(topic), key=order.index)
    filed = library.opposing.topics()
    found = (each for one in wanted if one in filed for each in _opposed(library, one, highlights))
    return tuple(each for each in found if not sides.hold(each))


class _Sides:
    """Which passages stand on which side of which claims."""

    def __init__(self) -> None:
        self._claims: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)

    def put(self, claim: UUID, highlight: UUID, stance: str) -> None:
        """Remember a passage with its stance toward a claim."""
        self._claims[highlight, stance].add(claim)

    def hold(self, opposition: Opposition) -> bool:
        """Whether each passage meets each that it opposes under a claim."""
        supported = [self._of(each, SUPPORTS) for each in opposition.supporting]
        contradicted = [self._of(each, *AGAINST) for each in opposition.contradicting]
        return all(one & other for one in supported for other in contradicted)

    def _of(self, highlight: Highlight, *stances: str) -> AbstractSet[UUID]:
        return frozenset().union(*(self._claims.get((highlight.id, one), ()) for one in stances))


def _opposed(
    library: Library, topic: UUID, known: Mapping[UUID, Highlight]
) -> Iterator[Opposition]:
    for claim_type, sides in library.opposing.within(topic).items():
        supporting, contradicting = (_read(library, side, known) for side in sides)
        yield Opposition(topic, claim_type, supporting, contradicting)


def _read(
    library: Library, ids: Sequence[UUID], known: Mapping[UUID, Highlight]
) -> tuple[Highlight, ...]:
    unknown = library.highlights.many(each for each in ids if each not in known)
    found = {each.id: each for each in unknown}
    every = (known.get(each) or found.get(each) for each in ids)
    return tuple(each for each in every if each is not None)


def _standing(
    claim: Claim, weighed: tuple[Weighed, ...], grounds: Grounds, judged: tuple[Judgement, ...]
) -> Standing:
    passages = {each.highlight.id: each.highlight for each in weighed}
    found = grounds.of(tuple(passages.values()))
    return Standing(claim, weighed, found.works, found.unfounded, judged)


def _weighed(
    filed: Iterable[Filed], highlights: Mapping[UUID, Highlight], codebook: Codebook
) -> dict[UUID, tuple[Weighed, ...]]:
    """Gather the passages of each claim, the strongest first."""
    levels = codebook.levels
    found: dict[UUID, list[Weighed]] = defaultdict(list)
    for each in filed:
        highlight = highlights.get(each.highlight)
        if highlight is not None:  # it went away between two turns
            level = levels.get(highlight.tags.strength)
            found[each.claim].append(Weighed(highlight, each.stance, level))
    return {claim: tuple(sorted(several, key=_rank)) for claim, several in found.items()}


def _rank(weighed: Weighed) -> tuple[int, bool, tuple[int, int], datetime, str]:
    level = -1 if weighed.level is None else weighed.level
    highlight = weighed.highlight
    is_second_hand = highlight.tags.basis not in _OWN
    place = highlight.passage.place
    return -level, is_second_hand, place, highlight.created, str(highlight.id)
