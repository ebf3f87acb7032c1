"""A report's values as JSON values: fields by their names, ids and dates as text."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece

_SIMPLE = frozenset({str, int, float, bool})


def plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """Turn a value, and all that is in it, into what JSON holds."""
    if value is None or type(value) in _SIMPLE:
        return value
    if isinstance(value, Passage):
        return passage_facts(value)
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    names = getattr(value, "__dataclass_fields__", ())
    return {name: plain(getattr(value, name)) for name in names} if names else _single(value)


def _single(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # and moments, which are dates to Python
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def passage_facts(passage: Passage) -> dict[str, Any]:
    """Tell a passage: its words, what stands around them, and where in which file they are."""
    pieces: list[dict[str, Any]] = []
    for piece in passage.pieces:
        if piece.box is None:
            pieces.append({"page": piece.page, "start": piece.start, "end": piece.end})
        else:
            box = piece.box
            pieces.append({"page": piece.page, "box": [box.left, box.top, box.width, box.height]})
    return {
        "sha256": passage.source,
        "pieces": pieces,
        "quote": passage.quote,
        "before": passage.before,
        "after": passage.after,
        "transcription": passage.transcription,
    }


def passage_from(facts: Mapping[str, Any]) -> Passage:
    """Read a passage again.

    Raises:
        KeyError, TypeError, ValueError: these are no passage's facts.
    """
    return Passage(
        source=facts["sha256"],
        pieces=tuple(map(_piece, facts["pieces"])),
        quote=facts["quote"],
        before=facts["before"],
        after=facts["after"],
        transcription=facts["transcription"],
    )


def _piece(facts: Mapping[str, Any]) -> Piece:
    if "box" in facts:
        return Piece(facts["page"], box=Rect(*facts["box"]))
    return Piece(facts["page"], facts["start"], facts["end"])
