"""A topic's passages come out as a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import reporting
from ketareview.domain.errors import (
    QuoteMismatchError,
    UncheckedStrengthError,
    UnexplainedConcernError,
    UnknownReportFormatError,
)
from ketareview.domain.progress import Progress, silent
from ketareview.domain.query import Query
from ketareview.domain.reporting import ReportOptions, Section
from ketareview.files import write_whole
from ketareview.reporting import Report
from ketareview.workflows.earlier import read_earlier
from ketareview.workflows.report_material import Asked, material

if TYPE_CHECKING:
    from ketareview.library import Library
    from ketareview.sandbox import WorkerPool

FORMATS = (".pdf", *reporting.FORMATS)
"""Endings of the files that a report can be written to."""


def report_on(  # noqa: PLR0913 - what is asked for, and how it shall look
    library: Library,
    topic: UUID | None,
    *,
    on: datetime,
    where: Query | None = None,
    options: ReportOptions | None = None,
    pool: WorkerPool | None = None,
    since: Path | None = None,
) -> Report:
    """Compose the report on a topic and those below it, or on the whole library.

    Of the moment `on` the day counts: the same library gives the same report all day. With an
    earlier report, `since`, it tells what has changed.

    Raises:
        FileError: the earlier report cannot be read, or is none.
        QueryError: a topic or code that is asked for is not of this library.
        UnknownStyleError: the citation style is none.
        ReportError: the bibliography could not be formatted.
    """
    day = on.replace(hour=0, minute=0, second=0, microsecond=0)
    asked = Asked(topic, where, options or ReportOptions(), day)
    report = reporting.compose(material(library, asked, pool))
    if since is None:
        return report
    sections = report.sections
    if Section.CHANGES not in sections:
        sections = (Section.CHANGES, *sections)
    changes = reporting.changes_since(report, read_earlier(since))
    return replace(report, changes=changes, sections=sections)


def require_final(report: Report) -> None:
    """Refuse to call final what quotes no source, what nobody has looked up or explained.

    Raises:
        QuoteMismatchError: a quotation, also in the summary, or what a study's value rests on,
            does not match.
        UncheckedStrengthError: the evidence behind a passage has not been looked up.
        UnexplainedConcernError: certainty is High over evidence that came later.
    """
    require_matching(report)
    unchecked = [each for each in report.quotations if each.level is None]
    if unchecked:
        raise UncheckedStrengthError(count=len(unchecked), title=unchecked[0].title)
    for each in (
        one for claim in report.claims for judged in claim.judgements for one in judged.unexplained
    ):
        raise UnexplainedConcernError(why=each.why, domains=each.domains)


def require_matching(report: Report) -> None:
    """Refuse a report that is to be final and quotes what its sources do not say.

    Raises:
        QuoteMismatchError: a quotation does not match.
    """
    wrong = [each.title for each in report.quotations if not each.is_checked]
    for row in report.studies:
        wrong += [row.cited_as for cell in row.cells if not cell.is_checked]
    wrong += [report.title for block in report.prose if block.struck]
    if wrong:
        raise QuoteMismatchError(count=len(wrong), title=wrong[0])


def write_report(
    report: Report, path: Path, progress: Progress = silent, pool: WorkerPool | None = None
) -> None:
    """Write a report whole or not at all; the file's ending chooses the format.

    Raises:
        UnknownReportFormatError: no report is made with this ending.
        UnwritableFileError: the file cannot be written.
        ReportError: the report could not be set.
        LostPassagesError: not every passage would be in it.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UnknownReportFormatError(ending=ending or path.name, known=" ".join(FORMATS))
    progress(0, 1)
    if ending == ".pdf":
        reporting.to_pdf(report, path, pool)
    else:
        write_whole(reporting.rendered(report, ending), path)
    progress(1, 1)
