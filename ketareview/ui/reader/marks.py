"""Highlights as they are painted: colours, the bar's width and pattern, what is shown of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtGui import QColor

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.highlight import Highlight, Piece

_PATTERNS: dict[str, tuple[float, ...]] = {
    "safety": (7.0, 3.0),
    "how": (2.5, 2.5),
    "judging": (10.0, 3.0, 2.5, 3.0),
    "voice": (4.0, 6.0),
}
"""Lengths painted and left out in turn, by family; a family without one has an unbroken bar."""

_NARROWEST, _WIDEST, _STRONGEST = 1.0, 5.0, 6
_UNCHECKED = 3.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One highlight on the page; `bar` is its width in pixels, hollow where nothing was checked."""

    id: UUID
    pieces: tuple[Piece, ...]
    colour: QColor
    bar: float
    is_hollow: bool
    pattern: tuple[float, ...]
    is_own: bool
    is_tinted: bool


def marks_of(
    highlights: Sequence[Highlight], codebook: Codebook, *, reviewer: UUID, others_too: bool
) -> tuple[Mark, ...]:
    """Make marks; others' highlights are bars only until they are shown."""
    return tuple(
        _mark(one, codebook, is_own=one.reviewer.id == reviewer, others_too=others_too)
        for one in highlights
    )


def _mark(highlight: Highlight, codebook: Codebook, *, is_own: bool, others_too: bool) -> Mark:
    claim = codebook.code(Scheme.CLAIM_TYPE, highlight.tags.claim_type)
    level = codebook.code(Scheme.STRENGTH, highlight.tags.strength).level
    step = (_WIDEST - _NARROWEST) / _STRONGEST
    return Mark(
        id=highlight.id,
        pieces=highlight.passage.pieces,
        colour=QColor(claim.colour),
        bar=_UNCHECKED if level is None else _NARROWEST + step * level,
        is_hollow=level is None,
        pattern=_PATTERNS.get(claim.family, ()),
        is_own=is_own,
        is_tinted=is_own or others_too,
    )
