"""What would become of claims if an article were gone, as when it is retracted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from ketareview.domain.ledger import Standing, Work
from ketareview.domain.stances import AGAINST, SUPPORTS


@dataclass(frozen=True, slots=True)
class Loss:
    """A claim with the article and without it; `resting` are others' passages that lean on it."""

    before: Standing
    after: Standing
    resting: tuple[UUID, ...]

    @property
    def turns(self) -> bool:
        """Whether the claim's balance, or the best on one of its sides, is another."""
        return _gist(self.before) != _gist(self.after)


def without(article: UUID, standings: Iterable[Standing]) -> tuple[Loss, ...]:
    """List the claims that would lose passages, or what passages rest on."""
    found = (_loss(article, standing) for standing in standings)
    return tuple(each for each in found if each is not None)


def _loss(article: UUID, standing: Standing) -> Loss | None:
    own = {w.highlight.id for w in standing.weighed if w.highlight.article == article}
    leaning = {p for work in standing.works if work.article == article for p in work.passages}
    works = tuple(
        kept for work in standing.works if (kept := _kept(work, article, own)) is not None
    )
    grounded = {passage for work in works for passage in work.passages}
    resting = leaning - own - grounded
    gone = own | resting
    if not gone and works == standing.works:
        return None
    after = replace(
        standing,
        weighed=tuple(each for each in standing.weighed if each.highlight.id not in gone),
        works=works,
        unfounded=tuple(each for each in standing.unfounded if each not in gone),
    )
    return Loss(standing, after, tuple(sorted(resting)))


def _kept(work: Work, article: UUID, gone: set[UUID]) -> Work | None:
    """Keep a work that is another article and that some other passage rests on."""
    passages = tuple(each for each in work.passages if each not in gone)
    if work.article == article or not passages:
        return None
    articles = tuple(each for each in work.articles if each != article)
    return replace(work, articles=articles, passages=passages)


def _gist(standing: Standing) -> tuple[object, ...]:
    support = len(standing.of(SUPPORTS))
    against = len(standing.of(*AGAINST))
    best = standing.strongest_for, standing.strongest_against
    return (
        (support > against) - (support < against),
        standing.is_contested,
        *(each.level if each else "none" for each in best),
    )
