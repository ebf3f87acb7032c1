"""A highlight's part on one page, as it goes to the worker that writes it into a copy."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ketareview.domain.copied import Copied
from ketareview.domain.geometry import Rect
from ketareview.pdf import copied_text

_PLAIN = ("name", "page", "is_area", "colour", "author", "subject", "note", "tags")


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation to be: `boxes` are its lines or, if `is_area`, one box.

    `copied` is the whole highlight, as we read it again ourselves.
    """

    name: str
    page: int
    is_area: bool
    boxes: tuple[Rect, ...]
    colour: str
    author: str
    subject: str
    note: str
    tags: tuple[str, ...]
    copied: Copied

    @property
    def highlight(self) -> UUID:
        """The id of the highlight that it is a part of."""
        return self.copied.id


def to_json(placed: Placed) -> dict[str, Any]:
    """Put it into JSON values."""
    boxes = [[box.left, box.top, box.width, box.height] for box in placed.boxes]
    found = {name: getattr(placed, name) for name in _PLAIN}
    return {**found, "boxes": boxes, "copied": copied_text.written(placed.copied)}


def from_json(found: dict[str, Any]) -> Placed:
    """Read it in the worker.

    Raises:
        ValueError: the highlight is not whole.
    """
    copied = copied_text.read(found["copied"])
    if copied is None:
        raise ValueError("copied")
    plain = {name: found[name] for name in _PLAIN}
    boxes = tuple(Rect(*box) for box in found["boxes"])
    return Placed(**{**plain, "tags": tuple(found["tags"])}, boxes=boxes, copied=copied)
