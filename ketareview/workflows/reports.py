"""A topic's passages come out as a report."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from ketareview import reporting, resources
from ketareview.domain.errors import (
    QuoteMismatchError,
    UnknownReportFormatError,
    UnwritableFileError,
)
from ketareview.domain.imports import ImportResult
from ketareview.domain.progress import Progress, silent
from ketareview.domain.query import Query
from ketareview.reporting import Material, Report
from ketareview.workflows.cutting import pictures_of
from ketareview.workflows.gathering import gather, topic_names

if TYPE_CHECKING:
    from ketareview.library import Library

FORMATS = (".pdf", ".json")
"""Endings of the files that a report can be written to."""

_PAPERS: dict[str, Literal["a4", "us-letter"]] = {"a4": "a4", "letter": "us-letter"}
_EVERYTHING = "The whole library"


def report_on(
    library: Library,
    topic: UUID | None,
    *,
    on: datetime,
    where: Query | None = None,
    paper: Literal["a4", "letter"] = "a4",
) -> Report:
    """Compose the report on a topic and those below it, or on the whole library.

    Raises:
        QueryError: a topic or code in `where` is not of this library.
    """
    found = library.search.highlights(where, topic=topic)
    marked = gather(library, library.highlights.many(found))
    names = topic_names(library)
    title = _EVERYTHING if topic is None else names[topic]
    filed = library.articles.many(library.search.articles(topic=topic))
    return reporting.compose(
        Material(
            title=title,
            asked=_asked(title, topic, where),
            made=on,
            codebook=library.codebooks.current(),
            highlights=[each.highlight for each in marked],
            articles=filed | {each.article.id: each.article for each in marked},
            topics=names,
            quote_ok={each.highlight.id: each.quote_ok for each in marked},
            places={each.highlight.id: each.place for each in marked},
            filed=tuple(filed.values()),
            pictures=pictures_of(library, [each.highlight for each in marked]),
            failed=tuple(_failed(library)),
            paper=_PAPERS[paper],
        )
    )


def require_matching(report: Report) -> None:
    """Refuse a report that is to be final and quotes what its sources do not say.

    Raises:
        QuoteMismatchError: a quotation does not match.
    """
    wrong = [each for each in report.quotations if not each.is_checked]
    if wrong:
        raise QuoteMismatchError(count=len(wrong), title=wrong[0].title)


def write_report(report: Report, path: Path, progress: Progress = silent) -> None:
    """Write a report whole or not at all; the file's ending chooses the format.

    Raises:
        UnknownReportFormatError: no report is made with this ending.
        UnwritableFileError: the file cannot be written.
        ReportError: the report could not be set.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UnknownReportFormatError(ending=ending or path.name, known=" ".join(FORMATS))
    progress(0, 1)
    if ending == ".pdf":
        reporting.to_pdf(report, path)
    else:
        _write(reporting.to_json(report), path)
    progress(1, 1)


def _asked(title: str, topic: UUID | None, where: Query | None) -> str:
    what = "every passage" if topic is None else f"every passage on “{title}” and the topics below"
    return f"{what} that fits: {where}" if where is not None else what


def _failed(library: Library) -> Iterator[str]:
    """Name the files that could not be imported and were not imported later."""
    for result in library.imports.failures():
        yield f"{Path(result.path).name}: {_why(result)}"


def _why(result: ImportResult) -> str:
    if result.reason is None:
        return ""
    facts = defaultdict(str, {**result.reason.facts, "path": Path(result.path).name})
    return resources.sentences()[result.reason.code].format_map(facts)


def _write(text: str, path: Path) -> None:
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UnwritableFileError(path=path, finding=error.strerror) from error
