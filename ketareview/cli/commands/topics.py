"""`topics`."""

from collections.abc import Sequence
from uuid import UUID

from ketareview.cli import forms
from ketareview.cli.session import Session
from ketareview.domain.highlight import Topic


def topics(session: Session) -> int:
    """Print the topic tree with counts, or add a topic to it."""
    if session.asked.action == "add":
        return _add(session)
    with session.library() as library:
        tree = library.topics.tree()
    session.printer.document([forms.topic(topic) for topic in tree])
    depths = _depths(tree)
    for topic in tree:
        indent = "  " * depths[topic.id]
        counts = f"articles: {topic.articles}, highlights: {topic.highlights}"
        session.printer.line(f"{indent}{topic.name}  ({counts})")
    return 0


def _add(session: Session) -> int:
    asked = session.asked
    with session.library() as library:
        parent = library.topics.find(asked.under).id if asked.under else None
        topic = library.topics.add(asked.name, parent)
    session.printer.document(forms.topic(topic))
    session.printer.line(topic.name)
    return 0


def _depths(tree: Sequence[Topic]) -> dict[UUID, int]:
    """Tell how deep each topic stands; parents come before their children."""
    depths: dict[UUID, int] = {}
    for topic in tree:
        depths[topic.id] = depths[topic.parent] + 1 if topic.parent in depths else 0
    return depths
