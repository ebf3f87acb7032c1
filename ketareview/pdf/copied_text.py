"""Our own highlights as the text that lies beside their annotations: JSON, in ASCII."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from ketareview.domain.copied import Copied, TopicPath
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece

LONGEST = 4_000_000
_VERSION = 1
_TEXTS = ("claim_type", "strength", "stance", "basis", "note", "shown")
_MOST = 1_000
_DEEPEST = 50
_WRONG = (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError)
"""What text of somebody else's raises."""


def written(copied: Copied) -> str:
    """Write down a highlight."""
    passage = copied.passage
    return json.dumps(
        {
            "version": _VERSION,
            "id": str(copied.id),
            "sources": copied.sources,
            "pieces": [_from_piece(piece) for piece in passage.pieces],
            "quote": passage.quote,
            "before": passage.before,
            "after": passage.after,
            "transcription": passage.transcription,
            **{name: getattr(copied, name) for name in _TEXTS},
            "topics": [[[str(id_), name] for id_, name in path] for path in copied.topics],
            "created": copied.created.isoformat(),
            "changed": copied.changed.isoformat(),
            "stamped": copied.stamped.isoformat() if copied.stamped else None,
        },
        separators=(",", ":"),
    )


def read(text: str) -> Copied | None:
    """Read a highlight again; None where the text is not, or not wholly, of this form."""
    if not text or len(text) > LONGEST:
        return None
    try:
        found = json.loads(text)
        return _copied(found) if found["version"] == _VERSION else None
    except _WRONG:
        return None


def _copied(found: dict[str, Any]) -> Copied:
    sources = tuple(map(_text, found["sources"][-_MOST:]))
    passage = Passage(
        source=sources[-1] if sources else "",
        pieces=tuple(_to_piece(*each) for each in found["pieces"][:_MOST]),
        quote=_text(found["quote"]),
        before=_text(found["before"]),
        after=_text(found["after"]),
        transcription=_text(found["transcription"]),
    )
    return Copied(
        id=UUID(found["id"]),
        sources=sources,
        passage=passage,
        **{name: _text(found[name]) for name in _TEXTS},
        topics=tuple(map(_path, found["topics"][:_MOST])),
        created=_moment(found["created"]),
        changed=_moment(found["changed"]),
        stamped=None if found["stamped"] is None else _moment(found["stamped"]),
    )


def _from_piece(piece: Piece) -> list[object]:
    box = piece.box
    if box is None:
        return [piece.page, piece.start, piece.end]
    return [piece.page, 0, 0, box.left, box.top, box.width, box.height]


def _to_piece(page: int, start: int, end: int, *box: float) -> Piece:
    if not all(isinstance(each, int) for each in (page, start, end)):
        raise TypeError("whole numbers")
    edges = [float(each) for each in box]
    if edges and not all(abs(each) < LONGEST for each in edges):  # also what is no number
        raise ValueError("a box")
    return Piece(page, start, end, Rect(*edges) if edges else None)


def _path(value: object) -> TopicPath:
    listed = value if isinstance(value, list) else []
    path = tuple((UUID(id_), _text(name).strip()) for id_, name in listed[:_DEEPEST])
    if not path or not all(name for _, name in path):
        raise ValueError("a topic without a name")
    return path


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    value.encode()  # half characters are no text
    return value


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("no zone")
    return moment
