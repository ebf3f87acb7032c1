"""Rows of the left column: rounded where chosen, an icon, and a soft count at the right edge."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from ketareview.ui import icons
from ketareview.ui.item_painter import ROUND, ItemPainter
from ketareview.ui.theme import Theme

COUNT = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2

_MARGIN = 8
_ICON = 18

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(ItemPainter):
    """Paints a row; `height` is in pixels."""

    def __init__(self, theme: Theme, view: QAbstractItemView, height: int) -> None:
        super().__init__(theme, view)
        self._height = height
        self._is_tree = isinstance(view, QTreeView)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_tree:
            self.paint_ground(painter, option)
        room = option.rect.adjusted(4, 0, -_MARGIN - 8, 0)
        icon = index.data(ICON)
        if icon:
            room = self._paint_icon(painter, room, str(icon), is_chosen=is_chosen)
        count = index.data(COUNT)
        if count:
            room = self._paint_count(painter, option, room, f"{count:,}")
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("accent" if is_chosen else "ink"))
        words = str(index.data() or "")
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint what lies under the whole row; a tree does so before it paints its arrows."""
        width = self._view.viewport().width()
        row = QRectF(_MARGIN, option.rect.top(), width - 2 * _MARGIN, option.rect.height())
        self.lay_ground(painter, option, row.adjusted(0.5, 1.0, -0.5, -1.0), ROUND)

    def _paint_icon(self, painter: QPainter, room: QRect, name: str, *, is_chosen: bool) -> QRect:
        colour = self._theme.colour("accent" if is_chosen else "soft")
        ratio = self._view.devicePixelRatioF()
        drawn = icons.picture(name, colour, _ICON, ratio)
        left = room.left() + 16
        painter.drawPixmap(left, room.center().y() - _ICON // 2 + 1, drawn)
        return room.adjusted(16 + _ICON + 10, 0, 0, 0)

    def _paint_count(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, count: str
    ) -> QRect:
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("soft"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, right, count)
        return room.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(count) - 12, 0)
