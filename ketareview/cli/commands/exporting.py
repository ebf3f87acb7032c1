"""`export`."""

from ketareview.cli.session import Session, query
from ketareview.workflows.exporting import export_articles, export_highlights

_EXPORTS = {"articles": export_articles, "highlights": export_highlights}


def export(session: Session) -> int:
    """Write articles or highlights for other programs; the file's ending chooses the format."""
    asked, printer = session.asked, session.printer
    where = query(asked.query)
    session.expect_free(asked.output)
    with session.library() as library:
        count = _EXPORTS[asked.what](library, asked.output, where)
    printer.document({"path": str(asked.output), asked.what: count})
    printer.line(str(asked.output))
    return 0
