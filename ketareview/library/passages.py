"""Passages as values and as columns."""

from typing import Any

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.library.models import HighlightRow, StudyValueRow


def to_columns(passage: Passage) -> dict[str, Any]:
    """Write a passage as columns of a highlight's row."""
    first = passage.pieces[0] if passage.pieces else None
    return {
        **place_columns(passage),
        "page": first.page if first else 0,
        "start": first.start if first else 0,
        "transcription": passage.transcription,
    }


def place_columns(passage: Passage | None) -> dict[str, Any]:
    """Write where words stand, and what they are, as columns; for no passage they are empty."""
    return {
        "source": passage.source if passage else None,
        "pieces": [_numbers(piece) for piece in passage.pieces] if passage else [],
        "quote": passage.quote if passage else "",
        "quote_before": passage.before if passage else "",
        "quote_after": passage.after if passage else "",
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


def placed(row: StudyValueRow) -> Passage | None:
    """Read the passage of a study value's row, if it has one."""
    if row.source is None:
        return None
    return Passage(
        source=row.source,
        pieces=tuple(_piece(numbers) for numbers in row.pieces),
        quote=row.quote,
        before=row.quote_before,
        after=row.quote_after,
    )


def _numbers(piece: Piece) -> list[float]:
    place: list[float] = [piece.page, piece.start, piece.end]
    if piece.box is not None:
        place += [piece.box.left, piece.box.top, piece.box.width, piece.box.height]
    return place


def _piece(numbers: list[float]) -> Piece:
    page, start, end, *box = numbers
    return Piece(int(page), int(start), int(end), Rect(*box) if box else None)
