"""What stands above and at the left of an evidence map: badges, names, names set upright."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from ketareview.domain.codebook import Code, Scheme
from ketareview.domain.mapping import Heading
from ketareview.ui import fonts
from ketareview.ui.maps.model import HEADING
from ketareview.ui.theme import Theme

_LOW = 36
_TALL = 132
_LABELS = 220
_BADGE = 20.0
_MARGIN = 16
_INDENT = 14


class ColumnHeader(QHeaderView):
    """The digit of each strength, the letter of each claim type, or names set upright."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def sizeHint(self) -> QSize:
        first = self._heading(0)
        is_named = first is not None and first.code is None
        return QSize(0, _TALL if is_named else _LOW)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        heading = self._heading(section)
        if heading is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._theme.colour("panel"))
        if heading.code is None:
            self._paint_upright(painter, rect, heading.label)
        elif heading.code.scheme is Scheme.CLAIM_TYPE:
            middle = QPointF(rect.center()) - QPointF(_BADGE / 2, _BADGE / 2)
            paint_badge(painter, middle, heading.code, self._theme)
        else:
            painter.setPen(self._theme.colour("soft"))
            painter.setFont(fonts.font(12, is_strong=True))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, heading.code.sign)
        painter.restore()

    def _paint_upright(self, painter: QPainter, rect: QRect, label: str) -> None:
        painter.setPen(self._theme.colour("soft"))
        painter.setFont(fonts.font(12))
        painter.translate(rect.center().x() + 5, rect.bottom() - 8)
        painter.rotate(-90)
        room = rect.height() - 16
        words = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(0, 0), words)

    def _heading(self, section: int) -> Heading | None:
        heading = self.model().headerData(section, self.orientation(), HEADING)
        return heading if isinstance(heading, Heading) else None


class RowHeader(QHeaderView):
    """The letter and name of each claim type, or topics, those below others set in."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(_LABELS)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LABELS, 0)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        heading = self.model().headerData(section, self.orientation(), HEADING)
        if not isinstance(heading, Heading):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._theme.colour("panel"))
        left = _MARGIN + min(heading.depth, 4) * _INDENT
        if heading.code is not None:
            top = rect.center().y() - _BADGE / 2 + 0.5
            paint_badge(painter, QPointF(rect.left() + left, top), heading.code, self._theme)
            left += int(_BADGE) + 10
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(fonts.font())
        room = rect.adjusted(left, 0, -8, 0)
        words = painter.fontMetrics().elidedText(
            heading.label, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def paint_badge(painter: QPainter, corner: QPointF, code: Code, theme: Theme) -> None:
    """Draw a claim type's letter in its colour, from the corner at the top left."""
    badge = QRectF(corner.x(), corner.y(), _BADGE, _BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.claim_colour(code))
    painter.drawRoundedRect(badge, 4.0, 4.0)
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.setFont(fonts.font(12, is_strong=True))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, code.sign)
