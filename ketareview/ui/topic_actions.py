"""What can be done with topics."""

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.ui.actions import Actions
from ketareview.ui.chooser import Chooser, Option
from ketareview.ui.naming import NameDialog
from ketareview.ui.session import Session
from ketareview.ui.topic_model import TopicModel
from ketareview.ui.topics import TopicTree

_LOCAL = ("add-topic-below", "rename-topic", "move-topic", "delete-topic")
_NEEDY = (*_LOCAL, "report-topic")


class TopicActions(QObject):
    """Adds, renames, moves and deletes topics, each in a task; all of it can be undone."""

    failed = Signal(object)  # Exception

    def __init__(
        self,
        session: Session,
        actions: Actions,
        model: TopicModel,
        tree: TopicTree,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._model = model
        self._tree = tree
        self._window = parent
        actions.on("add-topic", lambda: self._ask_name(None))
        actions.on("add-topic-below", self._add_below)
        actions.on("rename-topic", tree.edit_name)
        actions.on("move-topic", self._ask_place)
        actions.on("delete-topic", self._delete)
        actions.place(tree, *_LOCAL)
        above = [actions[key] for key in ("add-topic", "add-topic-below", "rename-topic")]
        below = [actions[key] for key in ("move-topic", "delete-topic")]
        tree.set_menu([*above, *below, None, actions["report-topic"]])
        tree.chosen.connect(self._enable)
        tree.topic_dropped.connect(self._move)
        model.renamed.connect(self._rename)
        self._enable()

    def _enable(self) -> None:
        has_topic = self._tree.current() is not None
        for key in _NEEDY:
            self._actions[key].setEnabled(has_topic)

    def _add_below(self) -> None:
        topic = self._tree.current()
        if topic is not None:
            self._ask_name(topic)

    def _ask_name(self, parent: Topic | None) -> None:
        topics = self._session.library.topics
        title = f"New topic below “{parent.name}”" if parent else "New topic"

        def add(name: str) -> None:
            self._do("Add topic", lambda: topics.add(name, parent.id if parent else None))

        NameDialog(title, "Add", add, self._window).open()

    def _rename(self, topic_id: UUID, name: str) -> None:
        self._do("Rename topic", lambda: self._session.library.topics.rename(topic_id, name))

    def _delete(self) -> None:
        topic = self._tree.current()
        if topic is not None:
            self._tree.choose(None)
            self._do("Delete topic", lambda: self._session.library.topics.delete(topic.id))

    def _ask_place(self) -> None:
        topic = self._tree.current()
        if topic is None:
            return
        options = [Option("At the top", None)]
        options += [each for each in options_of(self._model.topics()) if each.choice != topic.id]
        chooser = Chooser(f"Move “{topic.name}” below", options, self._session.theme, self._window)
        chooser.chosen.connect(lambda parent: self._move(topic.id, parent))
        chooser.open_over(self._window)

    def _move(self, topic_id: UUID, parent: UUID | None) -> None:
        self._do("Move topic", lambda: self._session.library.topics.move(topic_id, parent))

    def _do(self, name: str, change: Callable[[], object]) -> None:
        def work(_progress: Progress) -> object:
            return change()

        self._session.tasks.start(name, work, failed=self.failed.emit)


def options_of(topics: Iterable[Topic]) -> list[Option]:
    """Offer topics, each with the one above it as a hint."""
    named = {topic.id: topic for topic in topics}
    return [
        Option(
            topic.name,
            topic.id,
            hint=named[topic.parent].name if topic.parent in named else "",
            icon="topic",
        )
        for topic in named.values()
    ]
