"""What stands for and against each claim, and on how many independent works it rests."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.claim import Claim
from ketareview.domain.grade import Certainty, Judgement
from ketareview.domain.highlight import Highlight
from ketareview.domain.stances import CONTRADICTS, NO_DIFFERENCE, SUPPORTS, is_contested


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage under a claim: its stance toward it, its rung (0 to 6; None: unchecked)."""

    highlight: Highlight
    stance: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Work:
    """An independent work that passages rest on: a study, however many documents repeat it.

    `articles` are the documents whose passages lean on it, `passages` those passages.
    """

    key: str
    label: str
    article: UUID | None
    articles: tuple[UUID, ...]
    passages: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim with its passages, strongest first, the works behind them, and GRADE judgements.

    `unfounded` are passages that rest on nothing that can be named.
    """

    claim: Claim
    weighed: tuple[Weighed, ...]
    works: tuple[Work, ...] = ()
    unfounded: tuple[UUID, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def of(self, *stances: str) -> tuple[Weighed, ...]:
        """List the passages with one of these stances, strongest first."""
        return tuple(each for each in self.weighed if each.stance in stances)

    @property
    def strongest_for(self) -> Weighed | None:
        """The best passage that supports the claim."""
        return next(iter(self.of(SUPPORTS)), None)

    @property
    def strongest_against(self) -> Weighed | None:
        """The best passage that contradicts it, else the best that found no difference."""
        against = self.of(CONTRADICTS) or self.of(NO_DIFFERENCE)
        return next(iter(against), None)

    @property
    def counts(self) -> dict[str, int]:
        """Count the passages by their stance; stances that none has are left out."""
        return dict(Counter(each.stance for each in self.weighed))

    @property
    def differing(self) -> tuple[UUID, ...]:
        """Passages that reviewers filed with different stances; they count once on each side."""
        counts = Counter(each.highlight.id for each in self.weighed)
        return tuple(each for each, count in counts.items() if count > 1)

    @property
    def is_contested(self) -> bool:
        """Whether passages stand on both sides."""
        return is_contested(each.stance for each in self.weighed)

    @property
    def certainty(self) -> Certainty:
        """What the reviewers who judged agree on; not rated where nobody did, or they differ."""
        found = {each.certainty for each in self.judgements}
        return found.pop() if len(found) == 1 else Certainty.NOT_RATED


@dataclass(frozen=True, slots=True)
class Opposition:
    """Passages of one topic and claim type that speak against each other, under no common claim.

    `contradicting` holds those that found no difference, too.
    """

    topic: UUID
    claim_type: str
    supporting: tuple[Highlight, ...]
    contradicting: tuple[Highlight, ...]
