"""What leads from one place of an article to another: headings, links, and where they lead."""

from dataclasses import dataclass

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Piece


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a page (from 1), in PDF points from its top left corner as displayed."""

    page: int
    left: float = 0.0
    top: float = 0.0

    def __post_init__(self) -> None:
        if self.page < 1:
            raise ValueError("pages count from 1")


Target = Spot | Piece
"""Where something leads: a point of a paper's page, or words."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of an outline; `level` counts from 0; one without a target leads nowhere."""

    title: str
    level: int
    target: Target | None


@dataclass(frozen=True, slots=True)
class Link:
    """Boxes on a page that lead to a place of the paper, or to an address outside."""

    boxes: tuple[Rect, ...]
    target: Spot | None = None
    address: str = ""
