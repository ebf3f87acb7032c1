"""The article's highlights beside the page: filter, order, jump both ways."""

from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelection, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Highlight
from ketareview.ui.reader.beside.highlight_card import HighlightCard
from ketareview.ui.reader.beside.highlight_model import (
    HIGHLIGHT,
    FilteredHighlights,
    HighlightModel,
    Order,
)
from ketareview.ui.reader.page.marks import Others
from ketareview.ui.theme import Theme

_OF_CLAIMS = ("file-under-claim", "new-claim")


class CardList(QListView):
    """The cards themselves; J and K go through them, Delete trashes."""

    trash_asked = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {"j": 1, "k": -1}.get(event.text().casefold())
        if event.key() == Qt.Key.Key_Delete:
            self.trash_asked.emit()
        elif step is not None and self.model().rowCount():
            row = min(max(self.currentIndex().row() + step, 0), self.model().rowCount() - 1)
            self.setCurrentIndex(self.model().index(row, 0))
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        chosen = self.currentIndex()
        was_seen = chosen.isValid() and self.visualRect(chosen).intersects(
            QRect(0, 0, event.oldSize().width(), event.oldSize().height())
        )
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if was_seen:  # the tags below took some of its room
            self.executeDelayedItemsLayout()
            self.scrollTo(chosen)


class HighlightList(QWidget):
    """Filter box, order, cards; tells which highlight was chosen here."""

    chosen = Signal(object)  # UUID
    trash_asked = Signal(list)  # UUIDs
    others_asked = Signal(object)  # Others

    def __init__(
        self, model: HighlightModel, codebook: Codebook, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._filtered = FilteredHighlights(model, self)
        self._is_following = False
        self.cards = CardList(self)
        self._filter = QLineEdit(self)
        self._order = QComboBox(self)
        self._others = QComboBox(self)
        self._others.setObjectName("othersBox")
        self._others.setAccessibleName("Other reviewers' highlights")
        self._others.hide()
        self._empty = QLabel(self)
        self._set_up_cards(HighlightCard(model, codebook, theme, self.cards))
        self._set_up_tools()
        self._lay_out()
        self._connect()
        self._show_emptiness()

    def choose(self, wanted: UUID | None) -> None:
        """Show a highlight as chosen without telling anybody."""
        self._is_following = True
        row = next((n for n, one in enumerate(self._shown()) if one.id == wanted), None)
        if row is None:
            self.cards.clearSelection()
            self.cards.setCurrentIndex(self._filtered.index(-1, -1))
        else:
            self.cards.setCurrentIndex(self._filtered.index(row, 0))
            self.cards.scrollTo(self._filtered.index(row, 0))
        self._is_following = False

    def offer_others(self, are_there: bool) -> None:  # noqa: FBT001 - a plain answer
        """Offer to show others' highlights, where there are any."""
        self._others.setVisible(are_there)

    def _set_up_cards(self, card: HighlightCard) -> None:
        self.cards.setObjectName("highlightList")
        self.cards.setAccessibleName("Highlights of this article")
        self.cards.setModel(self._filtered)
        self.cards.setItemDelegate(card)
        self.cards.setFrameShape(QFrame.Shape.NoFrame)
        self.cards.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.cards.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.cards.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _set_up_tools(self) -> None:
        self._filter.setPlaceholderText("Filter highlights")
        self._filter.setAccessibleName("Filter highlights")
        self._filter.setClearButtonEnabled(True)
        self._order.setAccessibleName("Order of the highlights")
        for order in Order:
            self._order.addItem(order.value, order)
        for others in Others:
            self._others.addItem(others.value, others)
        self._empty.setObjectName("hint")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._filter, 1)
        tools.addWidget(self._order)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.cards)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self._others)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._filter_by)
        self._order.currentIndexChanged.connect(self._sort)
        self._others.currentIndexChanged.connect(self._ask_others)
        self.cards.selectionModel().selectionChanged.connect(self._tell)
        self.cards.activated.connect(self._tell_again)
        self.cards.clicked.connect(self._tell_again)
        self.cards.customContextMenuRequested.connect(self._show_menu)
        self.cards.trash_asked.connect(self._trash)
        self._filtered.modelReset.connect(self._show_emptiness)
        self._filtered.layoutChanged.connect(self._show_emptiness)
        self._filtered.rowsInserted.connect(self._show_emptiness)
        self._filtered.rowsRemoved.connect(self._show_emptiness)

    def _shown(self) -> list[Highlight]:
        count = self._filtered.rowCount()
        return [self._filtered.index(row, 0).data(HIGHLIGHT) for row in range(count)]

    def picked(self) -> list[Highlight]:
        """The highlights that are selected, from the top."""
        rows = sorted(self.cards.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(HIGHLIGHT) for index in rows]

    def _filter_by(self, typed: str) -> None:
        self._filtered.filter_by(typed)
        self._show_emptiness()

    def _sort(self) -> None:
        self._filtered.order_by(self._order.currentData())

    def _ask_others(self) -> None:
        self.others_asked.emit(self._others.currentData())

    def _tell(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._tell_again()

    def _tell_again(self) -> None:
        picked = self.picked()
        if len(picked) == 1 and not self._is_following:
            self.chosen.emit(picked[0].id)

    def _trash(self) -> None:
        picked = self.picked()
        if picked:
            self.trash_asked.emit([one.id for one in picked])

    def _show_menu(self, point: QPoint) -> None:
        if not self.picked():
            return
        menu = QMenu(self)
        for key in _OF_CLAIMS:
            action = self.window().findChild(QAction, key)
            if isinstance(action, QAction):  # a list by itself stands in no window
                menu.addAction(action)
        menu.addAction("Copy quotation", self._copy)
        menu.addAction("Move to trash", self._trash)
        menu.exec(self.cards.viewport().mapToGlobal(point))

    def _copy(self) -> None:
        quotes = [one.passage.quote for one in self.picked()]
        QGuiApplication.clipboard().setText("\n\n".join(quotes))

    def _show_emptiness(self) -> None:
        is_empty = self._filtered.rowCount() == 0
        self._empty.setText(
            "No highlight holds these words."
            if self._model.rowCount()
            else "Select words on the page, then type a letter for the claim type and a digit "
            "for the evidence behind it."
        )
        self._stack.setCurrentIndex(1 if is_empty else 0)


def _is_ours(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_Delete or event.text().casefold() in {"j", "k"}
