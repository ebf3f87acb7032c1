"""The kinds of files that a report is written to, by their endings."""

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from ketareview.domain.errors import LostPassagesError
from ketareview.domain.reporting import Section
from ketareview.reporting.report import Report


class _Writer(Protocol):
    """How a kind of file is written, and how its passages are counted again."""

    def render(self, report: Report) -> bytes:
        """Write the file."""

    def count(self, content: bytes) -> int:
        """Count the passages in a file that `render` wrote."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file; `module` writes it and is loaded when it is first asked for.

    One that is laid out has the sections chosen; one that holds records has them all.
    """

    name: str
    module: str
    is_laid_out: bool = False


FORMATS = {
    ".html": Format("Web page", "as_html", is_laid_out=True),
    ".docx": Format("Word", "as_docx", is_laid_out=True),
    ".md": Format("Markdown", "as_markdown", is_laid_out=True),
    ".csv": Format("CSV", "as_csv"),
    ".xlsx": Format("Excel", "as_xlsx"),
    ".json": Format("JSON", "as_json"),
}


def rendered(report: Report, ending: str) -> bytes:
    """Write a report as the kind of file that has this ending, and count what was written.

    Raises:
        LostPassagesError: not every passage is in it; a bug, and never kept silent.
    """
    form = FORMATS[ending]
    writer = cast("_Writer", import_module(f"{__name__}.{form.module}"))
    content = writer.render(report)
    is_printed = not form.is_laid_out or Section.PASSAGES in report.sections
    expected = len(report.quotations) if is_printed else 0
    found = writer.count(content)
    if found != expected:
        raise LostPassagesError(ending=ending, expected=expected, found=found)
    return content
