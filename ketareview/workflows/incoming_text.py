"""Words that were dropped or pasted go in as a small file of their own."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ketareview import settings
from ketareview.domain.imports import Batch
from ketareview.domain.progress import Progress, silent
from ketareview.workflows.adding import Told, add_papers
from ketareview.workflows.taking import Manner

if TYPE_CHECKING:
    from ketareview.library import Library
    from ketareview.sandbox import WorkerPool

_LONGEST_NAME = 60


def add_text(  # noqa: PLR0913 - as add_papers, with the words in place of files
    library: Library,
    pool: WorkerPool,
    words: str,
    manner: Manner | None = None,
    *,
    is_html: bool = False,
    progress: Progress = silent,
    told: Told | None = None,
) -> Batch | None:
    """Import words as one file, named by their first line; they are its bytes in UTF-8.

    Raises:
        Cancelled: the reviewer stopped it.
        LibraryError: the library cannot be written.
    """
    with TemporaryDirectory(dir=settings.private_folder()) as folder:
        path = Path(folder) / f"{_name(words)}{'.html' if is_html else '.txt'}"
        text = f'<!doctype html><meta charset="utf-8">{words}' if is_html else words
        path.write_text(text, encoding="utf-8", errors="replace")
        return add_papers(library, pool, [path], manner, progress=progress, told=told)


def _name(words: str) -> str:
    plain = re.sub(r"<[^>]{0,1000}>", " ", words[:2000])
    first = next((line for line in plain.splitlines() if line.strip()), "Text")
    safe = "".join(sign if sign.isalnum() or sign in " -,'" else " " for sign in first)
    return " ".join(safe.split())[:_LONGEST_NAME].strip() or "Text"
