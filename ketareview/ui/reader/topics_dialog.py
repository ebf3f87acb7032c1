"""The topics of a passage: a checklist of the tree that is searched as one types."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.highlight import Topic

_ID = Qt.ItemDataRole.UserRole
_ROW = 28


class TopicsDialog(QDialog):
    """Ticks topics; Enter on a search with one match ticks it."""

    def __init__(self, topics: Sequence[Topic], ticked: Sequence[UUID], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topicsDialog")
        self.setWindowTitle("Topics of this passage")
        self.resize(380, 520)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText("Find a topic")
        self._search.setAccessibleName("Find a topic")
        self._search.setClearButtonEnabled(True)
        self._tree = QTreeWidget(self)
        self._tree.setAccessibleName("Topics")
        self._tree.setHeaderHidden(True)
        self._fill(topics, frozenset(ticked))
        buttons = QDialogButtonBox(self)
        buttons.addButton("Use these", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._search)
        column.addWidget(self._tree, 1)
        column.addWidget(buttons)
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._tick_found)

    def ticked(self) -> tuple[UUID, ...]:
        """The topics ticked, in the tree's order."""
        return tuple(
            item.data(0, _ID)
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked
        )

    def _fill(self, topics: Sequence[Topic], ticked: frozenset[UUID]) -> None:
        made: dict[UUID, QTreeWidgetItem] = {}
        for topic in topics:
            above = made.get(topic.parent) if topic.parent else None
            item = QTreeWidgetItem(above or self._tree, [topic.name])
            item.setData(0, _ID, topic.id)
            item.setSizeHint(0, QSize(0, _ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = topic.id in ticked
            item.setCheckState(0, Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            made[topic.id] = item
        for item in made.values():
            above = item.parent()
            if item.checkState(0) is Qt.CheckState.Checked and above is not None:
                above.setExpanded(True)

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self._tree.topLevelItem(n) for n in range(self._tree.topLevelItemCount())]
        return [item for top in tops if top is not None for item in _with_those_below(top)]

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        for item in reversed(self._items()):
            fits = all(word in item.text(0).casefold() for word in words)
            below = any(not child.isHidden() for child in _children(item))
            item.setHidden(not (fits or below))
            if words and below:
                item.setExpanded(True)

    def _tick_found(self) -> None:
        words = self._search.text().casefold().split()
        found = [
            item
            for item in self._items()
            if words and all(word in item.text(0).casefold() for word in words)
        ]
        if len(found) == 1:
            is_ticked = found[0].checkState(0) is Qt.CheckState.Checked
            found[0].setCheckState(
                0, Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
            )
            self._search.clear()
        elif not words:
            self.accept()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(number) for number in range(item.childCount()))
    return [child for child in children if child is not None]


def _with_those_below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    below = (each for child in _children(item) for each in _with_those_below(child))
    return [item, *below]
