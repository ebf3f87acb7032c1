"""Highlights go to programs for qualitative analysis, with the documents that they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import __version__
from ketareview.domain.article import Article, Source
from ketareview.domain.errors import SourceEmptiedError, SourceNotFoundError
from ketareview.domain.highlight import Highlight
from ketareview.domain.text import Page
from ketareview.exporting.projects import Document, Project, write_project
from ketareview.files import whole
from ketareview.workflows.gathering import Marked

if TYPE_CHECKING:
    from ketareview.library import Library

PROJECT = ".qdpx"


def export_project(library: Library, path: Path, marked: Iterable[Marked]) -> int:
    """Write a REFI-QDA project of highlights and their documents; tell how many highlights.

    Raises:
        UnwritableFileError: the file cannot be written.
        LostPassagesError: not every highlight would be in it.
    """
    project = Project(
        name=library.path.stem,
        origin=f"KetaReview {__version__}",
        codebook=library.codebooks.current(),
        documents=_documents(library, marked),
    )
    with whole(path) as file:
        return write_project(file, project, library.sources.chunks)


def _documents(library: Library, marked: Iterable[Marked]) -> Iterator[Document]:
    """Read the documents one after the other, each when it is asked for."""
    articles: dict[UUID, Article] = {}
    found: dict[tuple[UUID, str], list[Highlight]] = defaultdict(list)
    for each in marked:
        articles[each.article.id] = each.article
        found[each.article.id, each.highlight.passage.source].append(each.highlight)
    for (article, sha256), highlights in found.items():
        yield Document(
            article=articles[article],
            source=_source(articles[article], sha256),
            pages=_pages(library, sha256),
            highlights=tuple(sorted(highlights, key=_place)),
            has_bytes=_has_bytes(library, sha256),
        )


def _source(article: Article, sha256: str) -> Source:
    """Find the file that something is marked in; it may be taken away from its article."""
    gone = Source(sha256, "text/plain", 0, 0, article.record.title)
    return next((each for each in article.sources if each.sha256 == sha256), gone)


def _pages(library: Library, sha256: str) -> tuple[Page, ...]:
    try:
        return library.sources.pages(sha256)
    except SourceNotFoundError:
        return ()


def _has_bytes(library: Library, sha256: str) -> bool:
    try:
        library.sources.require(sha256)
    except (SourceNotFoundError, SourceEmptiedError):
        return False
    return True


def _place(highlight: Highlight) -> tuple[tuple[int, int], UUID]:
    return highlight.passage.place, highlight.id
