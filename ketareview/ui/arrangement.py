"""What was open in the window, kept on this computer and not in the library.

See `docs/decisions/0016-what-stays-over-the-end.md`.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from ketareview.files import write_whole
from ketareview.ui.places import Place

_MOST = 50
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Side:
    """The articles open on one side, and which of them is shown; None is the place."""

    articles: tuple[UUID, ...] = ()
    shown: UUID | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where one was, what was looked for there, and what was open."""

    place: Place = Place.LIBRARY
    topic: UUID | None = None
    search: str = ""
    claims: str = ""
    first: Side = Side()
    second: Side = Side()
    is_second: bool = False

    @property
    def articles(self) -> tuple[UUID, ...]:
        """All that were open."""
        return (*self.first.articles, *self.second.articles)


def write(arrangement: Arrangement, path: Path) -> None:
    """Keep it.

    Raises:
        OSError, UnwritableFileError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(json.dumps(asdict(arrangement), default=str).encode(), path)


def read(path: Path) -> Arrangement:
    """Read what was kept; what makes no sense is as at first."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Arrangement(
            Place(told["place"]),
            _id(told["topic"]),
            str(told["search"])[:_LONGEST],
            str(told["claims"])[:_LONGEST],
            _side(told["first"]),
            _side(told["second"]),
            bool(told["is_second"]),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Arrangement()


def _side(told: dict[str, Any]) -> Side:
    articles: Iterable[str] = told["articles"]
    return Side(tuple(UUID(each) for each in articles)[:_MOST], _id(told["shown"]))


def _id(told: str | None) -> UUID | None:
    return None if told is None else UUID(told)
