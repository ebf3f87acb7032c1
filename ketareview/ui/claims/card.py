"""How a claim looks in the list: its statement, the balance, and the counts in words."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from typing_extensions import override

from ketareview.ui import fonts
from ketareview.ui.claims.balance import paint_balance
from ketareview.ui.claims.model import LINE, Index
from ketareview.ui.item_painter import ROUNDER, ItemPainter
from ketareview.ui.reader.beside.highlight_card import shortened
from ketareview.ui.theme import Theme
from ketareview.workflows.claims import ClaimLine

_MARGIN = 8
_PADDING = 10
_BAR = 4
_LINES = 2
_WRAP = int(Qt.TextFlag.TextWordWrap)


class ClaimCard(ItemPainter):
    """Paints a claim as high as its words need, or all equally high where its view says so."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self._list = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: ClaimLine = index.data(LINE)
        words, told = _LINES, 2
        if not self._list.uniformItemSizes():
            width = self._view.viewport().width() - 2 * (_MARGIN + _PADDING)
            is_on_one = _width_of(line.claim.statement, QFont().toString()) <= width
            words = 1 if is_on_one else _LINES
            told = 2 if line.counts or line.grounds else 1  # sources are counted later
        room = words * QFontMetrics(fonts.font()).lineSpacing()
        room += told * QFontMetrics(fonts.font(11)).lineSpacing()
        return QSize(0, 4 + 2 * _PADDING + room + 8 + _BAR + 6)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ClaimLine = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card: QRect = option.rect.adjusted(_MARGIN, 2, -_MARGIN, -2)
        ground = QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5)
        self.lay_ground(painter, option, ground, ROUNDER, idle="panel")
        inner = card.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        font = fonts.font()
        height = QFontMetrics(font).lineSpacing() * _LINES
        words = QRect(inner.left(), inner.top(), inner.width(), height)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink"))
        statement = shortened(line.claim.statement, font, words, " …")
        used = painter.drawText(words, _WRAP, statement)
        bar = QRectF(inner.left(), used.bottom() + 8, inner.width(), _BAR)
        paint_balance(painter, bar, line.rungs, self._theme)
        below = QRect(inner.left(), int(bar.bottom()) + 6, inner.width(), inner.height())
        self._paint_counts(painter, below, line)
        painter.restore()

    def _paint_counts(self, painter: QPainter, room: QRect, line: ClaimLine) -> None:
        """Paint how many passages stand how, and below that what they rest on."""
        font = fonts.font(11)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour("soft"))
        for number, told in enumerate((line.stances, line.grounds)):
            shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(
                room.left(), room.top() + metrics.ascent() + number * metrics.lineSpacing(), shown
            )


@lru_cache(maxsize=5_000)
def _width_of(words: str, _base: str) -> int:
    """Measure a statement on one line, once for all widths of the list."""
    return QFontMetrics(fonts.font()).horizontalAdvance(words)
