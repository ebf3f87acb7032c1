"""Pages of a PDF below one another, to be looked at only."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from ketareview.pdf import PaperShape, Viewer
from ketareview.ui.reader.page.geometry import MARGIN, Column, fitting_scale
from ketareview.ui.reader.page.pictures import Pictures
from ketareview.ui.theme import Theme

_WIDEST = 1.35
"""Pixels a point: a page is not drawn larger than about its size on paper."""

_STEP = 48


class PageList(QAbstractScrollArea):
    """Fits the pages to its width; pictures come from worker processes."""

    failed = Signal(object)  # Exception
    drawn = Signal()

    def __init__(self, viewer: Viewer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages of the report")
        self.verticalScrollBar().setSingleStep(_STEP)
        self._viewer = viewer
        self._theme = theme
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._column = Column((), 1.0, 0.0)
        self._pictures: Pictures | None = None
        theme.changed.connect(self.viewport().update)

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._sizes)

    def show_paper(self, path: Path, shape: PaperShape) -> None:
        """Show these pages; where one was is kept, as far as there are as many."""
        self.clear()
        self._sizes = tuple((page.width, page.height) for page in shape.pages)
        self._pictures = Pictures(self._viewer, path, self)
        self._pictures.arrived.connect(self._show_picture)
        self._pictures.failed.connect(self.failed)
        self._arrange()

    def clear(self) -> None:
        """Show nothing, and take back what waits."""
        if self._pictures is not None:
            self._pictures.shut()
            self._pictures.deleteLater()
            self._pictures = None
        self._sizes = ()
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Scroll to a page, counted from 1."""
        self.verticalScrollBar().setValue(int(self._column.page(page).top) - MARGIN)

    def picture(self, page: int) -> QImage | None:
        """The picture of a page (from 1), once it is there."""
        return self._pictures.of(page) if self._pictures is not None else None

    def has_drawn(self, page: int) -> bool:
        """Whether the picture of a page (from 1) is there."""
        return self.picture(page) is not None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._want()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self._theme.colour("desk"))
        top = self.verticalScrollBar().value()
        for number in self._seen():
            page = self._column.page(number)
            room = QRectF(page.left, page.top - top, page.width, page.height)
            painter.fillRect(room, Qt.GlobalColor.white)
            picture = self._pictures.of(number) if self._pictures else None
            if picture is not None:
                painter.drawImage(room, picture)
            painter.setPen(QPen(self._theme.colour("line")))
            painter.drawRect(room)
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(720, 800)

    def _arrange(self) -> None:
        width = float(self.viewport().width())
        scale = min(fitting_scale(self._sizes, width), _WIDEST)
        self._column = Column(self._sizes, scale, width)
        height = int(self._column.height) if self._sizes else 0
        bar = self.verticalScrollBar()
        bar.setRange(0, max(height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        self._want()
        self.viewport().update()

    def _seen(self) -> range:
        if not self._sizes:
            return range(0)
        top = float(self.verticalScrollBar().value())
        return self._column.pages_in(top, top + self.viewport().height())

    def _want(self) -> None:
        seen = self._seen()
        if self._pictures is None or not seen:
            return
        ahead = min(seen.stop, len(self._sizes))
        wanted = [*seen, *([ahead] if ahead not in seen else [])]
        self._pictures.want(wanted, self._column.scale * self.devicePixelRatioF())

    @Slot(int)
    def _show_picture(self, number: int) -> None:
        if number in self._seen():
            self.viewport().update()
            self.drawn.emit()
