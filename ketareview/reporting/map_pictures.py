"""An evidence map as a picture: SVG or PNG, set by Typst in a worker process."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Literal

from ketareview import resources
from ketareview.domain.errors import ReportError
from ketareview.domain.mapping import EvidenceGrid, Heading, MapKind
from ketareview.domain.showing import printed
from ketareview.files import write_whole
from ketareview.reporting.words import words
from ketareview.sandbox import Limits, WorkerPool

_LIMITS = Limits(memory=None, processor=60, tasks=5)
_SECONDS = 60.0
_COMPILER = "ketareview.reporting.map_setting:compile_map"
_KINDS: dict[str, Literal["svg", "png"]] = {".svg": "svg", ".png": "png"}


@dataclass(frozen=True, slots=True)
class _Drawn:
    title: str
    shows: str
    grid: EvidenceGrid

    def data(self) -> dict[str, Any]:
        """Choose what is drawn, as JSON values."""
        kind, say = self.grid.kind, words()
        return {
            "title": self.title,
            "words": self.shows,
            "legend": f"{say(f'map.legend.{kind}')} {say('map.against')}",
            "is_upright": kind is not MapKind.STRENGTH,
            "columns": [
                {"sign": each.code.sign if each.code else "", "label": printed(each.label)}
                for each in self.grid.columns
            ],
            "rows": [
                {
                    "label": printed(row.label),
                    "depth": min(row.depth, 4),
                    "cells": [self._cell(row, column) for column in self.grid.columns],
                }
                for row in self.grid.rows
            ],
        }

    def _cell(self, row: Heading, column: Heading) -> dict[str, Any]:
        cell = self.grid.cell(row.key, column.key)
        return {
            "text": f"{cell.passages:,}" if cell.passages else "",
            "against": f"\u2212{cell.against}" if cell.against else "",
            "shade": self.grid.shade(row, column),
            "is_gap": self.grid.is_gap(row, column),
        }


def draw_map(grid: EvidenceGrid, title: str, path: Path) -> None:
    """Draw a map and write the picture to `path`, whole or not at all.

    Raises:
        ReportError: it could not be set.
        UnwritableFileError: it could not be written.
    """
    drawn = _Drawn(printed(title), words()(f"map.shows.{grid.kind}"), grid)
    argument = {
        "template": str(resources.path("report", "map.typ")),
        "fonts": str(resources.path("fonts")),
        "format": _KINDS[path.suffix.lower()],
        "map": drawn.data(),
    }
    with WorkerPool(1, _LIMITS) as pool:
        picture = pool.call(_COMPILER, argument, path="", seconds=_SECONDS)
    if not isinstance(picture, bytes):
        raise ReportError(finding="no picture came back")
    if path.suffix.lower() == ".svg":
        picture = _named(picture.decode("utf-8"), drawn).encode("utf-8")
    write_whole(picture, path)


def _named(svg: str, drawn: _Drawn) -> str:
    """Give the picture a title and its numbers in words, for those who do not see it."""
    told = "; ".join(_told(drawn.grid))
    names = f"<title>{escape(drawn.title)}</title><desc>{escape(f'{drawn.shows}: {told}')}</desc>"
    start = svg.index(">", svg.index("<svg")) + 1
    return f'{svg[: start - 1]} role="img">{names}{svg[start:]}'


def _told(grid: EvidenceGrid) -> list[str]:
    return [
        f"{printed(row.label)}, {printed(column.label)}: {cell.passages}"
        for row in grid.rows
        for column in grid.columns
        if (cell := grid.cell(row.key, column.key)).passages
    ]
