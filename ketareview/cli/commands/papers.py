"""`import`."""

from collections.abc import Sequence

from ketareview.cli import forms, messages
from ketareview.cli.session import Session, topics_named
from ketareview.domain.imports import ImportResult, Outcome
from ketareview.sandbox import WorkerPool
from ketareview.workflows import add_papers


def take_in(session: Session) -> int:
    """Import files and folders: one line for each file or record, as soon as it is stored."""
    asked, printer = session.asked, session.printer

    def told(result: ImportResult) -> None:
        printer.line(_line(result))

    with session.library_or_new() as library, WorkerPool() as pool:
        topics = topics_named(library, asked.topics)
        results = add_papers(
            library,
            pool,
            asked.paths,
            topics=topics,
            batch=asked.batch,
            progress=printer.progress(),
            told=told,
        )
    printer.document([forms.result(result) for result in results])
    if not results:
        printer.say("nothing-to-import", path=", ".join(map(str, asked.paths)))
    return _failures_told(session, results)


def _line(result: ImportResult) -> str:
    name = result.path if result.record is None else f"{result.path} [{result.record}]"
    what = result.title or messages.reason(result.reason)
    return f"{result.outcome.value:<9}  {name}  {what}"


def _failures_told(session: Session, results: Sequence[ImportResult]) -> int:
    failed = [result for result in results if result.outcome is Outcome.FAILED]
    if not failed:
        return 0
    paths = ", ".join(result.path for result in failed)
    facts = {"count": len(failed), "total": len(results), "paths": paths}
    session.printer.complain(messages.sentence("failed-imports", facts))
    return 1
