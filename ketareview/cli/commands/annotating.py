"""`annotate`."""

from ketareview.cli.session import Session
from ketareview.workflows import annotate


def copy(session: Session) -> int:
    """Write a copy of an article's PDF with its highlights in it."""
    asked, printer = session.asked, session.printer
    with session.library() as library:
        article = library.articles.find(asked.article)
        made = annotate(
            library,
            article,
            asked.output,
            may_replace=asked.yes,
            progress=printer.progress(),
        )
    printer.document(
        {
            "path": str(made.path),
            "article_id": str(article.id),
            "highlights": made.highlights,
            "without": made.without,
            "signed": made.addition.is_signed,
            "locked": made.addition.is_locked,
            "rewritten": made.addition.is_whole,
        }
    )
    printer.line(str(made.path))
    for notice in made.notices:
        printer.say(notice.code, **notice.facts)
    return 0
