"""Evidence maps: what is counted, the passages of a cell, and the map as a picture."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import reporting
from ketareview.domain.errors import TopicNotFoundError, UnknownReportFormatError
from ketareview.domain.mapping import (
    EvidenceGrid,
    Heading,
    MapKind,
    ancestry,
    by_strength,
    by_topic,
    gaps,
)
from ketareview.workflows.gathering import Marked, gather

if TYPE_CHECKING:
    from ketareview.library import Library

PICTURES = (".svg", ".png")
"""Endings of the files that a map can be drawn to."""

DOWN, ACROSS = "Condition", "Outcome"
"""The topics whose parts a gap map lays against each other, unless others are named."""


@dataclass(frozen=True, slots=True)
class MapAsked:
    """Which map: its kind, the topic that it is of (None for the library), what a gap map lays."""

    kind: MapKind = MapKind.STRENGTH
    topic: UUID | None = None
    down: str = DOWN
    across: str = ACROSS


def evidence_map(library: Library, asked: MapAsked) -> EvidenceGrid:
    """Count the passages of a map.

    Raises:
        TopicNotFoundError: a topic is gone.
    """
    codebook = library.codebooks.current()
    if asked.kind is MapKind.STRENGTH:
        below = library.topics.below(asked.topic) if asked.topic else None
        return by_strength(codebook, library.maps.under(below) if below else library.maps.whole())
    tree = library.topics.tree()
    above = ancestry(tree)
    if asked.topic is not None and asked.topic not in above:
        raise TopicNotFoundError(asked=asked.topic, nearest="")
    placed = [
        each
        for each in library.maps.placed()
        if asked.topic is None or any(asked.topic in above.get(one, ()) for one in each.topics)
    ]
    if asked.kind is MapKind.TOPICS:
        shown = [one for one in tree if asked.topic is None or asked.topic in above[one.id]]
        return by_topic(codebook, shown, placed)
    down, across = (library.topics.find(name).id for name in (asked.down, asked.across))
    return gaps(tree, placed, down, across)


def passages_of(library: Library, asked: MapAsked, row: Heading, column: Heading) -> list[Marked]:
    """Gather the passages of a cell, contradicting ones first; 500 at most."""
    under: list[AbstractSet[UUID]] = []
    if asked.topic is not None:
        under.append(library.topics.below(asked.topic))
    claim_type = strength = None
    match asked.kind:
        case MapKind.STRENGTH:
            claim_type, strength = row.key, column.key
        case MapKind.TOPICS:
            claim_type = column.key
            under.append(library.topics.below(UUID(row.key)))
        case MapKind.GAPS:
            under += [library.topics.below(UUID(each.key)) for each in (row, column)]
    found = library.maps.passages(claim_type=claim_type, strength=strength, under=under)
    return gather(library, library.highlights.many(found))


def draw_map(grid: EvidenceGrid, title: str, path: Path) -> None:
    """Write a map as a picture; the file's ending chooses between SVG and PNG.

    Raises:
        UnknownReportFormatError: the ending is neither.
        UnwritableFileError: the file cannot be written.
        ReportError: the map could not be set.
    """
    ending = path.suffix.lower()
    if ending not in PICTURES:
        raise UnknownReportFormatError(ending=ending or path.name, known=" ".join(PICTURES))
    reporting.draw_map(grid, title, path)
