"""Setting a report with Typst; in a worker."""

from pathlib import Path
from typing import Any

import typst

from ketareview import resources
from ketareview.domain.errors import ReportError
from ketareview.reporting.listing import list_works
from ketareview.reporting.proof.sealing import sealed


def load(_: dict[str, Any]) -> None:
    """Format a bibliography of nothing: the next one, and a report, find loaded what they need."""
    style = resources.path("report", "styles", "vancouver.csl").read_text(encoding="utf-8")
    list_works({"style": {"csl": style}, "language": "en", "works": {}})


def compile_report(argument: dict[str, Any]) -> bytes:
    """Set the report in `argument` as PDF; only the template is markup, all else is data.

    Raises:
        ReportError: Typst refused it.
    """
    try:
        pdf = typst.compile(
            Path(argument["template"]),
            format="pdf",
            font_paths=[Path(folder) for folder in argument["fonts"]],
            ignore_system_fonts=True,
            sys_inputs={name: argument[name] for name in ("report", "evidence", "keyword")},
            pdf_standards=argument["standards"],
            timestamp=argument["timestamp"],
        )
    except (typst.TypstError, RuntimeError) as error:
        raise ReportError(finding=getattr(error, "message", str(error))) from error
    if not isinstance(pdf, bytes):
        raise ReportError(finding="Typst gave no PDF")
    return sealed(pdf)
