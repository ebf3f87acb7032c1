"""Items of lists that we paint ourselves: in the theme's colours, on one ground where chosen."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ketareview.ui.theme import Theme

ROUND: Final = 6.0
"""Pixels of a row's corners."""

ROUNDER: Final = 8.0
"""Pixels of a card's corners."""


class ItemPainter(QStyledItemDelegate):
    """Knows the theme and the view, which is painted anew when the theme changes."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        theme.changed.connect(view.viewport().update)

    def lay_ground(  # noqa: PLR0913 - the last two are the colours of grounds that differ
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRectF,
        corners: float,
        *,
        idle: str = "",
        hovered: str = "hover",
    ) -> None:
        """Paint what lies under an item: framed where it is chosen and its view has the focus.

        Where it is neither chosen nor hovered over, there is nothing unless `idle` names a colour.
        """
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        colour = "chosen" if is_chosen else hovered if is_hovered else idle
        if not colour:
            return
        has_focus = is_chosen and self._view.hasFocus()
        painter.setPen(QPen(self._theme.colour("focus")) if has_focus else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(colour))
        painter.drawRoundedRect(room, corners, corners)
