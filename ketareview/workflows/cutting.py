"""Boxes on pages become pictures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import settings
from ketareview.domain.errors import FileError
from ketareview.domain.highlight import Highlight
from ketareview.pdf import cutting_of
from ketareview.sandbox import WorkerPool

if TYPE_CHECKING:
    from ketareview.library import Library

SCALE = 200 / 72
"""Pixels a point: 200 an inch, which prints well."""


def pictures_of(
    library: Library, highlights: Iterable[Highlight], scale: float = SCALE
) -> dict[UUID, tuple[bytes, ...]]:
    """Draw the boxes of highlights as PNG; of a file that cannot be drawn there is no picture."""
    boxed = [each for each in highlights if any(one.box for one in each.passage.pieces)]
    if not boxed:
        return {}
    drawn: dict[UUID, tuple[bytes, ...]] = {}
    with (
        tempfile.TemporaryDirectory(dir=settings.private_folder()) as folder,
        WorkerPool(1) as pool,
    ):
        papers = {one.passage.source for one in boxed}
        files = {each: Path(folder) / f"{each}.pdf" for each in papers}
        for source, path in files.items():
            library.sources.write_to(source, path)
        for each in boxed:
            password = library.sources.password(each.passage.source)
            path = files[each.passage.source]
            try:
                drawn[each.id] = tuple(
                    cutting_of(pool, path, one.page, one.box, scale, password=password)
                    for one in each.passage.pieces
                    if one.box is not None
                )
            except FileError:
                continue
    return drawn
