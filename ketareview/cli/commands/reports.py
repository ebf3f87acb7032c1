"""`report`."""

from datetime import UTC, datetime

from ketareview import settings
from ketareview.cli.session import Session, query
from ketareview.workflows import report_on, require_matching, write_report

_WHOLE_LIBRARY = "all"


def report(session: Session) -> int:
    """Write a report on a topic and those below it; the file's ending chooses the format."""
    asked, printer = session.asked, session.printer
    where = query([asked.where or ""])
    paper = settings.load(settings.folders().settings).paper
    with session.library() as library:
        is_whole = asked.topic.strip().casefold() == _WHOLE_LIBRARY
        topic = None if is_whole else library.topics.find(asked.topic).id
        made = report_on(library, topic, where=where, on=datetime.now(UTC), paper=paper)
    if asked.final:
        require_matching(made)
    write_report(made, asked.output, printer.progress())
    wrong = sum(not each.is_checked for each in made.quotations)
    printer.document(
        {
            "path": str(asked.output),
            "title": made.title,
            "highlights": len(made.quotations),
            "mismatches": wrong,
        }
    )
    printer.line(str(asked.output))
    if wrong:
        printer.say("report-mismatches", count=wrong)
    return 0
