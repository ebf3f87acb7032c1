"""The list of results: quick with a hundred thousand of them, and usable without a mouse."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from ketareview.ui.incoming.deeds import Deed, deeds_of
from ketareview.ui.incoming.result_model import ResultModel
from ketareview.ui.incoming.result_row import HEIGHT, ResultRow
from ketareview.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ResultTable(QTableView):
    """One column of results; only the rows that are seen are measured.

    (A list view measures every row whenever one is added: 100,000 of them took seconds.)
    """

    asked = Signal(str, object)  # what to do (a Deed), and the ImportResult
    copy_asked = Signal()

    def __init__(self, model: ResultModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importResults")
        self.setAccessibleName("Results of the import")
        self._results = model
        self._is_following = True
        self.rows = ResultRow(theme, self)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(HEIGHT)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(self._scroll)
        model.modelReset.connect(self._start_at_top)
        for changed in (model.rowsInserted, model.modelReset, model.dataChanged):
            changed.connect(self._expect_fit)

    def do(self, deed: Deed, index: QModelIndex) -> None:
        """Ask for what a row offers."""
        self.asked.emit(deed, self._results.result(index.row()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._expect_fit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(QPoint(-1, -1))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        deed = self.rows.deed_at(place, index) if index.isValid() else None
        if deed is not None and event.button() == Qt.MouseButton.LeftButton:
            self.do(deed, index)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.rows.deed_at(event.position().toPoint(), index) is None:
            self._do_first(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self._do_first(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            index = self.currentIndex()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in deeds_of(self._results.result(index.row())) if index.isValid() else ():
            menu.addAction(deed.value).triggered.connect(partial(self.do, deed, index))
        menu.addSeparator()
        menu.addAction("Copy").triggered.connect(self.copy_asked)
        menu.popup(event.globalPos())

    def _do_first(self, index: QModelIndex) -> None:
        offered = deeds_of(self._results.result(index.row()))
        if offered:
            self.do(offered[0], index)

    def _point(self, place: QPoint) -> None:
        index = self.indexAt(place)
        deed = self.rows.deed_at(place, index) if index.isValid() else None
        pointed = (index.row(), deed) if deed is not None else None
        if pointed != self.rows.pointed:
            self.rows.pointed = pointed
            shape = Qt.CursorShape.PointingHandCursor if pointed else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    @Slot(int)
    def _scroll(self, value: int) -> None:
        self._is_following = value >= self.verticalScrollBar().maximum()
        self._expect_fit()

    @Slot()
    def _start_at_top(self) -> None:
        self._is_following = self._results.rowCount() == 0
        self.scrollToTop()

    @Slot()
    def _expect_fit(self) -> None:
        if not self._fitting.isActive():
            self._fitting.start(0)

    @Slot()
    def _fit(self) -> None:
        """Give the rows that are seen the height that their words need."""
        if self._is_following:
            self.scrollToBottom()
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height())
        if top < 0:
            return
        last = bottom if bottom >= 0 else self._results.rowCount() - 1
        has_changed = False
        for row in range(top, last + 1):
            height = self.rows.height(self._results.result(row), self.viewport().width())
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
                has_changed = True
        if has_changed:
            self._expect_fit()
