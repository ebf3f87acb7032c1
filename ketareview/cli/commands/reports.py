"""`report`."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ketareview import settings
from ketareview.cli.commands.limits import limited
from ketareview.cli.session import Session, query
from ketareview.domain.reporting import (
    ReportOptions,
    order_named,
    paper_named,
    sections_named,
)
from ketareview.library import Library
from ketareview.reporting import Report, language_named, loaded_worker, read_style, style_named
from ketareview.sandbox import WorkerPool
from ketareview.workflows import report_on, require_final, write_report

_WHOLE_LIBRARY = "all"
_STYLE_FILE = ".csl"


def report(session: Session) -> int:
    """Write a report on a topic and those below it; the file's ending chooses the format."""
    asked, printer = session.asked, session.printer
    query([asked.where or ""])  # what is not understood is refused before the library is opened
    with loaded_worker() as pool:
        with session.library() as library:
            made = _made(session, library, pool)
        write_report(made, asked.output, printer.progress(), pool)
    wrong = sum(not each.is_checked for each in made.quotations)
    wrong += sum(not cell.is_checked for row in made.studies for cell in row.cells)
    wrong += sum(bool(block.struck) for block in made.prose)
    printer.document(
        {
            "path": str(asked.output),
            "title": made.title,
            "highlights": len(made.quotations),
            "claims": len(made.claims),
            "mismatches": wrong,
        }
    )
    printer.line(str(asked.output))
    if wrong:
        printer.say("report-mismatches", count=wrong)
    return 0


def _made(session: Session, library: Library, pool: WorkerPool) -> Report:
    asked = session.asked
    is_whole = asked.topic.strip().casefold() == _WHOLE_LIBRARY
    topic = None if is_whole else library.topics.find(asked.topic).id
    options = _options(session, library)
    session.expect_free(asked.output)
    if asked.save_template:
        library.templates.save(asked.save_template, options)
    now = datetime.now(UTC)
    report = report_on(library, topic, on=now, options=options, pool=pool, since=asked.since)
    if options.is_final:
        require_final(report)
    return report


def _options(session: Session, library: Library) -> ReportOptions:
    """Start from the template, or from the settings, and change what was asked for."""
    asked = session.asked
    if asked.template is not None:
        options = library.templates.find(asked.template).options
    else:
        paper = settings.load(settings.folders().settings).paper
        options = ReportOptions(paper=paper_named(paper))
    if asked.sections is not None:
        options = replace(options, sections=sections_named(asked.sections))
    if asked.order is not None:
        options = replace(options, order=order_named(asked.order))
    if asked.style is not None:
        options = replace(options, style=_style(asked.style))
    if asked.paper is not None:
        options = replace(options, paper=paper_named(asked.paper))
    if asked.where:
        options = replace(options, query=_both(options.query, asked.where))
    language = options.language if asked.language is None else asked.language
    options = replace(options, language=language_named(language))
    return replace(
        limited(options, asked, library),
        is_archivable=options.is_archivable or asked.pdf_a,
        is_final=options.is_final or asked.final,
    )


def _both(kept: str, typed: str) -> str:
    return f"({kept}) ({typed.strip()})" if kept.strip() else typed.strip()


def _style(typed: str) -> str:
    """Read a style's file, or take it for the name of one of ours.

    Raises:
        FileError: the file cannot be read.
    """
    is_file = typed.casefold().endswith(_STYLE_FILE)
    return read_style(Path(typed)) if is_file else style_named(typed)
