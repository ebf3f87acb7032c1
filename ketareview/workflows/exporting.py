"""Articles and highlights come out as files that other programs read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from ketareview.domain.errors import UnknownExportFormatError
from ketareview.domain.query import Query
from ketareview.exporting import passages, references
from ketareview.files import write_whole
from ketareview.workflows.exporting_projects import PROJECT, export_project
from ketareview.workflows.gathering import Marked, gather, topic_names

if TYPE_CHECKING:
    from ketareview.library import Library

T = TypeVar("T")


def export_articles(
    library: Library, path: Path, query: Query | None = None, topic: UUID | None = None
) -> int:
    """Write the articles that fit, in the order in which they are found; tell how many.

    Raises:
        UnknownExportFormatError: nothing is written with this ending.
        UnwritableFileError: the file cannot be written.
        QueryError: a topic or code that is asked for is not of this library.
    """
    write = _writer(references.WRITERS, path)
    found = library.search.articles(query, topic=topic)
    articles = library.articles.many(found)
    chosen = [articles[each] for each in found if each in articles]
    write_whole(write(chosen), path)
    return len(chosen)


def export_highlights(
    library: Library, path: Path, query: Query | None = None, topic: UUID | None = None
) -> int:
    """Write the highlights that fit, in the order in which they are found; tell how many.

    Raises:
        UnknownExportFormatError: nothing is written with this ending.
        UnwritableFileError: the file cannot be written.
        LostPassagesError: not every highlight would be in it.
        QueryError: a topic or code that is asked for is not of this library.
    """
    write = _writer({**passages.WRITERS, PROJECT: None}, path)
    found = library.search.highlights(query, topic=topic)
    marked = gather(library, library.highlights.many(found))
    if write is None:
        return export_project(library, path, marked)
    names = topic_names(library)
    write_whole(write([_exported(each, names) for each in marked]), path)
    return len(marked)


def _writer(writers: Mapping[str, T], path: Path) -> T:
    ending = path.suffix.lower()
    if ending not in writers:
        raise UnknownExportFormatError(ending=ending or path.name, known=" ".join(writers))
    return writers[ending]


def _exported(each: Marked, names: Mapping[UUID, str]) -> passages.Exported:
    topics = (names.get(topic, "") for topic in each.highlight.tags.topics)
    return passages.Exported(
        highlight=each.highlight,
        article=each.article,
        page=each.pages[0] if each.pages else None,
        label=(each.labels[0] or "") if each.labels else "",
        topics=tuple(sorted(filter(None, topics))),
        quote_ok=each.quote_ok,
    )
