"""`highlights` and `highlight`."""

from ketareview import workflows
from ketareview.cli import forms
from ketareview.cli.commands.articles import highlight_line
from ketareview.cli.session import Session, query, topics_named
from ketareview.workflows import gather, modifiers_typed, tags_for, topic_names


def listed(session: Session) -> int:
    """List the highlights that a query finds, or all."""
    wanted = query(session.asked.query)
    with session.library() as library:
        found = library.highlights.many(library.search.highlights(wanted))
        marked = gather(library, found)
        topics = topic_names(library)
        codebook = library.codebooks.current()
        modifiers = library.modifiers.of([each.id for each in found])
    session.printer.document(
        [
            forms.highlight(each, codebook, topics, modifiers.get(each.highlight.id, ()))
            for each in marked
        ]
    )
    for each in marked:
        session.printer.line(highlight_line(each))
    if not marked:
        session.printer.say("no-results")
    return 0


def mark(session: Session) -> int:
    """Mark a passage by its words, and show it as it was stored."""
    asked = session.asked
    with session.library() as library:
        article = library.articles.find(asked.article)
        tags = tags_for(
            library,
            article,
            claim_type=asked.type,
            strength=asked.strength,
            stance=asked.stance,
            basis=asked.basis,
            topics=None if asked.topics is None else topics_named(library, asked.topics),
            note=asked.note,
        )
        reasons = modifiers_typed(library, asked.modifiers)
        highlight = workflows.mark(
            library, article, asked.quote, tags, page=asked.page, occurrence=asked.occurrence
        )
        if reasons:
            library.modifiers.set(highlight.id, reasons)
        modifiers = library.modifiers.of([highlight.id]).get(highlight.id, ())
        marked = gather(library, [highlight])[0]
        topics = topic_names(library)
        codebook = library.codebooks.current()
    session.printer.document(forms.highlight(marked, codebook, topics, modifiers))
    session.printer.line(highlight_line(marked))
    return 0
