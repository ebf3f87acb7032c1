"""The column at the left: places, and below them the topics."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ketareview.ui.actions import Actions
from ketareview.ui.places import Places
from ketareview.ui.theme import Theme
from ketareview.ui.topic_model import TopicModel
from ketareview.ui.topics import TopicTree

WIDTH = 220


class Sidebar(QFrame):
    """Joins the list of places and the tree of topics."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setMinimumWidth(WIDTH - 40)
        self.places = Places(theme, self)
        self.model = TopicModel(self)
        self.tree = TopicTree(self.model, theme, self)
        caption = QLabel("TOPICS", self)
        caption.setObjectName("caption")
        self._add = QToolButton(self)
        self._add.setAccessibleName("Add topic")
        self._add.setToolTip(actions["add-topic"].toolTip())
        self._add.clicked.connect(actions["add-topic"].trigger)
        self._theme = theme
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 12, 4)
        head.addWidget(caption)
        head.addStretch()
        head.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.places)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(24, 8, 12, 4)
        column.addLayout(self._foot)
        theme.changed.connect(self._draw)
        self._draw()

    def set_foot(self, part: QWidget) -> None:
        """Put what is always to be seen below the topics."""
        self._foot.addWidget(part)

    @Slot()
    def _draw(self) -> None:
        self._add.setIcon(self._theme.icon("plus"))
