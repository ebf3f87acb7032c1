"""Setting a report with Typst; in a worker."""

from pathlib import Path
from typing import Any

import typst

from ketareview.domain.errors import ReportError
from ketareview.reporting.proof.sealing import sealed


def load(_: dict[str, Any]) -> None:
    """Do nothing: what setting a report needs is loaded when this can be called."""


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
