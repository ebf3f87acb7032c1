"""The bar that shows how many passages stand for a claim, against it, or between."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from ketareview.ui.theme import Theme

_PARTS = (
    ("supports", "for"),
    ("qualifies", "between"),
    ("no-difference", "between"),
    ("contradicts", "against"),
)
"""Stances from left to right, and the theme's colours for them."""

_GAP = 2.0


def paint_balance(painter: QPainter, room: QRectF, counts: Mapping[str, int], theme: Theme) -> None:
    """Paint the bar; the words below it tell the same in numbers."""
    shown = [(counts.get(stance, 0), colour) for stance, colour in _PARTS]
    total = sum(count for count, _ in shown)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    radius = room.height() / 2
    if not total:
        painter.drawRoundedRect(room, radius, radius)
        painter.restore()
        return
    rounded = QPainterPath()
    rounded.addRoundedRect(room, radius, radius)
    painter.setClipPath(rounded)
    left = room.left()
    for count, colour in shown:
        width = room.width() * count / total
        painter.setBrush(theme.colour(colour))
        painter.drawRect(QRectF(left, room.top(), max(width - _GAP, 0.0), room.height()))
        left += width
    painter.restore()
