"""Claims as they are listed, and which passages and claims may belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.appraising.suggesting import Suggesting
from ketareview.domain.claim import Claim
from ketareview.domain.codebook import Scheme
from ketareview.domain.grade import Certainty
from ketareview.domain.highlight import Highlight
from ketareview.domain.ledger import Standing
from ketareview.workflows.gathering import Marked, gather, topic_names
from ketareview.workflows.ledger import (
    Rungs,
    grounds_in_words,
    in_words,
    rungs_in_words,
    unclaimed,
)

if TYPE_CHECKING:
    from ketareview.library import Library

_MOST = 20
_LIKELY = 5
_LOOKED_AT = 3_000
"""Passages that are compared with a claim: half a second."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with how many passages stand how toward it; `sources` are None until counted.

    `rungs` tell for each stance how many passages stand on which rung, the strongest first.
    """

    claim: Claim
    topic: str
    counts: Mapping[str, int]
    certainty: Certainty
    sources: int | None = None
    rungs: Mapping[str, Rungs] = field(default_factory=dict)

    @property
    def by_strength(self) -> str:
        """How strong what stands how toward it is, in words."""
        return rungs_in_words(self.rungs)

    @property
    def summary(self) -> str:
        """What stands for and against it and on what it rests, in words."""
        return " · ".join(each for each in (self.stances, self.grounds) if each)

    @property
    def stances(self) -> str:
        """How many passages stand how toward it, in words."""
        return in_words(self.counts)

    @property
    def grounds(self) -> str:
        """On how many sources it rests, and how certain it is, in words."""
        return grounds_in_words(self.sources if self.counts else None, self.certainty)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Passages of a topic and claim type that speak against each other under no common claim.

    Of very many the strongest are there; `supporting` and `contradicting` count all.
    """

    topic: str
    claim_type: str
    supporting: int
    contradicting: int
    placed: tuple[tuple[Marked, str, int | None], ...]  # with the stance and the rung


@dataclass(frozen=True, slots=True)
class Proposed:
    """A passage that may belong to a claim, and why."""

    marked: Marked
    reason: str


def claim_lines(library: Library, topic: UUID | None) -> tuple[ClaimLine, ...]:
    """List the claims of a topic and those below it, or of the library, with their counts."""
    claims = library.claims.all() if topic is None else library.claims.of(topic)
    names, tallied = topic_names(library), library.claims.tally([claim.id for claim in claims])
    levels = library.codebooks.current().levels
    judged = library.certainties.of([claim.id for claim in claims])
    return tuple(
        ClaimLine(
            claim,
            names.get(claim.topic, "") if claim.topic else "",
            {stance: sum(each.values()) for stance, each in tallied.get(claim.id, {}).items()},
            Standing(claim, (), judgements=judged.get(claim.id, ())).certainty,
            rungs={
                stance: tuple(sorted(((levels.get(key), n) for key, n in each.items()), key=_weak))
                for stance, each in tallied.get(claim.id, {}).items()
            },
        )
        for claim in claims
    )


def passages_for(library: Library, claim: Claim, topic: UUID | None) -> tuple[Proposed, ...]:
    """Propose highlights of a topic that are not filed under a claim but speak of the same."""
    suggesting = Suggesting((each.id, each.statement) for each in library.claims.all())
    filed = {each.highlight for each in library.claims.filed([claim.id])}
    near = [each for each in library.search.highlights(topic=topic) if each not in filed]
    found: list[tuple[float, Highlight, str]] = []
    for highlight in library.highlights.many(near[:_LOOKED_AT]):
        suggestion = suggesting.about(claim.id, _words(highlight))
        if suggestion is not None:
            found.append((suggestion.likeness, highlight, suggestion.reason))
    found.sort(key=lambda each: -each[0])
    reasons = {highlight.id: reason for _, highlight, reason in found[:_MOST]}
    marked = gather(library, [highlight for _, highlight, _ in found[:_MOST]])
    return tuple(Proposed(each, reasons[each.highlight.id]) for each in marked)


def claims_for(library: Library, highlights: Sequence[UUID]) -> dict[UUID, str]:
    """Propose claims that highlights may belong to, the likeliest first, each with its reason."""
    suggesting = Suggesting((each.id, each.statement) for each in library.claims.all())
    held = {(each.claim, each.highlight) for each in library.claims.holding(highlights)}
    found = [
        (each.likeness, each.claim, each.reason)
        for highlight in library.highlights.many(highlights)
        for each in suggesting.of(_words(highlight))
        if (each.claim, highlight.id) not in held
    ]
    found.sort(key=lambda each: -each[0])
    reasons: dict[UUID, str] = {}
    for _, claim, reason in found:
        reasons.setdefault(claim, reason)
    return dict(tuple(reasons.items())[:_LIKELY])


def opposed(library: Library, topic: UUID | None) -> tuple[Opposed, ...]:
    """List what speaks against each other under no claim, the strongest passages first."""
    names, codebook = topic_names(library), library.codebooks.current()
    levels = codebook.levels

    def rank(highlight: Highlight) -> tuple[int, tuple[int, int]]:
        level = levels.get(highlight.tags.strength)
        return -(-1 if level is None else level), highlight.passage.place

    found = []
    for each in unclaimed(library, topic):
        sides = (each.supporting, each.contradicting)
        shown = [one for side in sides for one in sorted(side, key=rank)[:_MOST]]
        placed = tuple(
            (marked, marked.highlight.tags.stance, levels.get(marked.highlight.tags.strength))
            for marked in gather(library, shown)
        )
        label = codebook.code(Scheme.CLAIM_TYPE, each.claim_type).label
        name = names.get(each.topic, "")
        supporting, contradicting = map(len, sides)
        found.append(Opposed(name, label, supporting, contradicting, placed))
    return tuple(found)


def _weak(rung: tuple[int | None, int]) -> int:
    level, _ = rung
    return 1 if level is None else -level


def _words(highlight: Highlight) -> str:
    passage = highlight.passage
    return f"{passage.quote} {passage.transcription} {highlight.tags.note}"
