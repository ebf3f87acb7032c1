"""The bar that shows how many passages stand for a claim, against it, or between, how strong."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from ketareview.ui.theme import Theme
from ketareview.workflows.ledger import Rungs

_PARTS = (
    ("supports", "for"),
    ("qualifies", "between"),
    ("no-difference", "between"),
    ("contradicts", "against"),
)
"""Stances from left to right, and the theme's colours for them."""

_GAP = 2.0
_FAINTEST, _PER_RUNG = 0.4, 0.1


def paint_balance(
    painter: QPainter, room: QRectF, rungs: Mapping[str, Rungs], theme: Theme
) -> None:
    """Paint the bar, the fainter the weaker; words tell the same in numbers."""
    shown = [(rungs.get(stance, ()), colour) for stance, colour in _PARTS]
    total = sum(count for each, _ in shown for _, count in each)
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
    each_one = room.width() / total
    for each, colour in shown:
        end = left + each_one * sum(count for _, count in each) - _GAP
        for level, count in each:
            width = max(min(each_one * count, end - left), 0.0)
            painter.setBrush(_faint(theme.colour(colour), level))
            painter.drawRect(QRectF(left, room.top(), width, room.height()))
            left += each_one * count
    painter.restore()


def _faint(colour: QColor, level: int | None) -> QColor:
    shade = QColor(colour)
    shade.setAlphaF(_FAINTEST + _PER_RUNG * (level or 0))
    return shade
