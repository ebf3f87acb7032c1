"""What a PDF holds, as values; no parser is needed to know them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ketareview.domain.geometry import Rect
from ketareview.domain.imports import Mark
from ketareview.domain.text import Page


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a page with the height of its letters in points: what a title is found by."""

    text: str
    box: Rect
    size: float
    bold: bool
    page: int


@dataclass(frozen=True, slots=True)
class PdfMetadata:
    """What the file says of itself; `xmp` holds its XMP properties by their usual prefix."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    created: str = ""
    xmp: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A whole PDF as text; `first_lines` are those of its first page.

    Those of the second page are among them where the first one is short: it may be a cover.

    `broken` numbers the pages that could not be opened; they have no text. `marks` are what readers
    marked in it with other programs; `hidden_marks` counts those that the file does not show.
    """

    pages: tuple[Page, ...]
    metadata: PdfMetadata
    first_lines: tuple[TextLine, ...]
    broken: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    hidden_marks: int = 0


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page's size in points as displayed, and its printed label, if it has one."""

    width: float
    height: float
    label: str | None = None


@dataclass(frozen=True, slots=True)
class PaperShape:
    """The sizes of all pages: what a viewer lays out before it has pictures."""

    pages: tuple[PageShape, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """Which page to draw while a paper is opened (the last one, if it has not as many).

    It gets `scale` pixels a point; without one, as many as make the widest page `across` wide.
    """

    page: int = 1
    scale: float = 0.0
    across: float = 0.0


LONGEST_SIDE = 10_000
"""Pixels of a picture's longer side."""


def fitting(page: PageShape, scale: float) -> tuple[int, int]:
    """Choose a picture's width and height in pixels for so many pixels a point."""
    longest = max(page.width, page.height, 1.0)
    most = min(max(scale, 0.0), LONGEST_SIDE / longest)
    return max(round(page.width * most), 1), max(round(page.height * most), 1)
