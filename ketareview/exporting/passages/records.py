"""Highlights as records: the same fields as on the command line, in CSV and in JSON."""

import json
from collections.abc import Sequence
from typing import Any

from ketareview.domain.highlight import Piece
from ketareview.exporting import tables
from ketareview.exporting.passages.passage import Exported

_COLUMNS = (
    *("id", "article_id", "article_title", "doi", "page", "page_label", "quote", "claim_type"),
    *("stance", "basis", "strength", "topics", "note", "reviewer", "created", "changed"),
    *("quote_ok", "transcription", "sha256", "pieces", "before", "after"),
)


def as_csv(highlights: Sequence[Exported]) -> bytes:
    """Write a row for each highlight; several topics stand in one cell, parted by `; `."""
    return tables.written(_COLUMNS, (_flat(_record(each)) for each in highlights))


def as_json(highlights: Sequence[Exported]) -> bytes:
    """Write an object for each highlight."""
    return json.dumps(list(map(_record, highlights)), ensure_ascii=False, indent=1).encode()


def _record(each: Exported) -> dict[str, Any]:
    highlight, tags, passage = each.highlight, each.highlight.tags, each.highlight.passage
    return {
        "id": str(highlight.id),
        "article_id": str(highlight.article),
        "article_title": each.article.record.title,
        "doi": each.article.record.doi,
        "page": each.page,
        "page_label": each.label,
        "quote": passage.quote,
        "claim_type": tags.claim_type,
        "stance": tags.stance,
        "basis": tags.basis,
        "strength": tags.strength,
        "topics": list(each.topics),
        "note": tags.note,
        "reviewer": highlight.reviewer.name,
        "created": highlight.created.isoformat(),
        "changed": highlight.changed.isoformat(),
        "quote_ok": each.quote_ok,
        "transcription": passage.transcription,
        "sha256": passage.source,
        "pieces": [_piece(piece) for piece in passage.pieces],
        "before": passage.before,
        "after": passage.after,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    if piece.box is None:
        return {"page": piece.page, "start": piece.start, "end": piece.end}
    box = piece.box
    return {"page": piece.page, "box": [box.left, box.top, box.width, box.height]}


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    flat = {"topics": "; ".join(record["topics"]), "pieces": json.dumps(record["pieces"])}
    return record | flat | {"quote_ok": "yes" if record["quote_ok"] else "no"}
