"""How a highlight looks in the list: a card with its claim type, words and page."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.highlight import Highlight
from ketareview.domain.showing import quoted
from ketareview.ui import fonts
from ketareview.ui.reader.beside.highlight_model import HIGHLIGHT, HighlightModel
from ketareview.ui.theme import Theme

_GAP = 8
_PADDING = 10
_BAR = 4
_MOST_LINES = 4
_WRAP = int(Qt.TextFlag.TextWordWrap)


class HighlightCard(QStyledItemDelegate):
    """Paints cards; their height follows the words and the width of the list."""

    def __init__(
        self, model: HighlightModel, codebook: Codebook, theme: Theme, view: QAbstractItemView
    ) -> None:
        super().__init__(view)
        self._model = model
        self._codebook = codebook
        self._theme = theme
        self._view = view

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        highlight = index.data(HIGHLIGHT)
        width = self._view.viewport().width()
        if not isinstance(highlight, Highlight):
            return QSize(width, 0)
        return QSize(width, _height(quoted(highlight.passage), width, QFont().toString()))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        highlight = index.data(HIGHLIGHT)
        if not isinstance(highlight, Highlight):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        card = rect.adjusted(0, 0, 0, -_GAP)
        self._paint_ground(painter, card, highlight, state)
        self._paint_words(painter, card, highlight)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, card: QRect, highlight: Highlight, state: QStyle.StateFlag
    ) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        claim = self._claim(highlight)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.claim_colour(claim))
        painter.save()
        painter.setClipRect(QRectF(card).adjusted(0.0, 0.0, 2 * _PADDING - card.width(), 0.0))
        painter.drawRoundedRect(QRectF(card), 8.0, 8.0)
        painter.restore()
        inner = QRectF(card).adjusted(_BAR, 0.0, 0.0, 0.0)
        painter.setBrush(self._theme.colour("panel"))
        painter.drawRoundedRect(inner, 6.0, 6.0)
        painter.setBrush(self._theme.colour("chosen" if is_chosen else "window"))
        if state & QStyle.StateFlag.State_HasFocus and is_chosen:
            painter.setPen(QPen(self._theme.colour("accent"), 1.0))
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0)

    def _paint_words(self, painter: QPainter, card: QRect, highlight: Highlight) -> None:
        kind, words, meta = _fonts()
        inner = card.adjusted(_BAR + _PADDING, _PADDING, -_PADDING, -_PADDING + 2)
        self._paint_kind(painter, inner, highlight, kind)
        top = inner.top() + QFontMetrics(kind).height() + 3
        bottom = inner.bottom() - QFontMetrics(meta).height() - 3
        painter.setFont(words)
        painter.setPen(self._theme.colour("ink"))
        quote = QRect(inner.left(), top, inner.width(), bottom - top)
        painter.drawText(quote, _WRAP, shortened(quoted(highlight.passage), words, quote))
        painter.setFont(meta)
        painter.setPen(self._theme.colour("soft"))
        told = QFontMetrics(meta).elidedText(
            self._model.told(highlight), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), told)

    def _paint_kind(
        self, painter: QPainter, inner: QRect, highlight: Highlight, font: QFont
    ) -> None:
        claim = self._claim(highlight)
        strength = self._codebook.code(Scheme.STRENGTH, highlight.tags.strength)
        painter.setFont(font)
        painter.setPen(self._theme.claim_ink(claim))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), claim.label)
        used = QFontMetrics(font).horizontalAdvance(claim.label)
        soft = QFont(font)
        soft.setWeight(QFont.Weight.Normal)
        painter.setFont(soft)
        painter.setPen(self._theme.colour("soft"))
        rest = QFontMetrics(soft).elidedText(
            f" · {strength.key} ({strength.sign})",
            Qt.TextElideMode.ElideRight,
            inner.width() - used,
        )
        painter.drawText(inner.adjusted(used, 0, 0, 0), int(Qt.AlignmentFlag.AlignTop), rest)

    def _claim(self, highlight: Highlight) -> Code:
        return self._codebook.code(Scheme.CLAIM_TYPE, highlight.tags.claim_type)


def _fonts() -> tuple[QFont, QFont, QFont]:
    return fonts.font(12, is_strong=True), fonts.font(13), fonts.font(11)


@lru_cache(maxsize=5_000)
def _height(quoted: str, width: int, _base: str) -> int:
    """Measure a card; all are measured whenever one changes, and measuring takes long."""
    kind, words, meta = (QFontMetrics(font) for font in _fonts())
    inner = width - _BAR - 2 * _PADDING
    quote = words.boundingRect(QRect(0, 0, inner, 10_000), _WRAP, quoted).height()
    quote = min(quote, words.boundingRect(QRect(), _WRAP, "x").height() * _MOST_LINES)
    return _PADDING + kind.height() + 3 + quote + 4 + meta.height() + _PADDING - 2 + _GAP


def shortened(words: str, font: QFont, room: QRect, end: str = " …”") -> str:
    """Cut at a word so that it fits the room, with an ellipsis and the closing mark."""
    metrics = QFontMetrics(font)
    box = QRect(0, 0, room.width(), 10_000)
    if metrics.boundingRect(box, _WRAP, words).height() <= room.height() + 1:
        return words
    low, high = 0, len(words)
    while low + 1 < high:
        middle = (low + high) // 2
        if metrics.boundingRect(box, _WRAP, words[:middle] + end).height() > room.height() + 1:
            high = middle
        else:
            low = middle
    return words[:low].rsplit(" ", 1)[0] + end
