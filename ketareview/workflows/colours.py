"""Colours of other programs' highlights that nobody has explained yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.domain.highlight import Brought
from ketareview.domain.ids import returned_id
from ketareview.domain.imports import ImportResult, Reason
from ketareview.workflows.bringing import UNSORTED

if TYPE_CHECKING:
    from ketareview.library import Library

COLOURED = "brought-in-colour"
"""The notice that keeps which highlights of a file came in a colour, with the file's result."""

Coloured = Mapping[str, list[UUID]]
"""Highlights by their colours (`#rrggbb`)."""


def noticed(brought: Iterable[Brought]) -> Iterator[Reason]:
    """Note which highlights came in colours that nobody has explained."""
    found: dict[str, list[str]] = {}
    for each in brought:
        if each.colour:
            found.setdefault(each.colour, []).append(str(each.id))
    for colour, ids in found.items():
        facts = {"colour": colour, "count": str(len(ids)), "highlights": " ".join(ids)}
        yield Reason(COLOURED, facts)


def told(results: Iterable[ImportResult]) -> Coloured:
    """Read from results which highlights came in colours that nobody had explained.

    Where an import was undone and made again, they go by other names than the results have; both
    are given.
    """
    found: dict[str, list[UUID]] = {}
    for result in results:
        for notice in (each for each in result.notices if each.code == COLOURED):
            several = found.setdefault(notice.facts["colour"], [])
            ids = list(map(UUID, notice.facts["highlights"].split()))
            several += ids
            if result.article_id is not None:
                several += (returned_id(result.article_id, each) for each in ids)
    return found


def open_colours(
    library: Library, explained: Collection[str], batch: UUID | None = None
) -> Coloured:
    """Find the highlights, of one import or of all, whose colours still wait to be explained.

    Those that were sorted by hand or deleted wait no longer.
    """
    found = told(library.imports.noticed(COLOURED, batch))
    waiting = {colour: ids for colour, ids in found.items() if colour not in explained}
    unsorted = {
        each.id
        for each in library.highlights.many(id_ for ids in waiting.values() for id_ in ids)
        if each.tags.claim_type == UNSORTED
    }
    left = {
        colour: [each for each in dict.fromkeys(ids) if each in unsorted]
        for colour, ids in waiting.items()
    }
    return {colour: ids for colour, ids in left.items() if ids}
