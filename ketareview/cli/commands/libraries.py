"""`init`, `check` and `demo`."""

from dataclasses import asdict

from ketareview import workflows
from ketareview.cli import messages
from ketareview.cli.session import Session
from ketareview.library import Library


def init(session: Session) -> int:
    """Make an empty library with the default codebook."""
    session.refuse_unsaved()
    with Library.create(session.path, reviewer=session.reviewer) as library:
        session.printer.document({"library": str(library.path), "id": str(library.id)})
        session.printer.line(str(library.path))
    return 0


def check(session: Session) -> int:
    """Check the file, every quotation against its source, every source against its hash."""
    printer = session.printer
    with session.library() as library:
        found = report = library.check(printer.progress())
        if session.asked.repair and report.is_repairable:
            library.repair(printer.progress())
            report = library.check(printer.progress())
    repaired = [
        messages.sentence(each.code, each.facts)
        for each in found.problems
        if each not in report.problems
    ]
    problems = [messages.sentence(each.code, each.facts) for each in report.problems]
    told = {"ok": report.ok, "problems": problems, "repaired": repaired}
    printer.document({**asdict(report), **told})
    printer.line(
        f"checked: sources {report.sources}, pages {report.pages}, "
        f"highlights {report.highlights}, study values {report.study_values}"
    )
    for problem in repaired:
        printer.line(messages.sentence("repaired", {"finding": problem}))
    for problem in problems:
        printer.complain(problem)
    if problems:
        facts = {"count": len(problems), "path": session.path}
        printer.complain(messages.sentence("check-found", facts))
    return 0 if report.ok else 1


def demo(session: Session) -> int:
    """Make a library of sample articles with highlights, and its reports."""
    made = workflows.demo(session.asked.output, session.printer.progress())
    reports = [str(report) for report in made.reports]
    session.printer.document({"library": str(made.library), "reports": reports})
    for path in (made.library, *made.reports):
        session.printer.line(str(path))
    return 0
