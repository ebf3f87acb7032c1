"""The topics of a passage: ticked by typing a few letters of their names."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from ketareview.domain.folding import fold
from ketareview.domain.highlight import Topic
from ketareview.ui.reader.coding.matching import PART, ranked
from ketareview.ui.reader.coding.ticking import TickDialog

_NEW = Qt.ItemDataRole.UserRole + 1
_INDENT = "      "
_BETWEEN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


class TopicsDialog(TickDialog):
    """Ticks topics; one that is not there yet is offered to be made."""

    new_asked = Signal(str, object)  # name, id of the topic above or None

    def __init__(self, topics: Sequence[Topic], ticked: Sequence[UUID], parent: QWidget) -> None:
        asked = "Type a few letters of a topic"
        super().__init__("Topics of this passage", asked, "Use these", parent)
        self.setObjectName("topicsDialog")
        self.resize(420, 520)
        self.rows.setObjectName("topicChoices")
        self.rows.setAccessibleName("Topics")
        self._topics = list(topics)
        self.keys.update(ticked)
        self._is_making = self._is_leaving = False
        self.fill()

    def ticked(self) -> tuple[UUID, ...]:
        """The topics ticked, in the tree's order."""
        return tuple(topic.id for topic in self._topics if topic.id in self.keys)

    def add(self, topic: Topic) -> None:
        """Show a topic that was made as asked, ticked."""
        above = next((n for n, each in enumerate(self._topics) if each.id == topic.parent), None)
        self._topics.insert(len(self._topics) if above is None else above + 1, topic)
        self.keys.add(topic.id)
        self._is_making = False
        self.search.clear()
        self.fill()
        if self._is_leaving:
            super().accept()

    @override
    def accept(self) -> None:
        """Take what is ticked; a topic that is being made is waited for."""
        self._is_leaving = self._is_making
        if not self._is_making:
            super().accept()

    @override
    def list_rows(self, typed: str) -> None:
        paths = self._paths()
        for place in ranked(typed, paths) if typed else range(len(paths)):
            path, topic = paths[place], self._topics[place]
            whole = path.replace(PART, _BETWEEN)
            words = whole if typed else _INDENT * path.count(PART) + topic.name
            self.add_row(words, topic.id)
        self._offer_new(typed, paths)

    @override
    def take(self, item: QListWidgetItem) -> None:
        new = item.data(_NEW)
        if new is None:
            super().take(item)
        else:
            self._is_making = True
            self.new_asked.emit(*new)

    def _offer_new(self, typed: str, paths: Sequence[str]) -> None:
        """Offer to make what was typed, below another topic where its path was typed."""
        above, _, name = typed.rpartition(PART)
        known = {fold(path).text.strip(): topic for path, topic in self._by_path(paths)}
        parent = known.get(fold(above).text.strip()) if above else None
        is_known = fold(typed).text.strip() in known
        if not name.strip() or is_known or (above and parent is None):
            return
        below = f" below “{parent.name}”" if parent is not None else ""
        item = self.add_row(f"New topic “{name.strip()}”{below}", None)
        item.setData(_NEW, (name.strip(), parent.id if parent is not None else None))

    def _by_path(self, paths: Sequence[str]) -> list[tuple[str, Topic]]:
        """Give topics by their names, and by their whole paths, which go before."""
        names = [(topic.name, topic) for topic in reversed(self._topics)]
        return names + list(zip(paths, self._topics, strict=True))

    def _paths(self) -> list[str]:
        paths: dict[UUID, str] = {}
        for topic in self._topics:
            above = paths.get(topic.parent) if topic.parent else None
            paths[topic.id] = topic.name if above is None else f"{above}{PART}{topic.name}"
        return list(paths.values())
