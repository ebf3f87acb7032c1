"""The table of articles."""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ketareview.ui.article_model import ArticleModel, Index
from ketareview.ui.columns import Column
from ketareview.ui.incoming.dropping import Target
from ketareview.ui.menus import pop_up
from ketareview.ui.theme import Theme

_ROW = 32
_RADIUS = 6.0
_PADDING = 8


class ArticleTable(QTableView):
    """Shows articles; opening, sorting and the menu's actions are told to whoever listens."""

    opened = Signal(object)  # UUID
    sorted_by = Signal(int, bool)  # column, descending

    def __init__(self, model: ArticleModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("articleTable")
        self.setAccessibleName("Articles")
        self._articles = model
        self._menu: tuple[QAction | None, ...] = ()
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self._set_header()
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def set_menu(self, actions: tuple[QAction | None, ...]) -> None:
        """Say what stands in the context menu; None is a line."""
        self._menu = actions

    def selected(self) -> list[UUID]:
        """The articles selected, in the order of the table."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._articles.article(row) for row in rows]

    def select(self, article: UUID) -> bool:
        """Select an article and scroll to it, if it is in the table."""
        row = self._articles.row_of(article)
        if row is None:
            return False
        self._choose([row])
        self.scrollTo(self._articles.index(row, 0))
        return True

    def select_again(self, articles: Collection[UUID]) -> None:
        """Select those of the articles that are still in the table."""
        wanted = set(articles)
        rows = range(self._articles.rowCount())
        self._choose([row for row in rows if self._articles.article(row) in wanted])

    def target_at(self, place: QPoint) -> Target | None:
        """Tell to which article something would be attached, and where that is in the viewport."""
        index = self.indexAt(place)
        if not index.isValid():
            return None
        line = self._articles.line(index.row())
        name = line.title if line is not None and line.title else "this article"
        row = self.visualRect(index)
        room = QRect(4, row.top(), self.viewport().width() - 8, row.height())
        return Target(room, article=self._articles.article(index.row()), name=name)

    def show_order(self, column: Column, *, is_descending: bool) -> None:
        """Show by which column the table is ordered."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword here
        header.setSortIndicator(column, order)
        header.blockSignals(False)  # noqa: FBT003 - likewise

    def layout_words(self) -> str:
        """The columns' order, widths and choice, to be remembered."""
        return bytes(self.horizontalHeader().saveState().toBase64().data()).decode("ascii")

    def restore_layout(self, words: str) -> None:
        """Take the columns as they were; words that Qt does not understand change nothing."""
        self.horizontalHeader().restoreState(QByteArray.fromBase64(words.encode("ascii", "ignore")))
        self.setColumnHidden(Column.TITLE, False)  # noqa: FBT003 - Qt takes no keyword here

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected():
            return
        pop_up(self._menu, event.globalPos(), self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select a row where the Tab key comes in, so that Enter opens it."""
        super().focusInEvent(event)
        by_tab = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if event.reason() in by_tab and not self.selected() and self.model().rowCount():
            self._choose([max(self.currentIndex().row(), 0)])

    def _choose(self, rows: Sequence[int]) -> None:
        """Select rows in their order, whatever key is held down (`selectRow` minds Shift)."""
        cells = [self._articles.index(row, 0) for row in rows]
        chosen = QItemSelection()
        for _, run in groupby(enumerate(cells), lambda each: each[1].row() - each[0]):
            together = [cell for _, cell in run]
            chosen.append(QItemSelectionRange(together[0], together[-1]))
        how = QItemSelectionModel.SelectionFlag
        if cells:
            self.selectionModel().setCurrentIndex(cells[0], how.NoUpdate)
        self.selectionModel().select(chosen, how.ClearAndSelect | how.Rows)

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in Column:
            header.resizeSection(column, column.width)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(Column.ADDED, Qt.SortOrder.DescendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.sorted_by.emit(column, order is Qt.SortOrder.DescendingOrder)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._articles.article(index.row()))

    @Slot()
    def _choose_columns(self) -> None:
        menu = QMenu(self)
        for column in Column:
            if column is Column.TITLE:
                continue
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.setData(int(column))
        chosen = menu.exec(self.cursor().pos())
        if chosen is not None:
            self.setColumnHidden(chosen.data(), not chosen.isChecked())
        menu.deleteLater()


class _Delegate(QStyledItemDelegate):
    """Rows without frames: the title in ink, the rest soft, one rounded ground where selected."""

    _ELIDE: ClassVar = Qt.TextElideMode.ElideRight

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        is_title = index.column() == Column.TITLE
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("ink" if is_title else "soft"))
        room = option.rect.adjusted(2 * _PADDING if is_title else _PADDING, 0, -_PADDING, 0)
        words = str(index.data() or "")
        shown = option.fontMetrics.elidedText(words, self._ELIDE, room.width())
        painter.drawText(room, Column(index.column()).alignment, shown)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if not is_selected:
            return
        row = QRect(0, option.rect.top(), self._table.viewport().width(), option.rect.height())
        ground = QRectF(row).adjusted(8, 1, -8, -1)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setBrush(self._theme.colour("chosen"))
        has_focus = self._table.hasFocus()
        painter.setPen(QPen(self._theme.colour("focus")) if has_focus else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.restore()
