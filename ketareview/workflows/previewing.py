"""A report as it will be saved, set once and shown."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import reporting
from ketareview.domain.progress import Progress, silent
from ketareview.domain.reporting import ReportOptions
from ketareview.reporting import Report
from ketareview.workflows.reports import report_on

if TYPE_CHECKING:
    from ketareview.library import Library
    from ketareview.reporting import Press


def preview(  # noqa: PLR0913 - what is asked for, and by what means
    library: Library,
    topic: UUID | None,
    options: ReportOptions,
    path: Path,
    *,
    press: Press,
    progress: Progress = silent,
) -> Report:
    """Compose a report as of now and set it to `path`; one worker of the press does both.

    Raises:
        QueryError: a topic or code that is asked for is not of this library.
        UnknownStyleError: the citation style is none.
        ReportError: the report could not be set.
    """
    progress(0, 2)
    with press.worker() as pool:
        report = report_on(library, topic, on=datetime.now(UTC), options=options, pool=pool)
        progress(1, 2)
        reporting.to_pdf(report, path, pool)
    progress(2, 2)
    return report
