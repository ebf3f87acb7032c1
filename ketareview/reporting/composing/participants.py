"""Who took part in the works behind a claim, nobody counted twice as far as that is known."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.ledger import Standing, Work
from ketareview.reporting.conclusions import StudyRow

_OWN = frozenset({"own-data", "pooled"})


@dataclass(frozen=True, slots=True)
class Overlap:
    """A study that is not added, and the one that may have counted the same people.

    `is_named` tells that the one names the other among its references; else both name a third.
    """

    inner: StudyRow
    outer: StudyRow
    is_named: bool


@dataclass(frozen=True, slots=True)
class Participants:
    """How many took part, in how many works that say so, and what was not added."""

    people: int
    known: int
    overlaps: tuple[Overlap, ...]


def participants(
    standing: Standing,
    cards: Mapping[UUID, StudyRow],
    within: Mapping[UUID, AbstractSet[UUID]],
) -> Participants:
    """Count the people of each work behind a claim once.

    `within` lists the articles of the library that a review names among its references.
    """
    known = _known(standing, cards)
    overlaps = _overlaps(known, within)
    left_out = {each.inner.article for each in overlaps}
    people = sum(count for card, count in known if card.article not in left_out)
    return Participants(people, len(known), overlaps)


def _known(standing: Standing, cards: Mapping[UUID, StudyRow]) -> list[tuple[StudyRow, int]]:
    """Give the card of each work that tells a number; of several reports of it, the greatest."""
    own = {
        each.highlight.id: each.highlight.article
        for each in standing.weighed
        if each.highlight.tags.basis in _OWN
    }
    known: dict[UUID, tuple[StudyRow, int]] = {}
    for work in standing.works:
        found = [(card, people) for card, people in _told(work, own, cards)]
        if found:
            best = max(found, key=lambda each: (each[1], -each[0].source))
            known[best[0].article] = best
    return list(known.values())


def _told(
    work: Work, own: Mapping[UUID, UUID], cards: Mapping[UUID, StudyRow]
) -> Iterator[tuple[StudyRow, int]]:
    articles = {own[passage] for passage in work.passages if passage in own}
    for article in articles | ({work.article} if work.article else set()):
        card = cards.get(article)
        people = people_of(card) if card else None
        if card and people is not None:
            yield card, people


def people_of(card: StudyRow) -> int | None:
    """Read how many a card says took part."""
    for field in ("randomised", "analysed"):
        found = [cell.value for cell in card.of(field) if cell.value.isdecimal()]
        if found:
            return int(found[0])
    return None


def _overlaps(
    known: Sequence[tuple[StudyRow, int]], within: Mapping[UUID, AbstractSet[UUID]]
) -> tuple[Overlap, ...]:
    """Find what another one counts; of two reviews of the same trials, the greater is counted."""
    order = [card for card, _ in sorted(known, key=lambda each: (-each[1], each[0].source))]
    order.sort(key=lambda card: not within.get(card.article))  # reviews first
    counted: list[StudyRow] = []
    overlaps: list[Overlap] = []
    for card in order:
        overlap = next(filter(None, (_between(card, other, within) for other in counted)), None)
        if overlap is None:
            counted.append(card)
        else:
            overlaps.append(overlap)
    return tuple(overlaps)


def _between(
    card: StudyRow, other: StudyRow, within: Mapping[UUID, AbstractSet[UUID]]
) -> Overlap | None:
    named, shared = within.get(other.article, frozenset()), within.get(card.article, frozenset())
    if card.article in named:
        return Overlap(card, other, is_named=True)
    return Overlap(card, other, is_named=False) if named & shared else None
