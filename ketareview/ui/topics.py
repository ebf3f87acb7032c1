"""The tree of topics at the left."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.highlight import Topic
from ketareview.ui import icons
from ketareview.ui.article_model import ARTICLES_MIME
from ketareview.ui.incoming.carried import glance
from ketareview.ui.incoming.dropping import Target
from ketareview.ui.menus import pop_up
from ketareview.ui.rows import Index, RowDelegate
from ketareview.ui.theme import Theme
from ketareview.ui.topic_model import TopicModel

_ROW = 28
_INDENT = 16
_ARROW = 10


class TopicTree(QTreeView):
    """Topics with counts; articles and topics can be dropped on them, and what others drag."""

    chosen = Signal(object)  # UUID or None
    articles_dropped = Signal(object, object)  # list[UUID], UUID
    topic_dropped = Signal(object, object)  # UUID, the new parent's UUID or None

    def __init__(self, model: TopicModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topicTree")
        self.setAccessibleName("Topics")
        self._topics = model
        self._theme = theme
        self._menu: Sequence[QAction | None] = ()
        self._is_showing = False
        self.setModel(model)
        self._rows = RowDelegate(theme, self, _ROW)
        self.setItemDelegate(self._rows)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)

    def set_menu(self, actions: Sequence[QAction | None]) -> None:
        """Say what stands in the context menu; None is a line."""
        self._menu = actions

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """Show the tree as it is now; what was open and chosen stays so."""
        open_now = {topic.id for topic in self._topics.topics() if self._is_open(topic.id)}
        chosen = self.current()
        is_first = not self._topics.topics()
        self._is_showing = True
        has_new_shape = self._topics.show(topics)
        if has_new_shape:
            for topic in topics:
                is_open = topic.id in open_now or (is_first and topic.articles > 0)
                self.setExpanded(self._topics.index_of(topic.id), is_open)
            if chosen is not None:
                self.choose(chosen.id)
        self._is_showing = False

    def current(self) -> Topic | None:
        """The topic chosen."""
        indexes = self.selectedIndexes()
        return self._topics.topic(indexes[0]) if indexes else None

    def choose(self, topic_id: UUID | None) -> None:
        """Choose a topic, or none."""
        index = self._topics.index_of(topic_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def target_at(self, place: QPoint) -> Target | None:
        """Tell on which topic something would be dropped, and where that is in the viewport."""
        index = self.indexAt(place)
        topic = self._topics.topic(index)
        if topic is None:
            return None
        row = self.visualRect(index)
        room = QRect(4, row.top(), self.viewport().width() - 8, row.height())
        return Target(room, topic=topic.id, name=topic.name)

    def edit_name(self) -> None:
        """Let the reviewer change the name of the topic chosen."""
        indexes = self.selectedIndexes()
        if indexes:
            self.edit(indexes[0])

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_showing:
            topic = self.current()
            self.chosen.emit(topic.id if topic else None)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        pop_up(self._menu, event.globalPos(), self)

    @override
    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        option = QStyleOptionViewItem(options)
        is_chosen = self.selectionModel().isSelected(index)
        place = self.viewport().mapFromGlobal(QCursor.pos())
        is_hovered = self.viewport().underMouse() and options.rect.contains(place)
        option.state = _state(is_chosen=is_chosen, is_hovered=is_hovered)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._rows.paint_ground(painter, option)
        painter.restore()
        super().drawRow(painter, options, index)

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self._topics.rowCount(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        ratio = self.devicePixelRatioF()
        arrow = icons.picture(name, self._theme.colour("soft"), _ARROW, ratio)
        left = rect.right() - _ARROW + 1
        painter.drawPixmap(left, rect.center().y() - _ARROW // 2 + 1, arrow)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._judge(event)
        self.viewport().update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        topic = self._topics.topic(self.indexAt(event.position().toPoint()))
        carried = event.mimeData()
        if carried.hasFormat(ARTICLES_MIME) and topic is not None:
            ids = [UUID(each) for each in _text(carried.data(ARTICLES_MIME)).split()]
            self.articles_dropped.emit(ids, topic.id)
        elif event.source() is self:
            moved = self.current()
            if moved is not None and moved.id != (topic.id if topic else None):
                self.topic_dropped.emit(moved.id, topic.id if topic else None)
        event.setDropAction(Qt.DropAction.CopyAction)  # the library moves it, not Qt
        event.accept()

    def _judge(self, event: QDragMoveEvent) -> None:
        carried = event.mimeData()
        is_on_topic = self.indexAt(event.position().toPoint()).isValid()
        is_welcome = (
            (event.source() is None and glance(carried).is_something)
            or event.source() is self
            or (carried.hasFormat(ARTICLES_MIME) and is_on_topic)
        )
        if is_welcome:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def _is_open(self, topic_id: UUID) -> bool:
        return self.isExpanded(self._topics.index_of(topic_id))


def _state(*, is_chosen: bool, is_hovered: bool) -> QStyle.StateFlag:
    state = QStyle.StateFlag.State_None
    if is_chosen:
        state |= QStyle.StateFlag.State_Selected
    if is_hovered:
        state |= QStyle.StateFlag.State_MouseOver
    return state


def _text(carried: QByteArray) -> str:
    return bytes(carried.data()).decode("ascii", "ignore")
