"""A list of what was there at another time, to choose from what comes back."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.past import Since, Thing, ThingKind
from ketareview.ui.backups.words import below
from ketareview.ui.messages import counted
from ketareview.ui.theme import Theme
from ketareview.ui.two_lines import BELOW, TwoLines

Index = QModelIndex | QPersistentModelIndex


class ThingModel(QAbstractListModel):
    """The things that the filter lets through."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: Sequence[Thing] = ()

    def show(self, things: Sequence[Thing]) -> None:
        """Show others."""
        self.beginResetModel()
        self._shown = things
        self.endResetModel()

    def thing(self, row: int) -> Thing:
        """Give the thing in a row."""
        return self._shown[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        thing = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(thing.words.split())
        if role == BELOW:
            return below(thing)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{' '.join(thing.words.split())}. {below(thing)}"
        return None


class ThingsPanel(QWidget):
    """Filters as one types; what differs now or is gone stands first in its own words."""

    asked = Signal(object, object)  # ThingKind, list[UUID]

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._things: Sequence[Thing] = ()
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter by words, author, tag or note")
        self.filter.setAccessibleName("Filter what was there")
        self.filter.setClearButtonEnabled(True)
        self.only_different = QCheckBox("Only what is different now", self)
        self.only_different.setChecked(True)
        self.model = ThingModel(self)
        self.list = QListView(self)
        self.list.setObjectName("pastThings")
        self.list.setAccessibleName("What was there")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = QLabel(self)
        self._count.setObjectName("hint")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self.bring = QPushButton("Bring back …", self)
        self.bring.setProperty("main", True)  # noqa: FBT003 - the name of the property says it
        self.bring.setAutoDefault(False)
        self._lay_out()
        self.filter.textChanged.connect(self._show)
        self.only_different.toggled.connect(self._show)
        self.bring.clicked.connect(self._ask)
        self.list.activated.connect(self._ask)
        self.list.selectionModel().selectionChanged.connect(self._enable)
        self._enable()

    def show_things(self, things: Sequence[Thing]) -> None:
        """Show what was there."""
        self._things = things
        self._show()

    def say(self, words: str) -> None:
        """Say something where the count stands."""
        self._count.setText(words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.filter, 1)
        head.addWidget(self.only_different)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.bring)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    @Slot()
    def _show(self) -> None:
        words = self.filter.text().casefold().split()
        is_only = self.only_different.isChecked()
        shown = [
            thing
            for thing in self._things
            if not (is_only and thing.since is Since.SAME) and _holds(thing, words)
        ]
        self.model.show(shown)
        different = sum(thing.since is not Since.SAME for thing in self._things)
        there = counted(len(self._things), "thing was there", "things were there")
        self.say(f"{there}, {different:,} {'is' if different == 1 else 'are'} different now")
        self._enable()

    @Slot()
    def _enable(self) -> None:
        self.bring.setEnabled(bool(self.list.selectionModel().selectedIndexes()))

    @Slot()
    def _ask(self) -> None:
        """Ask for what is chosen: things of the first one's kind."""
        chosen = [
            self.model.thing(index.row()) for index in self.list.selectionModel().selectedIndexes()
        ]
        if chosen:
            kind: ThingKind = chosen[0].kind
            self.asked.emit(kind, [thing.id for thing in chosen if thing.kind is kind])


def _holds(thing: Thing, words: Sequence[str]) -> bool:
    if not words:
        return True
    told = " ".join((thing.words, thing.article, thing.note, *thing.tags)).casefold()
    return all(word in told for word in words)
