"""Search strategies that files hold become a part of what is known of their import."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.domain.errors import BatchNotFoundError
from ketareview.domain.imports import Draft, ReadFile, Search

if TYPE_CHECKING:
    from ketareview.library import Library


def keep(library: Library, batch: UUID, read: ReadFile) -> None:
    """Keep strategies behind what the reviewer said of the search, each once."""
    for draft in read.drafts:
        if isinstance(draft, Draft) and draft.search is not None:
            _keep(library, batch, draft.search)


def _keep(library: Library, batch: UUID, found: Search) -> None:
    try:
        described = library.imports.batch(batch)
    except BatchNotFoundError:  # it is being undone while it runs
        return
    said = described.search
    is_new = found.words not in said.words
    words = "\n\n".join(filter(None, (said.words, found.words))) if is_new else said.words
    is_alone = described.files == 1  # others may come from another database
    database = said.database or (found.database if is_alone else "")
    kept = replace(said, database=database, words=words)
    if kept != said:
        library.imports.describe(batch, described.name, kept, by_itself=True)
