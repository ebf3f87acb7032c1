"""How a passage looks under a claim: its strength, its words, where they stand."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from ketareview.ui import fonts
from ketareview.ui.claims.passage_model import ROW, WHENCE, Index, Row
from ketareview.ui.item_painter import ROUNDER, ItemPainter
from ketareview.ui.reader.beside.highlight_card import shortened
from ketareview.ui.theme import Theme

_MARGIN, _PADDING = 16, 10
_BADGE = 22
_HEADING = 32
_MOST_LINES = 4
_WRAP = int(Qt.TextFlag.TextWordWrap)
_SIDES = {"supports": "for", "contradicts": "against"}


class PassageCard(ItemPainter):
    """Paints headings and passages; the edge has the colour of the side."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        if row.marked is None:
            return QSize(0, _HEADING)
        return QSize(0, _height(str(index.data()), self._view.viewport().width()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.marked is None:
            painter.setFont(fonts.font(12, is_strong=True))
            painter.setPen(self._theme.colour("soft"))
            room = option.rect.adjusted(_MARGIN, 0, -_MARGIN, -4)
            heading = painter.fontMetrics().elidedText(
                row.heading, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom), heading)
        else:
            self._paint_passage(painter, option, index, row)
        painter.restore()

    def _paint_passage(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: Row
    ) -> None:
        card: QRect = option.rect.adjusted(_MARGIN, 3, -_MARGIN, -3)
        self._paint_ground(painter, card, option, row)
        inner = card.adjusted(_PADDING + 4, _PADDING, -_PADDING, -_PADDING)
        badge = QRectF(inner.left(), inner.top(), _BADGE, _BADGE)
        paint_badge(painter, badge, row.level, self._theme, is_known=not row.is_proposed)
        words = inner.adjusted(_BADGE + 10, 0, 0, 0)
        small = fonts.font(11)
        painter.setFont(small)
        painter.setPen(self._theme.colour("soft"))
        whence = QFontMetrics(small).elidedText(
            str(index.data(WHENCE)), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom), whence)
        words.setBottom(words.bottom() - QFontMetrics(small).height() - 2)
        painter.setFont(fonts.font())
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(words, _WRAP, shortened(str(index.data()), fonts.font(), words))

    def _paint_ground(
        self, painter: QPainter, card: QRect, option: QStyleOptionViewItem, row: Row
    ) -> None:
        self.lay_ground(painter, option, QRectF(card), ROUNDER, idle="panel", hovered="panel")
        painter.setPen(Qt.PenStyle.NoPen)
        side = "line" if row.is_proposed else _SIDES.get(row.stance, "between")
        painter.setBrush(self._theme.colour(side))
        edge = QRectF(card.left() + 1, card.top() + 6, 3, card.height() - 12)
        painter.drawRoundedRect(edge, 1.5, 1.5)


def paint_badge(
    painter: QPainter, room: QRectF, level: int | None, theme: Theme, *, is_known: bool = True
) -> None:
    """Paint the rung of the evidence ladder as its digit; "?" is unchecked."""
    painter.setPen(QPen(theme.colour("frame")) if level is None else Qt.PenStyle.NoPen)
    painter.setBrush(theme.strength_colour(level))
    painter.drawRoundedRect(room, 5.0, 5.0)
    painter.setFont(fonts.font(12, is_strong=True))
    painter.setPen(theme.strength_ink(level))
    digit = ("?" if is_known else "+") if level is None else str(level)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), digit)


@lru_cache(maxsize=5_000)
def _height(words: str, width: int) -> int:
    """Measure a card; all are measured whenever one changes, and measuring takes long."""
    metrics, small = QFontMetrics(fonts.font()), QFontMetrics(QFont(fonts.font(11)))
    room = width - 2 * _MARGIN - 2 * _PADDING - 4 - _BADGE - 10
    quote = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAP, words).height()
    quote = max(min(quote, metrics.lineSpacing() * _MOST_LINES), _BADGE)
    return 6 + 2 * _PADDING + quote + 4 + small.height()
