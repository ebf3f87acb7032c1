"""Rows of two lines: what it is, and softly below what is to be known of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ketareview.ui import fonts
from ketareview.ui.theme import Theme

BELOW = Qt.ItemDataRole.UserRole + 8

_HEIGHT = 48
_MARGIN = 12
_RADIUS = 6.0

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Paints the display role, and below it the role `BELOW`; nothing is taken for markup."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        theme.changed.connect(view.viewport().update)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or is_hovered:
            has_focus = is_chosen and self._view.hasFocus()
            painter.setPen(QPen(self._theme.colour("focus")) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("chosen" if is_chosen else "hover"))
            ground = QRectF(option.rect).adjusted(4.5, 1.0, -4.5, -1.0)
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
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
