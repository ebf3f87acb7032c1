"""The list of claims: chosen, dropped upon, asked for their menu."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from ketareview.ui.claims.card import ClaimCard
from ketareview.ui.claims.carrying import PASSAGES_MIME, carried
from ketareview.ui.claims.model import LINE, ClaimModel
from ketareview.ui.menus import pop_up
from ketareview.ui.theme import Theme
from ketareview.workflows.claims import ClaimLine

_MOST_MEASURED = 300  # claims; measuring is done once for each statement, but before one sees it


class ClaimList(QListView):
    """Several claims can be selected; passages are dropped on one."""

    selected = Signal()
    passages_dropped = Signal(object, object)  # the claim's UUID, list[UUID] of highlights

    def __init__(self, claims: ClaimModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("claimList")
        self.setAccessibleName("Claims")
        self._menu: Sequence[QAction | None] = ()
        self._claims = claims
        self.setModel(claims)
        self.setItemDelegate(ClaimCard(theme, self))
        claims.modelReset.connect(self._fit_rows)
        self._fit_rows()
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)

    def set_menu(self, actions: Sequence[QAction | None]) -> None:
        """Say what stands in the context menu; None is a line."""
        self._menu = actions

    def picked(self) -> list[ClaimLine]:
        """The claims that are selected, from the top."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [index.data(LINE) for index in rows]

    def seen(self) -> list[ClaimLine]:
        """The claims that can be seen now."""
        room = self.viewport().rect()
        first = self.indexAt(QPoint(room.width() // 2, 4)).row()
        last = self.indexAt(QPoint(room.width() // 2, room.height() - 4)).row()
        return list(self._claims.shown[max(first, 0) : last + 1 if last >= 0 else None])

    def choose(self, claim: UUID | None) -> bool:
        """Select a claim and no other, if it is listed, whatever key is held."""
        row = None if claim is None else self._claims.row_of(claim)
        if row is None:
            return False
        index, alone = self._claims.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, alone)
        self.scrollTo(index)
        return True

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        chosen = self.currentIndex()
        was_seen = chosen.isValid() and self.visualRect(chosen).intersects(
            QRect(0, 0, event.oldSize().width(), event.oldSize().height())
        )
        super().resizeEvent(event)
        if self.uniformItemSizes() or event.size().width() == event.oldSize().width():
            return
        self.scheduleDelayedItemsLayout()
        if was_seen:  # the claims above it are higher or lower now
            self.executeDelayedItemsLayout()
            self.scrollTo(chosen)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        pop_up(self._menu, event.globalPos(), self)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._judge(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        index: QModelIndex = self.indexAt(event.position().toPoint())
        highlights = carried(event.mimeData())
        if index.isValid() and highlights:
            self.passages_dropped.emit(index.data(LINE).claim.id, highlights)
        event.setDropAction(Qt.DropAction.CopyAction)  # the library files them, not Qt
        event.accept()

    @Slot()
    def _fit_rows(self) -> None:
        """Have rows as high as they need, unless there are so many that one would wait."""
        self.setUniformItemSizes(len(self._claims.shown) > _MOST_MEASURED)

    def _judge(self, event: QDragMoveEvent) -> None:
        is_on_claim = self.indexAt(event.position().toPoint()).isValid()
        if event.mimeData().hasFormat(PASSAGES_MIME) and is_on_claim:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
