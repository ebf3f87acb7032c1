"""Highlights as they are painted: colours, the bar's width and pattern, what is shown of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
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
_CONTESTED = ", another passage speaks against it"


class Others(Enum):
    """How other reviewers' highlights are shown; the value is what the reviewer reads."""

    DIMMED = "Others: bars only"
    SHOWN = "Others: shown"
    HIDDEN = "Others: hidden"


@dataclass(frozen=True, slots=True)
class Mark:
    """One highlight on the page; `bar` is its width in pixels, hollow where nothing was checked.

    `letter` is the claim type's, `told` all tags in words; `is_contested` tells that another
    passage speaks against it.
    """

    id: UUID
    pieces: tuple[Piece, ...]
    colour: QColor
    letter: str
    told: str
    bar: float
    is_hollow: bool
    pattern: tuple[float, ...]
    is_own: bool
    is_tinted: bool
    is_contested: bool


def marks_of(
    highlights: Sequence[Highlight],
    codebook: Codebook,
    *,
    reviewer: UUID,
    others: Others,
    contested: Collection[UUID] = (),
) -> tuple[Mark, ...]:
    """Make marks; others' highlights are bars only until they are shown."""
    return tuple(
        _mark(
            one,
            codebook,
            is_own=one.reviewer.id == reviewer,
            is_tinted=one.reviewer.id == reviewer or others is Others.SHOWN,
            is_contested=one.id in contested,
        )
        for one in highlights
        if one.reviewer.id == reviewer or others is not Others.HIDDEN
    )


def _mark(
    highlight: Highlight,
    codebook: Codebook,
    *,
    is_own: bool,
    is_tinted: bool,
    is_contested: bool,
) -> Mark:
    claim = codebook.code(Scheme.CLAIM_TYPE, highlight.tags.claim_type)
    level = codebook.code(Scheme.STRENGTH, highlight.tags.strength).level
    step = (_WIDEST - _NARROWEST) / _STRONGEST
    return Mark(
        id=highlight.id,
        pieces=highlight.passage.pieces,
        colour=QColor(claim.colour),
        letter=claim.sign.upper(),
        told=_told(highlight, codebook) + (_CONTESTED if is_contested else ""),
        bar=_UNCHECKED if level is None else _NARROWEST + step * level,
        is_hollow=level is None,
        pattern=_PATTERNS.get(claim.family, ()),
        is_own=is_own,
        is_tinted=is_tinted,
        is_contested=is_contested,
    )


def _told(highlight: Highlight, codebook: Codebook) -> str:
    tags = highlight.tags
    schemes = {
        Scheme.CLAIM_TYPE: tags.claim_type,
        Scheme.STRENGTH: tags.strength,
        Scheme.STANCE: tags.stance,
    }
    return ", ".join(codebook.code(scheme, key).label for scheme, key in schemes.items())
