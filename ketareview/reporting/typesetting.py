"""A report as PDF, set in a worker process."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ketareview import resources
from ketareview.domain.errors import ReportError
from ketareview.files import write_whole
from ketareview.reporting import evidence
from ketareview.reporting.borrowing import Lent, borrow, laid_out
from ketareview.reporting.covering import lacking_in
from ketareview.reporting.fitting import characters_in, fitted
from ketareview.reporting.printing import shown
from ketareview.reporting.report import Report
from ketareview.sandbox import Limits, WorkerPool

# Ten thousand quotations take 1.5 GB and some seconds; Typst reserves far more than it uses.
_LIMITS = Limits(memory=None, processor=300, tasks=20)
_SECONDS = 300.0
_COMPILING = "ketareview.reporting.compiling"


def loaded_worker() -> WorkerPool:
    """Start a worker for one report; it loads what it needs while that is gathered."""
    pool = WorkerPool(1, _LIMITS)
    pool.submit(f"{_COMPILING}:load", {}, path="", seconds=_SECONDS)
    return pool


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


def as_pdf(report: Report, pool: WorkerPool, fonts: Sequence[Path] | None = None) -> bytes:
    """Set the report as PDF/UA-1, on request as PDF/A-3a too, with its evidence attached.

    Characters that the program's fonts lack are taken from those in the folders `fonts`, by default
    the system's.

    Raises:
        ReportError: it could not be set.
    """
    printed = shown(report)
    characters = characters_in(printed)
    lent = borrow(lacking_in(characters), pool, fonts)
    with laid_out(lent) as folders:
        given = argument(report, printed, lent, characters)
        given["fonts"] += map(str, folders)
        pdf = pool.call(f"{_COMPILING}:compile_report", given, path="", seconds=_SECONDS)
    if not isinstance(pdf, bytes):
        raise ReportError(finding="no PDF came back")
    return pdf


def argument(
    report: Report,
    printed: dict[str, Any],
    lent: Sequence[Lent] = (),
    characters: str = "",
) -> dict[str, Any]:
    """Give everything that the worker needs to set the report.

    `characters` are all that are printed, where they are known already.
    """
    attachment = evidence.encoded(report, lent)
    fit = fitted(printed, characters or characters_in(printed), lent)
    return {
        "template": str(resources.path("report", "report.typ")),
        "fonts": [str(resources.path("fonts"))],
        "timestamp": int(report.made.timestamp()),
        "report": json.dumps(fit),
        "standards": ["a-3a", "ua-1"] if report.is_archivable else ["ua-1"],
        "evidence": attachment.decode("utf-8"),
        "keyword": evidence.PROPERTY + hashlib.sha256(attachment).hexdigest(),
    }
