"""What workers tell of bookmarks and links, checked and made into values."""

from pathlib import Path
from typing import Any

from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.geometry import Rect
from ketareview.domain.wayfinding import Heading, Link, Spot
from ketareview.pdf.shapes import TextLine

OUTLINE = "ketareview.pdf.outline:of_paper"
LINKS = "ketareview.pdf.links:of_page"
LINES = "ketareview.pdf.headlines:of_pages"


def headings(path: Path, answer: Any) -> tuple[Heading, ...]:  # noqa: ANN401 - JSON, checked here
    """Read the answer about bookmarks.

    Raises:
        UnreadableFileError: it is none.
    """
    try:
        return tuple(
            Heading(str(title), int(level), _spot(place)) for title, level, place in answer
        )
    except (TypeError, ValueError) as error:
        raise UnreadableFileError(path=path, finding="bookmarks") from error


def links(path: Path, answer: Any) -> tuple[Link, ...]:  # noqa: ANN401 - JSON, checked here
    """Read the answer about a page's links.

    Raises:
        UnreadableFileError: it is none.
    """
    try:
        return tuple(
            Link(tuple(Rect(*map(float, box)) for box in boxes), _spot(place), str(address))
            for boxes, place, address in answer
        )
    except (TypeError, ValueError) as error:
        raise UnreadableFileError(path=path, finding="links") from error


def lines(path: Path, answer: Any) -> tuple[TextLine, ...]:  # noqa: ANN401 - JSON, checked here
    """Read the answer about the looks of lines.

    Raises:
        UnreadableFileError: it is none.
    """
    try:
        return tuple(
            TextLine(str(text), Rect(*map(float, box)), float(size), bool(bold), int(page))
            for text, box, size, bold, page in answer
        )
    except (TypeError, ValueError) as error:
        raise UnreadableFileError(path=path, finding="lines of text") from error


def _spot(place: Any) -> Spot | None:  # noqa: ANN401 - JSON, checked here
    return None if place is None else Spot(int(place[0]), float(place[1]), float(place[2]))
