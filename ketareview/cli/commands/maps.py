"""`map`."""

from ketareview.cli.session import Session
from ketareview.domain.mapping import Cell, EvidenceGrid, MapKind
from ketareview.workflows import MapAsked, draw_map, evidence_map

_WHOLE = "The whole library"


def evidence(session: Session) -> int:
    """Count passages by claim type and strength, topic, or pairs of topics; draw the map."""
    asked, printer = session.asked, session.printer
    if asked.output is not None:
        session.expect_free(asked.output)
    with session.library() as library:
        topic = library.topics.find(asked.topic) if asked.topic else None
        wanted = MapAsked(
            MapKind(asked.by), topic.id if topic else None, down=asked.down, across=asked.across
        )
        grid = evidence_map(library, wanted)
    title = topic.name if topic else _WHOLE
    if asked.output is not None:
        draw_map(grid, title, asked.output)
    printer.document(_document(grid, title))
    for row in grid.rows:
        told = [
            f"{column.label}: {_words(cell)}"
            for column in grid.columns
            if (cell := grid.cell(row.key, column.key)).passages
        ]
        printer.line(f"{'  ' * row.depth}{row.label}  ({'; '.join(told) or '0'})")
    if asked.output is not None:
        printer.line(str(asked.output))
    return 0


def _words(cell: Cell) -> str:
    return f"{cell.passages}, contradicting: {cell.against}" if cell.against else str(cell.passages)


def _document(grid: EvidenceGrid, title: str) -> dict[str, object]:
    return {
        "title": title,
        "by": grid.kind.value,
        "columns": [{"key": each.key, "label": each.label} for each in grid.columns],
        "rows": [
            {
                "key": row.key,
                "label": row.label,
                "is_read": row.key not in grid.untouched,
                "cells": [
                    {
                        "passages": cell.passages,
                        "supports": cell.supporting,
                        "contradicts": cell.against,
                        "no_difference": cell.no_difference,
                    }
                    for column in grid.columns
                    for cell in [grid.cell(row.key, column.key)]
                ],
            }
            for row in grid.rows
        ],
    }
