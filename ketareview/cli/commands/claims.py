"""`claims`."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from ketareview.cli import forms
from ketareview.cli.session import Session, short
from ketareview.domain.codebook import Scheme
from ketareview.domain.ledger import Standing
from ketareview.domain.losing import Loss, without
from ketareview.library import Library
from ketareview.workflows import topic_names
from ketareview.workflows.ledger import ledger, standings, summed_up


def claims(session: Session) -> int:
    """List claims with what stands for and against them, add one, or file highlights under one."""
    match session.asked.action:
        case "add":
            return _add(session)
        case "file":
            return _file(session)
    with session.library() as library:
        topic = library.topics.find(session.asked.topic).id if session.asked.topic else None
        found = ledger(library, topic)
        names = topic_names(library)
        if session.asked.without:
            article = library.articles.find(session.asked.without)
            return _tell_losses(session, without(article.id, found), names)
    session.printer.document([forms.standing(each, names) for each in found])
    for each in found:
        _tell(session, each)
    if not found:
        session.printer.say("no-results")
    return 0


def _add(session: Session) -> int:
    asked = session.asked
    with session.library() as library:
        topic = library.topics.find(asked.under).id if asked.under else None
        made = library.claims.add(asked.statement, topic, asked.note)
        return _show(session, library, made.id)


def _file(session: Session) -> int:
    asked = session.asked
    with session.library() as library:
        claim = library.claims.find(asked.claim)
        highlights = _highlights(library, asked.highlights)
        stance = None
        if asked.stance is not None:
            stance = library.codebooks.current().understood(Scheme.STANCE, asked.stance).key
        library.claims.file(claim.id, highlights, stance)
        return _show(session, library, claim.id)


def _highlights(library: Library, asked: Sequence[str]) -> list[UUID]:
    return [library.highlights.find(each) for each in asked]


def _show(session: Session, library: Library, claim: UUID) -> int:
    [standing] = standings(library, library.claims.many([claim]))
    session.printer.document(forms.standing(standing, topic_names(library)))
    _tell(session, standing)
    return 0


def _tell_losses(session: Session, losses: Sequence[Loss], names: Mapping[UUID, str]) -> int:
    session.printer.document(
        [
            {
                "before": forms.standing(each.before, names),
                "after": forms.standing(each.after, names),
                "resting": [str(highlight) for highlight in each.resting],
                "turns": each.turns,
            }
            for each in losses
        ]
    )
    for each in losses:
        _tell(session, each.before)
        turned = "turns: " if each.turns else "then: "
        session.printer.line(f"          {turned}{summed_up(each.after)}")
    if not losses:
        session.printer.say("no-results")
    return 0


def _tell(session: Session, standing: Standing) -> None:
    session.printer.line(f"{short(standing.claim.id)}  {standing.claim.statement}")
    session.printer.line(f"          {summed_up(standing)}")
