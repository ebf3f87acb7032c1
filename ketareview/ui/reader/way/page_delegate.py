"""How a page is painted in the list of small pages."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ketareview.ui.reader.page.painting import lifted
from ketareview.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ABOVE, _LABEL = 8.0, 22.0
_BAR, _BESIDE = 4.0, 3.0
_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A highlighted line of a page; `top` and `bottom` are parts of the page's height."""

    top: float
    bottom: float
    colour: QColor


class PageDelegate(QStyledItemDelegate):
    """Paints the page's picture, its label below, and bars for its highlights at its left."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: Callable[[int], QImage | None] = _no_picture
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._scale = 1.0
        self.bars: dict[int, list[Bar]] = {}

    def know(
        self,
        picture: Callable[[int], QImage | None],
        sizes: tuple[tuple[float, float], ...],
        scale: float,
    ) -> None:
        """Learn where the pictures are, and the sizes of the pages."""
        self._picture, self._sizes, self._scale = picture, sizes, scale

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        highest = max((height for _, height in self._sizes), default=1.0)
        return QSize(120, round(highest * self._scale + _ABOVE + _LABEL))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        page = index.row() + 1
        room: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = self._sheet(room, page)
        picture = self._picture(page)
        if picture is None:
            painter.fillRect(sheet, self._theme.pages.colour("sheet") or QColor("white"))
        else:
            painter.drawImage(sheet, picture)
        self._frame(painter, sheet, is_current=is_current)
        for bar in self.bars.get(page, ()):
            top = sheet.top() + bar.top * sheet.height()
            height = max((bar.bottom - bar.top) * sheet.height(), _LEAST)
            left = sheet.left() - _BESIDE - _BAR
            painter.fillRect(QRectF(left, top, _BAR, height), self._line(bar.colour))
        painter.setPen(self._theme.colour("accent" if is_current else "soft"))
        words = QRectF(room.left(), room.bottom() - _LABEL, room.width(), _LABEL)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()

    def _line(self, colour: QColor) -> QColor:
        return lifted(colour, 0.62) if self._theme.is_dark else colour

    def _frame(self, painter: QPainter, sheet: QRectF, *, is_current: bool) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        name, width = ("accent", 2.0) if is_current else ("frame", 1.0)
        painter.setPen(QPen(self._theme.colour(name), width))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _sheet(self, room: QRect, page: int) -> QRectF:
        width, height = (side * self._scale for side in self._sizes[page - 1])
        highest = room.height() - _ABOVE - _LABEL
        left = room.left() + (room.width() - width) / 2
        return QRectF(left, room.top() + _ABOVE + highest - height, width, height)


def _no_picture(_page: int) -> QImage | None:
    return None
