"""`duplicates`."""

from ketareview.cli import forms, messages
from ketareview.cli.session import Session, short
from ketareview.domain.article import Article
from ketareview.domain.identity import Sureness
from ketareview.workflows import find_duplicates, merge, plan_of_merge


def duplicates(session: Session) -> int:
    """List the pairs that may be the same paper and how sure that is, or merge the certain ones."""
    asked, printer = session.asked, session.printer
    with session.library() as library:
        if asked.different:
            first, second = (library.articles.find(each).id for each in asked.different)
            library.relations.say_different(first, second)
        pairs = find_duplicates(library, printer.progress())
        if asked.merge_safe:
            plan = plan_of_merge(library, [p for p in pairs if p.sureness is Sureness.CERTAIN])
            merge(library, plan, printer.progress())
            printer.say("merged-duplicates", count=len(plan))
            pairs = find_duplicates(library, printer.progress())
        articles = library.articles.many({id_ for p in pairs for id_ in (p.first, p.second)})
    printer.document([forms.pair(pair, articles) for pair in pairs])
    for pair in pairs:
        reasons = " ".join(messages.reason(reason) for reason in pair.reasons)
        printer.line(f"{pair.sureness.value:<8}  {pair.score:.2f}  {reasons}")
        for id_ in (pair.first, pair.second):
            printer.line(f"          {_line(articles[id_])}")
    if not pairs:
        printer.say("no-duplicates")
    return 0


def _line(article: Article) -> str:
    return f"{short(article.id)}  {article.record.cited_as}  {article.record.called}"
