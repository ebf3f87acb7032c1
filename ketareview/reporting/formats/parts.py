"""What a report is laid out from: headings, paragraphs, tables, quotations.

Each format writes these few kinds in its own way, so that all of them say the same. Words are
printed ones: in one line, without what is not seen. Anchors are unique in a report.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ketareview.reporting.prose import Run

Runs = tuple[Run, ...]


BREAK = Run("\n")
"""Begins a new line within a cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the report's own title has level 0."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` stands below a title, `label` above a few passages, `note` is small.

    `quote` holds words of another.
    """

    runs: Runs
    look: Literal["plain", "lead", "note", "label", "quote"] = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in which the order means nothing, or one that is numbered."""

    items: tuple[Runs, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers at the head of a report, each with what it counts."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `level` is a rung of evidence that it is shaded by, 0 to 6."""

    runs: Runs
    level: int | None = None
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row heads it; `widths` are the columns' shares, `counts` centres them."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    is_counts: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page as PNG, its words for those who cannot see it, its width in points."""

    png: bytes
    alternative: str
    width: float


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage: its words, who says them, what was said of it."""

    number: int
    anchor: str
    words: str
    by: Runs
    tags: str
    check: str
    note: str
    transcription: str
    level: int | None
    is_checked: bool
    is_right_to_left: bool
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the list of sources."""

    number: int
    anchor: str
    runs: Runs
    note: str


Part = Heading | Paragraph | Bullets | Figures | Table | Quote | Entry


def said(words: str) -> Runs:
    """Make words one run; no words are none."""
    return (Run(words),) if words else ()


def lined(lines: Iterable[Runs]) -> Runs:
    """Set runs below each other in one cell; empty lines are left out."""
    joined: list[Run] = []
    for line in filter(None, lines):
        joined += (BREAK, *line) if joined else line
    return tuple(joined)


def target(run: Run) -> str:
    """Name the place in the report that a run leads to, if it leads to one."""
    for name in ("source", "passage", "claim"):
        number = getattr(run, name)
        if number is not None:
            return f"{name}-{number}"
    return ""
