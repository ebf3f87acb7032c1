"""The topics of a passage: ticked by typing a few letters of their names."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.folding import fold
from ketareview.domain.highlight import Topic
from ketareview.ui.reader.coding.matching import PART, ranked
from ketareview.ui.reader.coding.tick_field import TickField

_TOPIC = Qt.ItemDataRole.UserRole
_NEW = Qt.ItemDataRole.UserRole + 1
_ROW = 28
_INDENT = "      "
_BETWEEN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


class TopicsDialog(QDialog):
    """Ticks topics: letters search, arrows go through them, Enter ticks, Ctrl+Enter takes them."""

    new_asked = Signal(str, object)  # name, id of the topic above or None

    def __init__(self, topics: Sequence[Topic], ticked: Sequence[UUID], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topicsDialog")
        self.setWindowTitle("Topics of this passage")
        self.resize(420, 520)
        self._topics = list(topics)
        self._ticked = set(ticked)
        self._is_making = self._is_leaving = False
        self._search = TickField(self)
        self._search.setPlaceholderText("Type a few letters of a topic")
        self._search.setAccessibleName("Find a topic")
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget(self)
        self._list.setObjectName("topicChoices")
        self._list.setAccessibleName("Topics")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hint = QLabel("Enter ticks, Ctrl+Enter takes what is ticked, Esc changes nothing.", self)
        hint.setObjectName("hint")
        buttons = QDialogButtonBox(self)
        for words, role in (
            ("Use these", QDialogButtonBox.ButtonRole.AcceptRole),
            ("Cancel", QDialogButtonBox.ButtonRole.RejectRole),
        ):
            button = buttons.addButton(words, role)
            button.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (self._search, self._list, hint, buttons):
            column.addWidget(widget, int(widget is self._list))
        self._search.textChanged.connect(self._fill)
        self._search.stepped.connect(self._step)
        self._search.ticked.connect(self._tick)
        self._search.accepted.connect(self.accept)
        self._list.itemChanged.connect(self._take_tick)
        self._fill()
        self._search.setFocus()

    def ticked(self) -> tuple[UUID, ...]:
        """The topics ticked, in the tree's order."""
        return tuple(topic.id for topic in self._topics if topic.id in self._ticked)

    def add(self, topic: Topic) -> None:
        """Show a topic that was made as asked, ticked."""
        above = next((n for n, each in enumerate(self._topics) if each.id == topic.parent), None)
        self._topics.insert(len(self._topics) if above is None else above + 1, topic)
        self._ticked.add(topic.id)
        self._is_making = False
        self._search.clear()
        self._fill()
        if self._is_leaving:
            super().accept()

    @override
    def accept(self) -> None:
        """Take what is ticked; a topic that is being made is waited for."""
        self._is_leaving = self._is_making
        if not self._is_making:
            super().accept()

    def _fill(self) -> None:
        typed = self._search.text().strip()
        paths = self._paths()
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._list.clear()
        places = ranked(typed, paths) if typed else range(len(paths))
        for place in places:
            path = paths[place]
            depth = path.count(PART)
            words = path.replace(PART, _BETWEEN) if typed else _INDENT * depth + self._name(place)
            self._add_row(words, self._topics[place].id)
        self._offer_new(typed, paths)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._list.setCurrentRow(0)

    def _add_row(self, words: str, topic: UUID) -> None:
        item = QListWidgetItem(words, self._list)
        item.setSizeHint(QSize(0, _ROW))
        item.setData(_TOPIC, topic)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        is_ticked = topic in self._ticked
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def _offer_new(self, typed: str, paths: Sequence[str]) -> None:
        """Offer to make what was typed, below another topic where its path was typed."""
        above, _, name = typed.rpartition(PART)
        known = {fold(path).text.strip(): topic for path, topic in self._by_path(paths)}
        parent = known.get(fold(above).text.strip()) if above else None
        is_known = fold(typed).text.strip() in known
        if not name.strip() or is_known or (above and parent is None):
            return
        below = f" below “{parent.name}”" if parent is not None else ""
        item = QListWidgetItem(f"New topic “{name.strip()}”{below}", self._list)
        item.setSizeHint(QSize(0, _ROW))
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

    def _name(self, place: int) -> str:
        return self._topics[place].name

    def _step(self, by: int) -> None:
        row = min(max(self._list.currentRow() + by, 0), self._list.count() - 1)
        self._list.setCurrentRow(row)

    def _tick(self) -> None:
        if self._list.currentRow() < 0:
            return
        item = self._list.currentItem()
        new = item.data(_NEW)
        if new is not None:
            self._is_making = True
            self.new_asked.emit(*new)
            return
        is_ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)
        self._search.selectAll()

    def _take_tick(self, item: QListWidgetItem) -> None:
        topic = item.data(_TOPIC)
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked.add(topic)
        else:
            self._ticked.discard(topic)
