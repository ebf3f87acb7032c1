"""What the reader proposes for a field of the study card."""

from dataclasses import dataclass

from ketareview.domain.highlight import Piece


@dataclass(frozen=True, slots=True)
class Found:
    """A value that a rule sees in a sentence, by offsets in its plain form.

    `weight` is how sure the rule is, about 1. Of a field of arms or results, `place` is the
    arm's within the sentence; 0 leaves that to the reader.
    """

    field: str
    start: int
    end: int
    value: str
    why: str
    weight: float = 1.0
    place: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field, the words that it was read from, where they stand, and why.

    `rank` is higher the better it fits; `quote` is the piece of the page's stored text.
    """

    field: str
    place: int
    value: str
    piece: Piece
    quote: str
    why: str
    rank: float
