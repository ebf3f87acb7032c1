"""Files taken in, with what became of each."""

from collections.abc import Sequence
from pathlib import Path

from ketareview.domain.imports import ImportResult
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import Manner, add_papers


def taken(
    library: Library, pool: WorkerPool, paths: Sequence[Path], manner: Manner | None = None
) -> list[ImportResult]:
    """Import files and list their results; they are those that the library keeps."""
    told: list[ImportResult] = []
    batch = add_papers(library, pool, paths, manner, told=told.append)
    if batch is not None:
        assert library.imports.results(batch.id) == told
    return told
