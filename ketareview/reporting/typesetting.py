"""A report as PDF, set in a worker process."""

import hashlib
from pathlib import Path
from typing import Any

from ketareview import resources
from ketareview.domain.errors import ReportError
from ketareview.files import write_whole
from ketareview.reporting import evidence
from ketareview.reporting.printing import shown
from ketareview.reporting.report import Report
from ketareview.sandbox import Limits, WorkerPool

# Ten thousand quotations take 1.5 GB and some seconds; Typst reserves far more than it uses.
_LIMITS = Limits(memory=None, processor=300, tasks=20)
_SECONDS = 300.0


def to_pdf(report: Report, path: Path, pool: WorkerPool | None = None) -> None:
    """Set the report and write it to `path`, whole or not at all.

    Raises:
        ReportError: it could not be set.
        UnwritableFileError: it could not be written.
    """
    if pool is None:
        with WorkerPool(1, _LIMITS) as own:
            pdf = as_pdf(report, own)
    else:
        pdf = as_pdf(report, pool)
    write_whole(pdf, path)


def as_pdf(report: Report, pool: WorkerPool) -> bytes:
    """Set the report as PDF/UA-1, on request as PDF/A-3a too, with its evidence attached.

    Raises:
        ReportError: it could not be set.
    """
    pdf = pool.call(
        "ketareview.reporting.compiling:compile_report", argument(report), path="", seconds=_SECONDS
    )
    if not isinstance(pdf, bytes):
        raise ReportError(finding="no PDF came back")
    return pdf


def argument(report: Report) -> dict[str, Any]:
    """Give everything that the worker needs to set the report."""
    attachment = evidence.encoded(report)
    return {
        "template": str(resources.path("report", "report.typ")),
        "fonts": str(resources.path("fonts")),
        "timestamp": int(report.made.timestamp()),
        "report": shown(report),
        "standards": ["a-3a", "ua-1"] if report.is_archivable else ["ua-1"],
        "evidence": attachment.decode("utf-8"),
        "keyword": evidence.PROPERTY + hashlib.sha256(attachment).hexdigest(),
    }
