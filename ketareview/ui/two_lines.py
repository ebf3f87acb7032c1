"""Rows of two lines: what it is, and softly below what is to be known of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from ketareview.ui import fonts
from ketareview.ui.item_painter import ROUND, ItemPainter

BELOW = Qt.ItemDataRole.UserRole + 8

_HEIGHT = 48
_MARGIN = 12

Index = QModelIndex | QPersistentModelIndex


class TwoLines(ItemPainter):
    """Paints the display role, and below it the role `BELOW`; nothing is taken for markup."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(4.5, 1.0, -4.5, -1.0)
        self.lay_ground(painter, option, ground, ROUND)
        room = option.rect.adjusted(_MARGIN, 6, -_MARGIN, -6)
        lines = (
            (fonts.font(), "ink", str(index.data() or ""), Qt.AlignmentFlag.AlignTop),
            (fonts.font(12), "soft", str(index.data(BELOW) or ""), Qt.AlignmentFlag.AlignBottom),
        )
        for font, colour, words, place in lines:
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, place, shown)
        painter.restore()
