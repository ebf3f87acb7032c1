"""Passages as values and as columns."""

from typing import Any

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.library.models import HighlightRow


def to_columns(passage: Passage) -> dict[str, Any]:
    """Write a passage as columns of a highlight's row."""
    first = passage.pieces[0] if passage.pieces else None
    return {
        "source": passage.source,
        "pieces": [_numbers(piece) for piece in passage.pieces],
        "page": first.page if first else 0,
        "start": first.start if first else 0,
        "quote": passage.quote,
        "quote_before": passage.before,
        "quote_after": passage.after,
        "transcription": passage.transcription,
    }


def tag_columns(tags: Tags) -> dict[str, str]:
    """Write what was said of a passage, but for its topics, as columns of a highlight's row."""
    return {
        "claim_type": tags.claim_type,
        "strength": tags.strength,
        "stance": tags.stance,
        "basis": tags.basis,
        "note": tags.note,
    }


def to_passage(row: HighlightRow) -> Passage:
    """Read the passage of a highlight's row."""
    return Passage(
        source=row.source,
        pieces=tuple(_piece(numbers) for numbers in row.pieces),
        quote=row.quote,
        before=row.quote_before,
        after=row.quote_after,
        transcription=row.transcription,
    )


def _numbers(piece: Piece) -> list[float]:
    place: list[float] = [piece.page, piece.start, piece.end]
    if piece.box is not None:
        place += [piece.box.left, piece.box.top, piece.box.width, piece.box.height]
    return place


def _piece(numbers: list[float]) -> Piece:
    page, start, end, *box = numbers
    return Piece(int(page), int(start), int(end), Rect(*box) if box else None)
