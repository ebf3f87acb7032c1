"""Reads a paper's pages and proposes what to write on its study card."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ketareview.appraising.study.context import is_own
from ketareview.appraising.study.proposal import Found, Proposal
from ketareview.appraising.study.rules import ANYWHERE, RULES
from ketareview.appraising.study.sections import Section
from ketareview.appraising.study.sentences import Sentence, sentences
from ketareview.domain.highlight import Piece
from ketareview.domain.study import field_of
from ketareview.domain.study_fields import Scope
from ketareview.domain.text import Page

MOST = 6
"""Values that are proposed for one field at one place; sentences are long, so they are fewer."""

_MOST_SENTENCES = 3
_TOLD_IN_SENTENCES = {"funding", "interests"}

MOST_RESULTS = 6
"""Results that are proposed."""

_AGAIN = 0.05
_MOST_AGAIN = 6
_NO_OWN = {Section.FUNDING, Section.INTERESTS, Section.OTHER}


def propose(pages: Sequence[Page]) -> tuple[Proposal, ...]:
    """Propose values for the card of one study: by field and place, the best first.

    The same value is proposed once, from where it is told best; to be told again raises its rank.
    """
    texts = {page.number: page.text for page in pages}
    best: dict[tuple[str, int, str], Proposal] = {}
    again: dict[tuple[str, int, str], int] = defaultdict(int)
    places: dict[str, int] = {}
    for sentence in sentences(pages):
        for found in _placed(_read(sentence), places):
            made = _proposal(sentence, found, texts[sentence.page])
            key = (made.field, made.place, made.value)
            again[key] += 1
            if key not in best or made.rank > best[key].rank:
                best[key] = made
    ranked = [_raised(best[key], again[key]) for key in best]
    return tuple(_fewest(ranked))


def _read(sentence: Sentence) -> Iterator[Found]:
    for rule in ANYWHERE:
        if rule.may_find(sentence):
            yield from rule.read(sentence)
    if sentence.section in _NO_OWN:
        return
    rules = [rule for rule in RULES if rule.may_find(sentence)]
    if rules and is_own(sentence):
        for rule in rules:
            yield from rule.read(sentence)


def _placed(several: Iterable[Found], results: dict[str, int]) -> Iterator[Found]:
    """Give each its arm, and what is told of one result its result."""
    listed = list(several)
    told = [each for each in listed if each.field == "result"]
    for each in told:
        results.setdefault(each.value, len(results) + 1)
    place = results[told[0].value] if told else 0
    for each in listed:
        scope = field_of(each.field).scope
        if scope is Scope.STUDY:
            yield each
        elif scope is Scope.ARM:
            yield _at(each, each.place or 1)
        else:
            yield _at(each, results[each.value] if each.field == "result" else place)


def _at(found: Found, place: int) -> Found:
    if found.place == place:
        return found
    return Found(found.field, found.start, found.end, found.value, found.why, found.weight, place)


def _proposal(sentence: Sentence, found: Found, text: str) -> Proposal:
    start, end = sentence.range_of(found.start, found.end)
    return Proposal(
        field=found.field,
        place=found.place,
        value=found.value,
        piece=Piece(sentence.page, start, end),
        quote=text[start:end],
        why=f"{found.why} ({sentence.section.value[0]})",
        rank=round(found.weight * sentence.section.weight, 3),
    )


def _raised(proposal: Proposal, times: int) -> Proposal:
    rank = round(proposal.rank + _AGAIN * min(times - 1, _MOST_AGAIN), 3)
    return Proposal(
        proposal.field,
        proposal.place,
        proposal.value,
        proposal.piece,
        proposal.quote,
        proposal.why,
        rank,
    )


def _fewest(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Leave out what is told far from the best, so that a card can be looked over."""
    by_place: dict[tuple[str, int], list[Proposal]] = defaultdict(list)
    for each in sorted(proposals, key=lambda one: (-one.rank, one.piece.page, one.piece.start)):
        several = by_place[each.field, each.place]
        most = _MOST_SENTENCES if each.field in _TOLD_IN_SENTENCES else MOST
        if len(several) < most:
            several.append(each)
    kept = sorted(
        (several[0] for (field, _), several in by_place.items() if field == "result"),
        key=lambda one: -one.rank,
    )[:MOST_RESULTS]
    shown = {one.place: number for number, one in enumerate(kept, start=1)}
    for (field, place), several in by_place.items():
        if field_of(field).scope is not Scope.RESULT:
            yield from several
        elif place in shown:
            yield from (_moved(each, shown[place]) for each in several)
    yield from _told_of_none(by_place, shown)


def _told_of_none(
    by_place: Mapping[tuple[str, int], Sequence[Proposal]], shown: Mapping[int, int]
) -> Iterator[Proposal]:
    """Give scales and times that stand beside no result to the first, unless it has them."""
    first = next((place for place, number in shown.items() if number == 1), -1)
    for field in ("scale", "time"):
        there = {each.value for each in by_place.get((field, first), ())}
        spare = MOST - len(there)
        others = [each for each in by_place.get((field, 0), ()) if each.value not in there]
        yield from (_moved(each, 1) for each in others[:spare])


def _moved(proposal: Proposal, place: int) -> Proposal:
    return Proposal(
        proposal.field,
        place,
        proposal.value,
        proposal.piece,
        proposal.quote,
        proposal.why,
        proposal.rank,
    )
