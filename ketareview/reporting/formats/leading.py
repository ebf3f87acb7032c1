"""Links within a file lead to what is in it: sections may have been left out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ketareview.reporting.formats.parts import (
    Bullets,
    Entry,
    Heading,
    Paragraph,
    Part,
    Quote,
    Runs,
    Table,
    target,
)


def without_dead_links(parts: Iterable[Part]) -> Iterator[Part]:
    """Let words that lead to a place which no part has stand as mere words."""
    every = tuple(parts)
    anchors = {each.anchor for each in every if isinstance(each, Heading | Quote | Entry)}

    def alive(runs: Runs) -> Runs:
        if all(target(run) in anchors or not target(run) for run in runs):
            return runs
        return tuple(
            run if target(run) in anchors else replace(run, source=None, passage=None, claim=None)
            for run in runs
        )

    for part in every:
        match part:
            case Paragraph() | Entry():
                yield replace(part, runs=alive(part.runs))
            case Bullets():
                yield replace(part, items=tuple(map(alive, part.items)))
            case Quote():
                yield replace(part, by=alive(part.by))
            case Table():
                rows = (tuple(replace(c, runs=alive(c.runs)) for c in row) for row in part.rows)
                yield replace(part, rows=tuple(rows))
            case _:
                yield part
