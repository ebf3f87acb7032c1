"""The passages of a claim: keys set their stance, Enter opens the page, Delete removes them."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from ketareview.ui.claims.passage_card import PassageCard
from ketareview.ui.claims.passage_model import ROW, ClaimPassages, Row
from ketareview.ui.menus import pop_up
from ketareview.ui.theme import Theme

STANCES = {
    "+": "supports",
    "-": "contradicts",
    "\N{MINUS SIGN}": "contradicts",
    "~": "qualifies",
    "/": "qualifies",
    "=": "no-difference",
    ".": "mentions",
    "·": "mentions",
}
"""What the keys mean, as on a page."""


class PassageList(QListView):
    """Several passages can be selected, and dragged onto another claim."""

    stance_typed = Signal(str)  # toward the claim, for what is selected
    opened = Signal(object)  # Marked
    selected = Signal()

    def __init__(self, passages: ClaimPassages, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("claimPassages")
        self.setAccessibleName("Passages under this claim")
        self._menu: Sequence[QAction | None] = ()
        self.setModel(passages)
        self.setItemDelegate(PassageCard(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.selectionModel().selectionChanged.connect(self.selected)
        self.activated.connect(self._open)

    def set_menu(self, actions: Sequence[QAction | None]) -> None:
        """Say what stands in the context menu; None is a line."""
        self._menu = actions

    def picked(self) -> list[Row]:
        """The passages that are selected, from the top."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [index.data(ROW) for index in rows]

    def choose(self, highlights: Sequence[UUID]) -> None:
        """Select passages that are shown."""
        model = self.model()
        for row in range(model.rowCount()):
            shown: Row = model.index(row, 0).data(ROW)
            if shown.marked is not None and shown.marked.highlight.id in highlights:
                self.selectionModel().select(
                    model.index(row, 0), self.selectionModel().SelectionFlag.Select
                )
                self.selectionModel().setCurrentIndex(
                    model.index(row, 0), self.selectionModel().SelectionFlag.NoUpdate
                )

    @override
    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _stance(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        stance = _stance(event)
        if stance and self.picked():
            self.stance_typed.emit(stance)
        elif not stance:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        pop_up(self._menu, event.globalPos(), self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Row) and row.marked is not None:
            self.opened.emit(row.marked)


def _stance(event: QKeyEvent) -> str:
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    return STANCES.get(event.text(), "")
