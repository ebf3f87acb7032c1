"""What the linter finds in a library, and what of it reviewers dismissed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ketareview.appraising.linting import (
    CARD_RULES,
    CLAIM_RULES,
    LEVEL_RULES,
    PASSAGE_RULES,
    Carded,
    Finding,
    Judged,
    Levelled,
    Rule,
    lint,
)
from ketareview.domain.grade import Certainty
from ketareview.domain.progress import Progress, silent
from ketareview.domain.warned import Dismissal, SubjectKind, Warned
from ketareview.workflows.gathering import topic_names
from ketareview.workflows.ledger import standings
from ketareview.workflows.linting_passages import Passages

if TYPE_CHECKING:
    from ketareview.domain.claim import Claim
    from ketareview.domain.highlight import Highlight
    from ketareview.domain.ledger import Standing
    from ketareview.domain.study import StudyValue
    from ketareview.library import Library

_AT_ONCE = 250
_COUNTS = ("analysed", "randomised")
"""Where a card tells how many took part, the first that is filled in."""


@dataclass(frozen=True, slots=True)
class Linted:
    """Warnings, and beside them those that were dismissed, with why."""

    warnings: tuple[Warned, ...]
    dismissed: tuple[tuple[Warned, Dismissal], ...]


def warnings(
    library: Library, topic: UUID | None = None, progress: Progress = silent
) -> list[Warned]:
    """Warn of what stands under a topic and those below it, or in the library.

    Raises:
        Cancelled: the reviewer stopped it.
    """
    return list(linted(library, topic, progress).warnings)


def linted(library: Library, topic: UUID | None = None, progress: Progress = silent) -> Linted:
    """As `warnings`, with what was dismissed; progress counts highlights.

    Raises:
        Cancelled: the reviewer stopped it.
    """
    found = [*_of_all_passages(library, topic, progress)]
    found += _of_cards(library, topic)
    found += _of_claims(library, topic)
    return _parted(library, found)


def linted_passages(
    library: Library, highlights: Sequence[Highlight], topics: Mapping[UUID, str]
) -> Linted:
    """Warn of some highlights, as when they were just tagged; `topics` are those of the library."""
    return _parted(library, _of_passages(Passages(library, topics), highlights))


def _parted(library: Library, found: Iterable[Warned]) -> Linted:
    said = {each.key: each for each in library.dismissals.all()}
    unique = {(each.rule, each.subject, each.words): each for each in found}
    return Linted(
        tuple(each for key, each in unique.items() if key not in said),
        tuple((each, said[key]) for key, each in unique.items() if key in said),
    )


def _of_all_passages(library: Library, topic: UUID | None, progress: Progress) -> Iterator[Warned]:
    ids = library.highlights.all() if topic is None else _under(library, topic)
    passages = Passages(library, topic_names(library))
    for start in range(0, len(ids), _AT_ONCE):
        progress(start, len(ids))
        yield from _of_passages(passages, library.highlights.many(ids[start : start + _AT_ONCE]))
    progress(len(ids), len(ids))


def _under(library: Library, topic: UUID) -> list[UUID]:
    """List what is filed under a topic, and what bears on its claims."""
    claims = library.claims.filed([claim.id for claim in library.claims.of(topic)])
    found = (*library.search.highlights(topic=topic), *(each.highlight for each in claims))
    return list(dict.fromkeys(found))


def _of_passages(passages: Passages, highlights: Sequence[Highlight]) -> Iterator[Warned]:
    for highlight, case in passages.cases(highlights):
        for rule, finding in lint(case, PASSAGE_RULES):
            yield _warned(rule, finding, SubjectKind.HIGHLIGHT, highlight.id, highlight.article)


def _of_cards(library: Library, topic: UUID | None) -> Iterator[Warned]:
    articles = library.articles.all() if topic is None else library.search.articles(topic=topic)
    for article, levels in library.levels.of(articles).items():
        for each in levels:
            for level_rule, finding in lint(Levelled(each.level, each.reason), LEVEL_RULES):
                yield _warned(level_rule, finding, SubjectKind.ARTICLE, article, article)
    for article, values in library.studies.many(articles).items():
        for card in _arms(values):
            for rule, finding in lint(card, CARD_RULES):
                yield _warned(rule, finding, SubjectKind.ARTICLE, article, article)


def _arms(values: Iterable[StudyValue]) -> Iterator[Carded]:
    """Part a card by reviewer and arm."""
    arms: dict[tuple[UUID, int], dict[str, str]] = defaultdict(dict)
    for value in values:
        arms[value.reviewer.id, value.place][value.field] = value.value
    yield from map(Carded, arms.values())


def _of_claims(library: Library, topic: UUID | None) -> Iterator[Warned]:
    claims = library.claims.all() if topic is None else library.claims.of(topic)
    for standing in standings(library, _high(library, claims)):
        people = _people(library, standing)
        for judgement in standing.judgements:
            for rule, finding in lint(Judged(standing, judgement, people), CLAIM_RULES):
                yield _warned(rule, finding, SubjectKind.CLAIM, standing.claim.id, None)


def _high(library: Library, claims: Sequence[Claim]) -> list[Claim]:
    """Leave out the claims that no rule is about, which are most."""
    judged = library.certainties.of([claim.id for claim in claims])
    high = {
        claim
        for claim, judgements in judged.items()
        if any(each.certainty is Certainty.HIGH for each in judgements)
    }
    return [claim for claim in claims if claim.id in high]


def _people(library: Library, standing: Standing) -> dict[str, int]:
    """Tell how many people the works behind a claim had, as far as study cards tell."""
    articles = {each.article: each.key for each in standing.works if each.article}
    cards = library.studies.many(articles)
    counts = ((key, _count(cards[article])) for article, key in articles.items())
    return {key: count for key, count in counts if count}


def _count(values: Sequence[StudyValue]) -> int:
    told: Mapping[str, str] = {value.field: value.value for value in values}
    for field in _COUNTS:
        if field in told:
            return int(told[field])
    arms = {value.place: int(value.value) for value in values if value.field == "n"}
    return sum(arms.values())


def _warned(
    rule: Rule[Any],
    finding: Finding,
    kind: SubjectKind,
    subject: UUID,
    article: UUID | None,
) -> Warned:
    return Warned(
        rule=rule.key,
        title=rule.title,
        kind=kind,
        subject=subject,
        article=article,
        words=finding.words,
        explanation=finding.explanation,
        reason=rule.reason,
        advice=rule.advice,
        is_serious=rule.is_serious,
    )
