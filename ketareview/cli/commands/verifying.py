"""`verify`."""

from contextlib import ExitStack
from dataclasses import asdict

from ketareview.cli import messages
from ketareview.cli.session import Session
from ketareview.domain.verifying import SourceState, Verification
from ketareview.library import Library
from ketareview.workflows.verifying import verify as examine


def verify(session: Session) -> int:
    """Check a report against its evidence and, where the library is at hand, its sources."""
    printer, path = session.printer, session.asked.report
    with ExitStack() as stack:
        library = stack.enter_context(session.library()) if session.has_library else None
        found = examine(path, library, printer.progress())
        problems = [messages.sentence(each.code, each.facts) for each in found.problems]
        told = asdict(found) | {"problems": problems, "ok": found.ok, "path": str(path)}
        told["items"] = [dict(each.facts).get("item", "") for each in found.problems]
        printer.document(told | {"library": str(library.path) if library else None})
        _tell(session, found, library)
    for problem in problems:
        printer.complain(problem)
    if problems:
        facts = {"count": len(problems), "path": path}
        printer.complain(messages.sentence("report-not-as-made", facts))
    return 0 if found.ok else 1


def _tell(session: Session, found: Verification, library: Library | None) -> None:
    printer = session.printer
    printer.line(f"{found.title} · made on {found.made[:10]} by {found.program}")
    counted = ", ".join(f"{name} {count}" for name, count in found.counts.items() if count)
    printer.line(f"checked against its evidence: {counted or 'nothing'}")
    if library is None:
        printer.say("report-without-library")
        return
    printer.line(f"compared with the sources: quotations {found.compared}")
    for source in found.sources:
        if source.state is not SourceState.PRESENT:
            printer.line(f"source {source.number} {source.state}: {source.title} ({source.sha256})")
