"""`history`, `undo` and `redo`."""

import sys

from ketareview.cli import forms
from ketareview.cli.session import Session
from ketareview.domain.history import Action
from ketareview.domain.past import Since


def history(session: Session) -> int:
    """List what was done, the newest first; of one article: what touched it."""
    if session.asked.at is not None:
        return _then(session)
    asked: str | None = session.asked.article
    with session.library() as library:
        article = library.articles.find(asked).id if asked else None
        actions = library.history.actions(article, limit=sys.maxsize)
    session.printer.document([forms.action(action) for action in actions])
    for action in actions:
        session.printer.line(_line(action))
    return 0


def undo(session: Session) -> int:
    """Take back the reviewer's last action."""
    with session.library() as library:
        action = library.history.undo()
    return _told(session, action)


def redo(session: Session) -> int:
    """Do again what the reviewer undid last."""
    with session.library() as library:
        action = library.history.redo()
    return _told(session, action)


def _then(session: Session) -> int:
    """List the articles and highlights of a moment, and what became of each."""
    with session.library() as library:
        moments = [each for each in library.timeline.moments() if each.at <= session.asked.at]
        things = library.timeline.at(moments[-1].number).things() if moments else ()
    session.printer.document([forms.thing(thing) for thing in things])
    for thing in things:
        since = "" if thing.since is Since.SAME else f"  ({thing.since.value} since)"
        words = " ".join(thing.words.split())
        session.printer.line(f"{thing.kind.value:9}  {words}  [{thing.article}]{since}")
    return 0


def _told(session: Session, action: Action) -> int:
    session.printer.document(forms.action(action))
    session.printer.line(action.name)
    for name in action.gone:
        session.printer.say("came-back-empty", name=name)
    return 0


def _line(action: Action) -> str:
    when = action.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    undone = "  (undone)" if action.is_undone else ""
    return f"{when}  {action.reviewer}: {action.name} (changes: {action.changes}){undone}"
