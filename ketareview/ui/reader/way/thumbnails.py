"""The pages of a paper as small pictures, with what is marked on them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from ketareview.pdf import Viewer
from ketareview.ui.reader.opening import Opened
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.pictures import Pictures
from ketareview.ui.reader.page.surface import Surface
from ketareview.ui.reader.way.page_delegate import Bar, PageDelegate
from ketareview.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_BUDGET = 8 * 1024 * 1024
_SETTLING = 80  # milliseconds for which scrolling must rest before pictures are asked for
_WIDEST, _HIGHEST = 116.0, 168.0
_NOWHERE = QModelIndex()


class Thumbnails(QListView):
    """Makes pictures of the pages in sight only; a click or Enter goes to a page."""

    asked = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setAccessibleName("Pages")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._theme = theme
        self._pages = _Pages(self)
        self._delegate = PageDelegate(self, theme)
        self.setModel(self._pages)
        self.setItemDelegate(self._delegate)
        self._pictures: Pictures | None = None
        self._surface: Surface | None = None
        self._marks: dict[int, list[Mark]] = {}
        self._scale = 1.0
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self._want)
        self.clicked.connect(self._ask)
        theme.changed.connect(self.viewport().update)

    @property
    def seen(self) -> range:
        """The pages in sight."""
        height = self.viewport().height()
        first = self.indexAt(QPoint(1, 0))
        if not first.isValid() or height <= 0:
            return range(0)
        place = self.visualRect(first)
        more = -(-(height - place.bottom()) // max(place.height(), 1))
        last = min(first.row() + 1 + max(more, 0), len(self._pages.labels))
        return range(first.row() + 1, last + 1)

    def picture(self, page: int) -> QImage | None:
        """The small picture of a page, once it is there."""
        return self._pictures.of(page) if self._pictures else None

    def bars(self, page: int) -> list[Bar]:
        """What is marked on a page, as far as its places are known."""
        return self._delegate.bars.get(page, [])

    def show_paper(self, viewer: Viewer, path: Path, opened: Opened) -> None:
        """Show the pages of a paper."""
        self._pictures = Pictures(viewer, path, self, budget=_BUDGET, look=self._theme.pages)
        self._pictures.arrived.connect(self._show_picture)
        self._surface = opened.surface
        widest = max(width for width, _ in opened.sizes)
        highest = max(height for _, height in opened.sizes)
        self._scale = min(_WIDEST / max(widest, 1.0), _HIGHEST / max(highest, 1.0))
        self._delegate.know(self.picture, opened.sizes, self._scale)
        self._pages.show(opened.labels)
        self._surface.repaint.connect(self._settling.start)
        self._theme.pages.changed.connect(self._settling.start)
        self._settling.start()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these highlights."""
        self._marks = {}
        for mark in marks:
            for page in {piece.page for piece in mark.pieces}:
                self._marks.setdefault(page, []).append(mark)
        self._delegate.bars = {}
        self._settling.start()
        self.viewport().update()

    def follow(self, page: int) -> None:
        """Choose the page that is read."""
        index = self._pages.index(page - 1)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def shut(self) -> None:
        """Take back what was asked for."""
        self._settling.stop()
        if self._pictures is not None:
            self._pictures.shut()
        if self._surface is not None:
            self._surface.repaint.disconnect(self._settling.start)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._settling.start()

    @Slot(QModelIndex)
    def _ask(self, index: QModelIndex) -> None:
        if index.isValid():
            self.asked.emit(index.row() + 1)

    @Slot()
    def _want(self) -> None:
        seen = self.seen
        if self._pictures is None or self._surface is None or not self.isVisible() or not seen:
            return
        self._pictures.want(tuple(seen), round(self._scale * self.devicePixelRatioF(), 4))
        for page in seen:
            self._delegate.bars[page] = self._bars_of(self._surface, page)
        self.viewport().update()

    def _bars_of(self, surface: Surface, page: int) -> list[Bar]:
        bars = []
        for mark in self._marks.get(page, ()):
            for piece in mark.pieces:
                boxes = surface.boxes(piece) if piece.page == page else ()
                for box in boxes:
                    top = surface.hold(box.top()).part
                    bottom = surface.hold(box.bottom()).part
                    bars.append(Bar(top, max(bottom, top), mark.colour))
        return bars

    def _show_picture(self, page: int) -> None:
        self.update(self._pages.index(page - 1))


class _Pages(QAbstractListModel):
    """The printed labels of the pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.labels: tuple[str, ...] = ()

    def show(self, labels: Sequence[str]) -> None:
        self.beginResetModel()
        self.labels = tuple(labels)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.labels)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        label, number = self.labels[index.row()], index.row() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            plain = f"Page {label}"
            return plain if label == str(number) else f"{plain}, {number} of {len(self.labels)}"
        return None
