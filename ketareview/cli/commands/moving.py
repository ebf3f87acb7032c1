"""`move-highlights`."""

from ketareview.cli import forms
from ketareview.cli.session import Session, short
from ketareview.domain.moving import Move
from ketareview.domain.showing import printed
from ketareview.workflows import carry_out, file_named, plan_move


def move(session: Session) -> int:
    """Let an article be read in another of its files, and move its highlights there."""
    asked = session.asked
    moved = 0
    with session.library() as library:
        article = library.articles.find(asked.article)
        source = file_named(article, asked.to)
        plan = plan_move(library, article, source.sha256)
        if not asked.dry_run:
            moved = carry_out(library, plan, accepted=() if asked.sure else None)
    session.printer.document(
        {
            "article_id": str(article.id),
            "source": source.sha256,
            "sure": len(plan.sure),
            "likely": len(plan.likely),
            "lost": len(plan.lost),
            "moved": moved,
            "moves": [forms.move(each) for each in plan.moves],
        }
    )
    for each in plan.moves:
        session.printer.line(_line(each))
    session.printer.line(
        f"{source.name}: {len(plan.sure)} sure, {len(plan.likely)} likely, {len(plan.lost)} lost"
        + ("; nothing was changed" if asked.dry_run else f"; {moved} moved")
    )
    return 0


def _line(move: Move) -> str:
    sureness = f"{move.confidence:.0%}" if move.after else "lost"
    words = f"\u201c{printed(move.before.quote)}\u201d"
    if move.after and move.confidence < 1:
        words += f" \u2192 \u201c{printed(move.after.quote)}\u201d"
    return f"{short(move.highlight)}  {sureness:>4}  {words}"
