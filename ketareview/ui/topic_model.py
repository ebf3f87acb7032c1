"""The tree of topics, as Qt wants to see it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from ketareview.domain.highlight import Topic
from ketareview.ui.messages import counted
from ketareview.ui.rows import COUNT

Index = QModelIndex | QPersistentModelIndex

TOPIC = Qt.ItemDataRole.UserRole
_NOWHERE: Final = QModelIndex()


class TopicModel(QAbstractItemModel):
    """Shows topics; an edited name is told, not taken: the library has to agree."""

    renamed = Signal(object, str)  # UUID, the new name

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._topics: dict[UUID, Topic] = {}
        self._children: dict[UUID | None, list[UUID]] = {}
        self._numbers: dict[UUID, int] = {}
        self._by_number: list[UUID] = []

    def show(self, topics: Sequence[Topic]) -> bool:
        """Show this tree; tells whether rows came, went or moved, so that views begin anew."""
        children: dict[UUID | None, list[UUID]] = defaultdict(list)
        known = {topic.id for topic in topics}
        for topic in topics:
            children[topic.parent if topic.parent in known else None].append(topic.id)
        is_same_shape = dict(children) == self._children
        if not is_same_shape:
            self.beginResetModel()
            self._children = dict(children)
        before, self._topics = self._topics, {topic.id: topic for topic in topics}
        if is_same_shape:
            for topic in topics:
                if before.get(topic.id) != topic:
                    index = self.index_of(topic.id)
                    self.dataChanged.emit(index, index)
        else:
            for topic_id in self._topics:
                if topic_id not in self._numbers:
                    self._numbers[topic_id] = len(self._by_number)
                    self._by_number.append(topic_id)
            self.endResetModel()
        return not is_same_shape

    def topic(self, index: Index) -> Topic | None:
        """Tell which topic an index stands for."""
        return self._topics.get(self._by_number[index.internalId()]) if index.isValid() else None

    def topics(self) -> tuple[Topic, ...]:
        """All topics, depth first."""
        return tuple(self._topics.values())

    def find(self, topic_id: UUID) -> Topic | None:
        """Find a topic by its id."""
        return self._topics.get(topic_id)

    def index_of(self, topic_id: UUID | None) -> QModelIndex:
        """Find the index of a topic."""
        topic = self._topics.get(topic_id) if topic_id else None
        if topic is None:
            return QModelIndex()
        row = self._children[self._parent_of(topic)].index(topic.id)
        return self.createIndex(row, 0, self._numbers[topic.id])

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        above = self.topic(parent)
        below = self._children.get(above.id if above else None, [])
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, self._numbers[below[row]])

    @override
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override] # QObject.parent has no argument
        topic = self.topic(index)
        return self.index_of(self._parent_of(topic)) if topic else QModelIndex()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        above = self.topic(parent)
        return len(self._children.get(above.id if above else None, []))

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        topic = self.topic(index)
        if topic is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return topic.name
        if role == COUNT:
            return topic.articles
        if role == TOPIC:
            return topic.id
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            articles = counted(topic.articles, "article", "articles")
            return f"{topic.name}: {articles}, {counted(topic.highlights, 'passage', 'passages')}"
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        topic = self.topic(index)
        name = str(value).strip()
        if topic is None or role != Qt.ItemDataRole.EditRole or not name:
            return False
        if name != topic.name:
            self.renamed.emit(topic.id, name)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled

    def _parent_of(self, topic: Topic) -> UUID | None:
        return topic.parent if topic.parent in self._topics else None
